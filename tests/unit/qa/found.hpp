#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/qa/check.hpp>

namespace distich::test {

inline LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

inline BilingualUnit pair(std::string source, std::string target, std::string_view to = "de") {
  BilingualUnit unit;
  unit.id = "u1";
  unit.languages = {tag("en"), tag(to)};
  unit.source.text = std::move(source);
  unit.target.emplace().text = std::move(target);
  return unit;
}

/// "check" of each finding, with "?" behind a note and "!" behind an error.
inline std::vector<std::string> found(const BilingualUnit& unit, const CheckOptions& options = {},
                                      const std::vector<Concept>& glossary = {}) {
  std::vector<std::string> out;
  for (const auto& finding : Checker(unit.languages, glossary, options).check(unit)) {
    const auto* mark = finding.severity == Severity::note    ? "?"
                       : finding.severity == Severity::error ? "!"
                                                             : "";
    out.push_back(std::string(finding.check) + mark);
  }
  return out;
}

/// The part of the target that the only finding is about.
inline std::string place_found(const BilingualUnit& unit) {
  const auto findings = Checker(unit.languages, {}).check(unit);
  return findings.size() == 1 ? std::string(findings.front().in_target.of(unit.target->text)) : "";
}

}  // namespace distich::test
