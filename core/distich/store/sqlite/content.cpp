#include <algorithm>
#include <string_view>

#include <distich/store/sqlite/content_internal.hpp>

namespace distich::sqlite {
namespace {

/// Eight bytes a step; 64-bit multiplications spread, xor-shifts fold the upper half back.
/// Not cryptographic: whoever finds an equal hash compares the units.
class Hasher {
 public:
  void number(std::uint64_t value) noexcept {
    state_ = (state_ ^ value) * 0x9fb21c651e98df25U;
    state_ ^= state_ >> 32;
  }

  void text(std::string_view bytes) noexcept {
    number(bytes.size());
    while (bytes.size() >= 8) {
      number(little_endian(bytes.substr(0, 8)));
      bytes.remove_prefix(8);
    }
    if (!bytes.empty()) number(little_endian(bytes));
  }

  [[nodiscard]] std::uint64_t value() const noexcept {
    const auto mixed = (state_ ^ (state_ >> 29)) * 0xd6e8feb86659fd93U;
    return mixed ^ (mixed >> 32);
  }

 private:
  static std::uint64_t little_endian(std::string_view bytes) noexcept {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    return value;
  }

  std::uint64_t state_ = 0x51d7348a2b9cf0e7U;
};

std::uint64_t variant_hash(const Variant& variant) {
  Hasher hasher;
  hasher.text(variant.language.str());
  hasher.text(variant.text.text);
  hasher.number(variant.text.codes.size());
  for (const auto& code : variant.text.codes) {
    hasher.number(code.at);
    hasher.number(static_cast<std::uint64_t>(code.kind));
    hasher.text(code.id);
    hasher.text(code.original);
    hasher.text(code.shown_as);
  }
  hasher.number(variant.context ? 1 : 0);
  if (variant.context) {
    hasher.text(variant.context->previous);
    hasher.text(variant.context->next);
  }
  return hasher.value();
}

bool same_variant(const Variant& one, const Variant& other) {
  return one.language == other.language && one.text == other.text && one.context == other.context;
}

}  // namespace

std::uint64_t content_hash(const TranslationUnit& unit) {
  std::uint64_t sum = 0;  // a sum, so that order does not matter
  for (const auto& variant : unit.variants) sum += variant_hash(variant);
  Hasher hasher;
  hasher.number(unit.variants.size());
  hasher.number(sum);
  return hasher.value();
}

bool same_content(const TranslationUnit& one, const TranslationUnit& other) {
  return std::ranges::is_permutation(one.variants, other.variants, same_variant);
}

}  // namespace distich::sqlite
