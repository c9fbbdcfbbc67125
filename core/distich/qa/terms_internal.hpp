#pragma once
#include <vector>

#include <distich/qa/checks_internal.hpp>
#include <distich/terms/term_matcher.hpp>

namespace distich::qa_internal {

/// Are the source's terms rendered as a glossary has them? Immutable.
class GlossaryCheck {
 public:
  GlossaryCheck(const LanguagePair& languages, const std::vector<Concept>& glossary);

  /// "missing-term" where none of a term's renderings is in the target, in any form, "forbidden-term" where
  /// one is that should not be. A term with several concepts wants any rendering of each.
  void run(const BilingualUnit& unit, const Report& found) const;

 private:
  LanguagePair languages_;
  TermMatcher source_;
  TermMatcher target_;
};

}  // namespace distich::qa_internal
