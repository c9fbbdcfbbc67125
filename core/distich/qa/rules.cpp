#include <optional>

#include <distich/qa/rules_internal.hpp>

namespace distich::qa_internal {
namespace {

struct Search {
  text::MatchOutcome outcome = text::MatchOutcome::not_found;
  ByteRange place;
};

Search search(const text::Regex& regex, const text::RegexText& text) {
  text::RegexMatcher matcher(regex);
  matcher.reset(text);
  Search result{matcher.next(), {}};
  if (result.outcome == text::MatchOutcome::found) {
    const auto units = matcher.match();
    result.place = {text.byte_of(units.begin), text.byte_of(units.end)};
  }
  return result;
}

/// One rule on one unit.
class Trial {
 public:
  Trial(const CustomRule& rule, const text::RegexText& source, const text::RegexText& target)
      : rule_(rule), source_(source), target_(target) {}

  [[nodiscard]] std::optional<Finding> run(const Task& task) {
    Search in_source;
    if (rule_.source) {
      in_source = search(*rule_.source, source_);
      if (in_source.outcome != text::MatchOutcome::found) return unless_gave_up(in_source, task);
    }
    if (rule_.target_has_not) {
      const auto bad = search(*rule_.target_has_not, target_);
      if (bad.outcome == text::MatchOutcome::found) return broken(in_source.place, bad.place, task);
      if (auto gave_up = unless_gave_up(bad, task)) return gave_up;
    }
    if (!rule_.target_has) return std::nullopt;
    const auto good = search(*rule_.target_has, target_);
    if (good.outcome == text::MatchOutcome::not_found) return broken(in_source.place, {}, task);
    return unless_gave_up(good, task);
  }

 private:
  [[nodiscard]] Finding broken(ByteRange in_source, ByteRange in_target, const Task& task) const {
    return {check_name::custom_rule,
            rule_.severity,
            task.unit.id,
            in_source,
            in_target,
            tr("{1}: {2}", rule_.name, rule_.message)};
  }

  [[nodiscard]] std::optional<Finding> unless_gave_up(const Search& search, const Task& task) const {
    if (search.outcome != text::MatchOutcome::gave_up) return std::nullopt;
    return Finding{check_name::custom_rule,
                   Severity::note,
                   task.unit.id,
                   {},
                   {},
                   tr("the rule \"{1}\" was given up here: its expression takes too many steps", rule_.name)};
  }

  const CustomRule& rule_;
  const text::RegexText& source_;
  const text::RegexText& target_;
};

}  // namespace

RuleCheck::RuleCheck(const std::vector<CustomRule>& rules, const LanguagePair& languages) {
  for (const auto& rule : rules) {
    if (rule.is_for(languages)) rules_.push_back(rule);
  }
}

void RuleCheck::run(const Task& task, const Report& found) const {
  if (rules_.empty()) return;
  text::RegexText source;
  text::RegexText target;
  source.assign(task.source_text());
  target.assign(task.target_text());
  for (const auto& rule : rules_) {
    if (auto finding = Trial(rule, source, target).run(task)) found(*std::move(finding));
  }
}

}  // namespace distich::qa_internal
