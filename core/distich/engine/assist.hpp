#pragma once
#include <vector>

#include <distich/base/control.hpp>
#include <distich/engine/lookup.hpp>
#include <distich/formats/format.hpp>
#include <distich/terms/term_matcher.hpp>

namespace distich {

struct AssistOptions {
  MatchOptions matches;
  /// Put the best offer that is equal to the segment (10000, exact or in context, the same
  /// inline codes) in as its target, as a draft to be looked at.
  bool prefill = true;
};

/// A bilingual file before it is written.
struct BilingualFile {
  FileHeader header;
  std::vector<BilingualUnit> units;
};

/// The whole help for translating an article: a unit for each of its segments with its place
/// in the article, its neighbours, what the memory offers and which terms it has. `lookup`
/// and `terms` may be null. The article must be segmented. Reports progress "matching".
[[nodiscard]] BilingualFile assist(const Article& article, const LanguageTag& target, const Lookup* lookup,
                                   const TermMatcher* terms, const AssistOptions& options = {},
                                   const Control& control = {});

}  // namespace distich
