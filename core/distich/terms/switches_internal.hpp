#pragma once
#include <string>
#include <vector>

#include <distich/model/term.hpp>

namespace distich::terms_internal {

/// How a term is to be found: as it says itself; else as its concept's properties say for the terms of its
/// language ("match" or "de.match" is the name of a tolerance; "de.variants" lists further spellings, with
/// semicolons between them).
struct Switches {
  TermTolerance tolerance = TermTolerance::inflected;
  std::vector<std::string> variants;  ///< the term's own, then those of the properties
};

[[nodiscard]] Switches switches_of(const Concept& item, const Term& term);

}  // namespace distich::terms_internal
