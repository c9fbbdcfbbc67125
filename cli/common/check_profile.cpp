#include "common/check_profile.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <sstream>

#include "common/files.hpp"
#include <distich/text/code_points.hpp>

namespace distich::cli {
namespace {

constexpr std::array<Severity, 3> severities{Severity::note, Severity::warning, Severity::error};
constexpr std::array<std::string_view, 3> severity_names{"note", "warning", "error"};
constexpr std::string_view off = "off";

std::optional<Severity> severity_named(std::string_view word) {
  const auto* found = std::ranges::find(severity_names, word);
  if (found == severity_names.end()) return std::nullopt;
  return severities.at(static_cast<std::size_t>(found - severity_names.begin()));
}

std::string check_names() {
  std::string out;
  for (const auto& check : all_checks()) {
    if (!out.empty()) out += ", ";
    out += check.name;
  }
  return out;
}

bool is_check(std::string_view name) {
  return std::ranges::any_of(all_checks(), [&](const Check& check) { return check.name == name; });
}

void require_check(std::string_view name) {
  if (!is_check(name)) throw usage(tr("there is no check \"{1}\"; checks: {2}", name, check_names()));
}

/// "numbers,brackets"
std::vector<std::string> names_in(const std::string& words) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < words.size();) {
    const auto comma = std::min(words.find(',', at), words.size());
    if (comma > at) {
      names.push_back(words.substr(at, comma - at));
      require_check(names.back());
    }
    at = comma + 1;
  }
  return names;
}

/// False when it is no assignment of a severity to a check.
bool assign(std::string_view assignment, CheckOptions& options) {
  const auto equals = assignment.find('=');
  if (equals == std::string_view::npos) return false;
  const auto part = [&](std::size_t begin, std::size_t end) {
    return std::string(text::trimmed(assignment, {begin, end}).of(assignment));
  };
  const auto check = part(0, equals);
  const auto value = part(equals + 1, assignment.size());
  if (!is_check(check)) return false;
  if (value == off) {
    options.skip.push_back(check);
    return true;
  }
  const auto severity = severity_named(value);
  if (severity) options.severities.insert_or_assign(check, *severity);
  return severity.has_value();
}

void read_profile(const std::string& path, CheckOptions& options, Environment& environment) {
  std::istringstream lines(read_text(path, environment));
  lines.exceptions(std::ios::badbit);  // the end of memory is not the end of the file
  std::uint32_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const auto said = std::string_view(line).substr(0, line.find('#'));
    if (text::trimmed(said, {0, said.size()}).empty() || assign(said, options)) continue;
    throw Error(ErrorCode::malformed,
                tr("write CHECK = off, note, warning or error; checks: {1}", check_names()),
                SourcePos{input_name(path), 0, number, 1});
  }
}

char32_t accelerator_named(const std::string& word) {
  const auto marker = text::code_point_at(word, 0);
  const bool is_mark = text::is_punctuation(marker.value) || text::is_symbol(marker.value);
  if (word.empty() || (is_mark && marker.size == word.size())) return marker.value;
  throw usage(tr("{1} wants one mark, like {2}", "--accelerator", "& _ ~"));
}

}  // namespace

void declare_checks(Declaration& declare, CheckWords& words) {
  declare.option("--only", "CHECK,…", words.only, tr("run these checks only; see --list"));
  declare.option("--skip", "CHECK,…", words.skip, tr("do not run these checks"));
  declare.option("--severity", "CHECK=SEVERITY", words.severities,
                 tr("how grave a check's findings are: off, note, warning or error; may be repeated"));
  declare.option("--profile", "FILE", words.profile, tr("a file of such lines, CHECK = SEVERITY"));
  declare.option("--rules", "FILE", words.rules,
                 tr("your own checks: regular expressions, see docs/checks.md; may be repeated"));
  declare.option("--accelerator", "MARK", words.accelerator,
                 tr("the mark before an access key, like & or _; access keys are then checked"));
  declare.number("--doubt", "PERCENT", words.doubt,
                 tr("alignments of less confidence are doubtful; 85 if not named"));
}

CheckOptions check_options(const CheckWords& words, Environment& environment) {
  CheckOptions options;
  if (!words.profile.empty()) read_profile(words.profile, options, environment);
  options.only = names_in(words.only);
  std::ranges::move(names_in(words.skip), std::back_inserter(options.skip));
  for (const auto& assignment : words.severities) {
    if (!assign(assignment, options))
      throw usage(tr("write --severity as CHECK=off, note, warning or error, not \"{1}\"", assignment));
  }
  if (words.doubt > 100) throw usage(tr("{1} wants a number from {2} to {3}", "--doubt", 0, 100));
  for (const auto& path : words.rules) {
    std::ranges::move(read_custom_rules(read_text(path, environment), input_name(path)),
                      std::back_inserter(options.rules));
  }
  options.accelerator = accelerator_named(words.accelerator);
  options.doubt = static_cast<double>(words.doubt) / 100.0;
  return options;
}

std::optional<Severity> failing_severity(const std::string& word) {
  if (word == "never") return std::nullopt;
  const auto severity = severity_named(word);
  if (!severity) throw usage(tr("{1} wants one of: {2}", "--fail-on", "note, warning, error, never"));
  return severity;
}

}  // namespace distich::cli
