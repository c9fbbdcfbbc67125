#pragma once
#include <vector>

#include <distich/qa/checks_internal.hpp>
#include <distich/qa/custom_rules.hpp>

namespace distich::qa_internal {

/// Somebody's own rules at work. Immutable.
class RuleCheck {
 public:
  /// Takes of the rules those for the pair.
  RuleCheck(const std::vector<CustomRule>& rules, const LanguagePair& languages);

  [[nodiscard]] bool empty() const noexcept { return rules_.empty(); }

  /// A finding a rule that the unit breaks. An expression that takes too many steps on a text gives a note
  /// that names the rule.
  void run(const Task& task, const Report& found) const;

 private:
  std::vector<CustomRule> rules_;
};

}  // namespace distich::qa_internal
