#pragma once
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/base/language.hpp>

namespace distich {

/// "There is a break, or none, where `before` ends and `after` begins." Expressions of ICU; an
/// empty one matches anywhere.
struct SegmentationRule {
  bool is_break = true;
  std::string before;
  std::string after;
  std::size_t number = 0;  ///< in its language rule, from 1; counts rules that could not be read too
  std::optional<SourcePos> where;
};

/// Rules under a name ("German"), in the order in which they are asked.
struct LanguageRule {
  std::string name;
  std::vector<SegmentationRule> rules;
};

/// Gives languages their rules.
struct LanguageMap {
  std::string pattern;  ///< an expression that matches language tags whole, in any letter case
  std::string rule;     ///< the name of a LanguageRule
};

/// Does a code at the end of a segment belong to it? Kept as the file says it; a Document gives
/// pairs of codes to the segment that holds both.
struct FormatHandling {
  bool start = false;
  bool end = true;
  bool isolated = true;

  friend auto operator<=>(const FormatHandling&, const FormatHandling&) = default;
};

/// What an SRX file holds.
struct RuleSet {
  bool segment_subflows = true;  ///< cut the text of attributes too
  bool cascade = false;          ///< the rules of all maps that match, not of the first only
  FormatHandling formats;
  std::vector<LanguageRule> language_rules;
  std::vector<LanguageMap> maps;

  [[nodiscard]] const LanguageRule* find(std::string_view name) const noexcept {
    for (const auto& rule : language_rules) {
      if (rule.name == name) return &rule;
    }
    return nullptr;
  }
};

/// "Never, or always, break between these two texts." Text, no expressions; white space at the
/// place itself does not count.
struct SegmentationOverride {
  /// Of either side, in bytes: an override can be decided where it stands, whatever the text.
  static constexpr std::size_t max_side = 64;

  LanguageTag language;  ///< and its regions; "und" = all languages
  bool is_break = false;
  std::string before;
  std::string after;

  friend auto operator<=>(const SegmentationOverride&, const SegmentationOverride&) = default;
};

/// Rules that users bring: what a file of rules holds.
struct SegmentationRules {
  std::optional<RuleSet> set;
  std::vector<SegmentationOverride> overrides;
};

}  // namespace distich
