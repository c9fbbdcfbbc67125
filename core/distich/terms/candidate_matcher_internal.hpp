#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/terms/extract.hpp>
#include <distich/terms/term_matcher.hpp>

namespace distich::terms_internal {

/// Finds candidates again: their forms as `TermMatcher` finds terms, also where they lie within each other.
class CandidateMatcher {
 public:
  CandidateMatcher(const std::vector<TermCandidate>& candidates, const LanguageTag& language);

  /// Numbers of the candidates in the sentence, one an occurrence, by place.
  [[nodiscard]] std::vector<std::size_t> occurrences(std::string_view sentence) const;
  /// Numbers of the candidates in the sentence, each once, ascending.
  [[nodiscard]] std::vector<std::size_t> present(std::string_view sentence) const;

 private:
  TermMatcher matcher_;
};

}  // namespace distich::terms_internal
