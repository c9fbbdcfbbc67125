#include <algorithm>
#include <istream>
#include <iterator>
#include <utility>

#include <distich/engine/check_file.hpp>
#include <distich/engine/term_matchers.hpp>

namespace distich {

Checkers::Checkers(const FileCheckOptions& options)
    : options_(&options), held_(languages_held(options.glossary.size()), [&options](const auto& languages) {
        return Checker(languages, options.glossary, options.checks);
      }) {}

struct UnitChecks::Impl {
  LanguagePair languages;
  Checkers* checkers;
  Consistency consistency;

  Impl(Checkers& shared, LanguagePair of_file)
      : languages(std::move(of_file)), checkers(&shared), consistency(shared.checks()) {}
};

UnitChecks::UnitChecks(Checkers& checkers, LanguagePair languages)
    : impl_(std::make_unique<Impl>(checkers, std::move(languages))) {}

UnitChecks::~UnitChecks() = default;

std::vector<Finding> UnitChecks::check(const BilingualUnit& unit) {
  auto languages = unit.languages;
  if (!languages.source.known()) languages.source = impl_->languages.source;
  if (!languages.target.known()) languages.target = impl_->languages.target;
  auto findings = impl_->checkers->of(languages).check(unit);
  std::ranges::move(impl_->consistency.add(unit), std::back_inserter(findings));
  return findings;
}

CheckCounts check_file(std::istream& in, const Format& format, const ReadOptions& read, Checkers& checkers,
                       const TakeFindings& take, const Control& control) {
  const auto reader = format.read_bilingual(in, read, control);
  UnitChecks checks(checkers);
  CheckCounts counts;
  for (BilingualUnit unit; reader->next(unit); unit = {}) {
    control.checkpoint({"checking", ++counts.units, {}});
    const auto findings = checks.check(unit);
    counts.findings += findings.size();
    if (!findings.empty()) take(unit, findings);
  }
  return counts;
}

}  // namespace distich
