#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/environment.hpp"
#include <distich/qa/check.hpp>

namespace distich::cli {

/// What the user says of which checks are run.
struct CheckWords {
  std::string only;
  std::string skip;
  std::vector<std::string> severities;
  std::string profile;
  std::vector<std::string> rules;  ///< files
  std::string accelerator;
  std::size_t doubt = 85;  ///< percent
};

/// --only, --skip, --severity, --profile, --rules, --accelerator, --doubt
void declare_checks(Declaration& declare, CheckWords& words);

/// A profile's lines are "CHECK = off", "CHECK = note", "… = warning", "… = error"; what the command line
/// says goes before it. Throws usage errors, and Error{malformed} with the place of a bad line in a profile
/// or a file of rules.
[[nodiscard]] CheckOptions check_options(const CheckWords& words, Environment& environment);

/// "note", "warning", "error"; nothing for "never". Throws a usage error for other words.
[[nodiscard]] std::optional<Severity> failing_severity(const std::string& word);

}  // namespace distich::cli
