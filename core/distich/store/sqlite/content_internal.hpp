#pragma once
#include <cstdint>

#include <distich/index/entries.hpp>
#include <distich/model/unit.hpp>

namespace distich::sqlite {

/// A hash of what makes units duplicates of each other: language, text, codes and context of
/// the variants, in any order. Kept on disk: equal on every machine, for ever.
[[nodiscard]] std::uint64_t content_hash(const TranslationUnit& unit);

/// What a unit's content is looked up by.
[[nodiscard]] constexpr index::Key content_key(std::uint64_t hash) noexcept {
  return static_cast<index::Key>(hash >> 32);
}

/// Are the units duplicates of each other?
[[nodiscard]] bool same_content(const TranslationUnit& one, const TranslationUnit& other);

}  // namespace distich::sqlite
