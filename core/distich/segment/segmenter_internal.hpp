#pragma once
#include <string_view>
#include <utility>
#include <vector>

#include <distich/segment/language_data_internal.hpp>
#include <distich/segment/scanner_internal.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/segment/user_rules_internal.hpp>

namespace distich {

/// What a segmenter is made of; shared with the streams that it serves.
struct Segmenter::Impl {
  Impl(const LanguageTag& language, const SegmentOptions& chosen);

  [[nodiscard]] segmentation::Scanner scanner() const {
    return segmentation::Scanner({data, terminators, options.lines, options.profile});
  }

  /// Walks a whole text: what is decided in the end.
  template <class OnDecision, class OnUnitEnd>
  void decide(std::string_view text, segmentation::UserRules::Run& run, OnDecision on_decision,
              OnUnitEnd on_unit_end) const;

  [[nodiscard]] std::vector<Segment> segment(std::string_view text, segmentation::UserRules::Run& run) const;

  const segmentation::LanguageData* found;
  const segmentation::LanguageData& data;
  segmentation::TerminatorSet terminators;
  SegmentOptions options;
  segmentation::UserRules user_rules;
};

template <class OnDecision, class OnUnitEnd>
void Segmenter::Impl::decide(std::string_view text, segmentation::UserRules::Run& run, OnDecision on_decision,
                             OnUnitEnd on_unit_end) const {
  const segmentation::Window whole{text};
  if (user_rules.empty()) return scanner().run(whole, on_decision, on_unit_end);
  std::vector<Decision> ours;
  auto begin = segmentation::skip_space(text, 0, text.size());
  scanner().run(
      whole, [&](const Decision& decision) { ours.push_back(decision); },
      [&](const segmentation::Unit& unit) {
        for (const auto& decision : run.decide(text, {begin, unit.end}, std::exchange(ours, {})))
          on_decision(decision);
        begin = segmentation::skip_space(text, unit.end, text.size());
        on_unit_end(unit);
      });
}

}  // namespace distich
