#include <distich/text/hash.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/keys_internal.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/tokens_internal.hpp>

namespace distich {
namespace tm {
namespace {

// Raised whenever keys are made otherwise from the same normalised text.
constexpr int rules_version = 1;

}  // namespace

std::string keys_version() {
  return "keys " + std::to_string(rules_version) + ", " + text::normalizer_version();
}

std::uint64_t text_key(std::string_view text) {
  return text::hash64(text::normalize(text, text::Form::match));
}

}  // namespace tm

std::vector<VariantKeys> make_keys(const TranslationUnit& unit) {
  std::vector<VariantKeys> keys;
  keys.reserve(unit.variants.size());
  tm::TokenList tokens;
  for (const auto& variant : unit.variants) {
    const auto normal = text::normalize(variant.text.text, text::Form::match);
    tokens.assign(normal);
    auto& key = keys.emplace_back();
    key.text = text::hash64(normal);
    key.tokens = static_cast<std::uint32_t>(tokens.words());
    if (variant.context) {
      key.previous = tm::text_key(variant.context->previous);
      key.next = tm::text_key(variant.context->next);
    }
  }
  return keys;
}

}  // namespace distich
