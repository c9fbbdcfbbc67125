#include <algorithm>
#include <istream>
#include <iterator>
#include <map>
#include <utility>

#include <distich/engine/check_file.hpp>

namespace distich {
namespace {

/// One checker a pair of languages, made when the pair first comes up.
class Checkers {
 public:
  explicit Checkers(const FileCheckOptions& options) : options_(options) {}

  const Checker& of(const LanguagePair& languages) {
    const auto known = checkers_.find(languages);
    if (known != checkers_.end()) return known->second;
    return checkers_.emplace(languages, Checker(languages, options_.glossary, options_.checks)).first->second;
  }

 private:
  const FileCheckOptions& options_;
  std::map<LanguagePair, Checker> checkers_;
};

}  // namespace

struct UnitChecks::Impl {
  LanguagePair languages;
  Checkers checkers;
  Consistency consistency;

  Impl(const FileCheckOptions& options, LanguagePair of_file)
      : languages(std::move(of_file)), checkers(options), consistency(options.checks) {}
};

UnitChecks::UnitChecks(const FileCheckOptions& options, LanguagePair languages)
    : impl_(std::make_unique<Impl>(options, std::move(languages))) {}

UnitChecks::~UnitChecks() = default;

std::vector<Finding> UnitChecks::check(const BilingualUnit& unit) {
  auto languages = unit.languages;
  if (!languages.source.known()) languages.source = impl_->languages.source;
  if (!languages.target.known()) languages.target = impl_->languages.target;
  auto findings = impl_->checkers.of(languages).check(unit);
  std::ranges::move(impl_->consistency.add(unit), std::back_inserter(findings));
  return findings;
}

CheckCounts check_file(std::istream& in, const Format& format, const ReadOptions& read,
                       const FileCheckOptions& options, const TakeFindings& take, const Control& control) {
  const auto reader = format.read_bilingual(in, read, control);
  UnitChecks checks(options);
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
