#include <distich/segment/user_rules_internal.hpp>

namespace distich::segmentation {
namespace {

/// The rule set's decisions in place of ours where it has one. Both are in order.
std::vector<Decision> on_top(const std::vector<Decision>& of_rule_set, const std::vector<Decision>& ours) {
  std::vector<Decision> all;
  all.reserve(ours.size() + of_rule_set.size());
  auto next = of_rule_set.begin();
  for (const auto& decision : ours) {
    while (next != of_rule_set.end() && next->at < decision.at) all.push_back(*next++);
    const bool decided = next != of_rule_set.end() && next->at == decision.at;
    all.push_back(decided ? *next++ : decision);
  }
  all.insert(all.end(), next, of_rule_set.end());
  return all;
}

/// The overrides are the very first rules.
std::vector<Decision> overridden(const OverrideSet& overrides, std::string_view text, ByteRange unit,
                                 const std::vector<Decision>& decisions) {
  std::vector<Decision> all;
  const auto splits = overrides.splits_in(text, unit);
  auto split = splits.begin();
  const auto take_splits_up_to = [&](std::size_t end) {
    for (; split != splits.end() && *split <= end; ++split)
      all.push_back({*split, true, "override.split", {*split, *split}});
  };
  for (const auto& decision : decisions) {
    take_splits_up_to(decision.at);
    if (!all.empty() && all.back().at == decision.at) continue;
    all.push_back(decision);
    if (decision.is_break && overrides.joins_at(text, unit, decision.at)) {
      all.back().is_break = false;
      all.back().rule = "override.join";
    }
  }
  take_splits_up_to(unit.end);
  return all;
}

}  // namespace

UserRules::UserRules(const SegmentOptions& options, const LanguageTag& language) {
  if (options.rules == nullptr) return;
  overrides_ = OverrideSet(options.rules->overrides, language);
  if (!options.rules->set) return;
  rule_set_ = std::make_unique<const CompiledRules>(*options.rules->set, language);
  alone_ = options.rule_set == RuleSetMode::alone;
  segment_subflows_ = options.rules->set->segment_subflows;
}

bool UserRules::keeps_whole(const Block& block) const noexcept {
  return rule_set_ != nullptr && alone_ && !segment_subflows_ && block.kind == BlockKind::attribute;
}

UserRules::Run::Run(const UserRules& rules) : rules_(rules) {
  if (rules.rule_set_ != nullptr) rule_set_.emplace(*rules.rule_set_);
}

std::vector<Decision> UserRules::Run::decide(std::string_view text, ByteRange unit,
                                             std::vector<Decision> ours) {
  auto decisions = std::move(ours);
  if (rule_set_ && rules_.alone_) {
    decisions = rule_set_->judge(text, unit, {});
  } else if (rule_set_) {
    std::vector<std::size_t> places;
    for (const auto& decision : decisions) places.push_back(decision.at);
    decisions = on_top(rule_set_->judge(text, unit, places), decisions);
  }
  if (rules_.overrides_.empty()) return decisions;
  return overridden(rules_.overrides_, text, unit, decisions);
}

void UserRules::Run::report(const Control& control) const {
  if (rule_set_) rule_set_->report(control);
}

}  // namespace distich::segmentation
