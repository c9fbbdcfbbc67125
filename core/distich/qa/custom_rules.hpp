#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/text/regex.hpp>

namespace distich {

/// A check that somebody wrote: two regular expressions (ICU's syntax) and what to say. Immutable.
struct CustomRule {
  std::string name;
  std::string message;
  Severity severity = Severity::warning;
  std::optional<LanguageTag> from;            ///< none: any source language
  std::optional<LanguageTag> to;              ///< none: any target language
  std::optional<text::Regex> source;          ///< the rule is about units whose source matches; none: all
  std::optional<text::Regex> target_has;      ///< the target must match
  std::optional<text::Regex> target_has_not;  ///< the target must not match

  /// Is the rule about this pair? A language without a region stands for all of its varieties.
  [[nodiscard]] bool is_for(const LanguagePair& languages) const;
};

/// Reads a file of rules (docs/checks.md): "[name]", then lines "key = value". UTF-8. Throws Error{malformed}
/// with the file, line and column of what is no rule; of a broken expression, with the column in it.
[[nodiscard]] std::vector<CustomRule> read_custom_rules(std::string_view text, const std::string& input);

}  // namespace distich
