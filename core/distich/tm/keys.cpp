#include <array>
#include <cstring>

#include <distich/text/hash.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/keys_internal.hpp>
#include <distich/tm/memory.hpp>
#include <distich/tm/tokens_internal.hpp>
#include <distich/tm/word_forms_internal.hpp>

namespace distich {
namespace tm {
namespace {

// Raised whenever keys are made otherwise from the same normalised text.
constexpr int rules_version = 4;

std::uint32_t short_hash(std::string_view bytes) noexcept {
  return static_cast<std::uint32_t>(text::hash64(bytes) >> 32);
}

template <class Number>
void append_bytes(std::string& out, Number number) {
  for (unsigned shift = 0; shift < sizeof(Number) * 8; shift += 8) {
    out += static_cast<char>(static_cast<unsigned char>(number >> shift));
  }
}

std::uint32_t one_sided_key(char side, std::uint32_t words, std::uint64_t key) {
  std::string bytes(1, side);
  append_bytes(bytes, words);
  append_bytes(bytes, key);
  return short_hash(bytes);
}

}  // namespace

std::string keys_version() {
  return "keys " + std::to_string(rules_version) + ", " + text::normalizer_version();
}

std::uint32_t token_of(std::string_view folded) noexcept {
  return short_hash(folded);
}

std::uint64_t text_key(std::string_view text) {
  return text::hash64(text::normalize(text, text::Form::match));
}

TextKeys text_keys(std::string_view normal, const TokenList& tokens) {
  TextKeys keys;
  keys.tokens.reserve(tokens.size());
  std::string words;
  words.reserve(tokens.words() * sizeof(std::uint32_t));
  for (const auto& token : tokens.tokens()) {
    const auto hash = token_of(tokens.folded(token));
    keys.tokens.push_back(hash);
    if (token.kind == TokenKind::word) append_bytes(words, hash);
  }
  // Texts without words are found by what they are.
  keys.words = short_hash(words.empty() ? normal : std::string_view(words));
  return keys;
}

std::uint32_t context_key(std::uint32_t words, std::uint64_t previous, std::uint64_t next) {
  std::string bytes;
  append_bytes(bytes, words);
  append_bytes(bytes, previous);
  append_bytes(bytes, next);
  return short_hash(bytes);
}

std::uint32_t previous_key(std::uint32_t words, std::uint64_t previous) {
  return one_sided_key('<', words, previous);
}

std::uint32_t next_key(std::uint32_t words, std::uint64_t next) {
  return one_sided_key('>', words, next);
}

std::uint32_t id_key(std::uint32_t words, std::string_view id) {
  return one_sided_key('#', words, text::hash64(id));
}

std::uint64_t edge_key() {
  return text_key({});
}

namespace {

void add_context_keys(const Context& context, std::uint32_t words, std::vector<std::uint32_t>& keys) {
  const auto previous = text_key(context.previous);
  const auto next = text_key(context.next);
  keys.push_back(context_key(words, previous, next));
  if (previous != edge_key()) keys.push_back(previous_key(words, previous));
  if (next != edge_key()) keys.push_back(next_key(words, next));
}

}  // namespace
}  // namespace tm

std::vector<VariantKeys> make_keys(const TranslationUnit& unit) {
  std::vector<VariantKeys> keys;
  keys.reserve(unit.variants.size());
  tm::TokenList tokens;
  for (const auto& variant : unit.variants) {
    const auto normal = text::normalize(variant.text.text, text::Form::match);
    tokens.assign(normal);
    auto made = tm::text_keys(normal, tokens);
    auto& key = keys.emplace_back();
    key.tokens = std::move(made.tokens);
    for (const auto& token : tokens.tokens()) {
      tm::append_vocabulary_word(tokens.folded(token), key.words);
      key.words += index::word_end;
    }
    key.keys.push_back(made.words);
    if (variant.context) tm::add_context_keys(*variant.context, made.words, key.keys);
    if (!unit.id.empty()) key.keys.push_back(tm::id_key(made.words, unit.id));
  }
  return keys;
}

}  // namespace distich
