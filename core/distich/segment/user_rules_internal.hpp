#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/model/document.hpp>
#include <distich/segment/overrides_internal.hpp>
#include <distich/segment/rule_set_internal.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich::segmentation {

/// What the rules that a user brings make of the decisions of the built-in rules, unit by unit.
/// Immutable; share between threads.
class UserRules {
 public:
  UserRules(const SegmentOptions& options, const LanguageTag& language);

  /// Nothing is said: decisions stay as they are.
  [[nodiscard]] bool empty() const noexcept { return rule_set_ == nullptr && overrides_.empty(); }

  /// May be null.
  [[nodiscard]] const CompiledRules* rule_set() const noexcept { return rule_set_.get(); }

  /// Does a rule set ask not to cut such a block, a subflow?
  [[nodiscard]] bool keeps_whole(const Block& block) const noexcept;

  /// One call's work.
  class Run {
   public:
    /// `rules` must outlive the run.
    explicit Run(const UserRules& rules);

    /// What is decided in the end. `ours` are the decisions of the built-in rules in `unit`.
    [[nodiscard]] std::vector<Decision> decide(std::string_view text, ByteRange unit,
                                               std::vector<Decision> ours);

    /// Reports rules that took too many steps.
    void report(const Control& control) const;

   private:
    const UserRules& rules_;
    std::optional<CompiledRules::Run> rule_set_;
  };

 private:
  std::unique_ptr<const CompiledRules> rule_set_;
  OverrideSet overrides_;
  bool alone_ = true;
  bool segment_subflows_ = true;
};

}  // namespace distich::segmentation
