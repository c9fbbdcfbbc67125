#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <distich/model/term.hpp>

namespace distich::terms_internal {

/// How far a text may be from the glossary's spelling.
enum class Tolerance : std::uint8_t {
  none,       ///< every byte counts
  folding,    ///< letter case and compatible forms do not count
  inflection  ///< and other forms of its words are found
};

/// What a concept's properties say about finding its terms in one language: "match" or "de.match" is `exact`,
/// `folded` or `inflected`; "de.variants" lists further spellings, with semicolons between them.
struct Switches {
  Tolerance tolerance = Tolerance::inflection;
  std::vector<std::string> variants;
};

[[nodiscard]] Switches switches_of(const Concept& item, const LanguageTag& language);

}  // namespace distich::terms_internal
