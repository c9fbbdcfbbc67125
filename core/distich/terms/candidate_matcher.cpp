#include <algorithm>
#include <charconv>

#include <distich/terms/candidate_matcher_internal.hpp>

namespace distich::terms_internal {
namespace {

/// Rarer forms are found by the rules of the language, or not at all.
constexpr std::size_t most_forms = 8;

std::vector<Concept> concepts_of(const std::vector<TermCandidate>& candidates, const LanguageTag& language) {
  std::vector<Concept> out;
  out.reserve(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Concept item;
    item.id = std::to_string(i);
    const auto& forms = candidates[i].forms;
    for (std::size_t form = 0; form < std::min(forms.size(), most_forms); ++form) {
      Term term;
      term.text = forms[form].text;
      term.language = language;
      item.terms.push_back(std::move(term));
    }
    out.push_back(std::move(item));
  }
  return out;
}

}  // namespace

CandidateMatcher::CandidateMatcher(const std::vector<TermCandidate>& candidates, const LanguageTag& language)
    : matcher_(concepts_of(candidates, language), language) {}

std::vector<std::size_t> CandidateMatcher::occurrences(std::string_view sentence) const {
  std::vector<std::size_t> out;
  TermFindOptions options;
  options.nested = true;
  for (const auto& hit : matcher_.find(sentence, options)) {
    std::size_t number = 0;
    std::from_chars(hit.concept_id.data(), hit.concept_id.data() + hit.concept_id.size(), number);
    out.push_back(number);
  }
  return out;
}

std::vector<std::size_t> CandidateMatcher::present(std::string_view sentence) const {
  auto out = occurrences(sentence);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace distich::terms_internal
