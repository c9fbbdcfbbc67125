#include <istream>
#include <map>

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

CheckCounts check_file(std::istream& in, const Format& format, const ReadOptions& read,
                       const FileCheckOptions& options, const TakeFindings& take, const Control& control) {
  const auto reader = format.read_bilingual(in, read, control);
  Checkers checkers(options);
  Consistency consistency(options.checks);
  CheckCounts counts;
  for (BilingualUnit unit; reader->next(unit); unit = {}) {
    control.checkpoint({"checking", ++counts.units, {}});
    auto findings = checkers.of(unit.languages).check(unit);
    for (auto& finding : consistency.add(unit)) findings.push_back(std::move(finding));
    counts.findings += findings.size();
    if (!findings.empty()) take(unit, findings);
  }
  return counts;
}

}  // namespace distich
