#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/terms/term_matcher.hpp>

namespace distich {

enum class MissingKind : std::uint8_t { name, phrase };

[[nodiscard]] std::string_view name(MissingKind kind) noexcept;

/// Something that a glossary might well hold, and does not.
struct MissingTerm {
  std::string text;  ///< as it stands where it stands first
  MissingKind kind = MissingKind::name;
  std::size_t count = 0;
  std::size_t sentence = 0;  ///< where it stands first: the sentence's number
  ByteRange range;           ///< and the place in that

  friend bool operator==(const MissingTerm&, const MissingTerm&) = default;
};

/// Names: runs of words with a capital, with the language's small words between them, of which no word is
/// in a hit of the matcher. A single word that opens a sentence or a quotation says nothing; in a language
/// that gives nouns capitals, single words count as phrases do. Phrases: two to four words without function
/// words or punctuation between or at the ends, that occur at least twice, none of them in a hit. One that
/// only occurs within a longer one is left out, and so are those that are names. Names first, then phrases;
/// each by frequency, then by place. `sentences` are in `language`, the one that `known` was made for.
[[nodiscard]] std::vector<MissingTerm> missing_terms(std::span<const std::string_view> sentences,
                                                     const TermMatcher& known, const LanguageTag& language);

}  // namespace distich
