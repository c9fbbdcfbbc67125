#include <utility>

#include <distich/segment/segmenter_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace {

using namespace segmentation;

/// In bytes, rather long: only to make room at once.
constexpr std::size_t usual_segment_size = 160;

std::string_view rule_of(BreakReason reason) noexcept {
  switch (reason) {
    case BreakReason::block: return "layout.block";
    case BreakReason::line: return "layout.line";
    case BreakReason::end_of_text: return "layout.end-of-text";
    case BreakReason::sentence: break;
  }
  return "";
}

TerminatorSet terminators_of(const LanguageData& data, Profile profile) {
  TerminatorSet set;
  for (const char mark : data.extra_terminators) set.add(mark);
  if (profile == Profile::golden) {
    for (const char mark : data.golden_terminators) set.add(mark);
  }
  return set;
}

}  // namespace

Segmenter::Impl::Impl(const LanguageTag& language, const SegmentOptions& chosen)
    : found(find_language_data(language)),
      data(found == nullptr ? no_language_data() : *found),
      terminators(terminators_of(data, chosen.profile)),
      options(chosen),
      user_rules(chosen, language) {}

Segmenter::Segmenter(const LanguageTag& language, const SegmentOptions& options)
    : impl_(std::make_shared<const Impl>(language, options)) {}

std::vector<Segment> Segmenter::Impl::segment(std::string_view text, UserRules::Run& run) const {
  std::vector<Segment> segments;
  segments.reserve(text.size() / usual_segment_size + 1);
  std::size_t begin = skip_space(text, 0, text.size());
  decide(
      text, run,
      [&](const Decision& decision) {
        if (!decision.is_break) return;
        segments.push_back({{begin, decision.at}, BreakReason::sentence});
        begin = skip_space(text, decision.at, text.size());
      },
      [&](const Unit& unit) {
        segments.push_back({{begin, unit.end}, unit.ends_by});
        begin = skip_space(text, unit.end, text.size());
      });
  return segments;
}

std::vector<Segment> Segmenter::segment(std::string_view text) const {
  UserRules::Run run(impl_->user_rules);
  return impl_->segment(text, run);
}

void Segmenter::segment(Document& document, const Control& control) const {
  UserRules::Run run(impl_->user_rules);
  std::vector<Segment> all;
  const std::string_view text = document.text();
  for (const auto& block : document.blocks()) {
    if (const auto whole = text::trimmed(text, block.range);
        impl_->user_rules.keeps_whole(block) && !whole.empty()) {
      all.push_back({whole, BreakReason::block});
      continue;
    }
    for (auto part : impl_->segment(block.range.of(text), run)) {
      part.range = {part.range.begin + block.range.begin, part.range.end + block.range.begin};
      if (part.ends_by == BreakReason::end_of_text) part.ends_by = BreakReason::block;
      all.push_back(part);
    }
  }
  if (!all.empty()) all.back().ends_by = BreakReason::end_of_text;
  document.set_segments(std::move(all));
  run.report(control);
}

std::vector<Decision> Segmenter::explain(std::string_view text) const {
  std::vector<Decision> decisions;
  UserRules::Run run(impl_->user_rules);
  impl_->decide(
      text, run, [&](const Decision& decision) { decisions.push_back(decision); },
      [&](const Unit& unit) {
        decisions.push_back({unit.end, true, rule_of(unit.ends_by), {unit.end, unit.end}});
      });
  return decisions;
}

bool Segmenter::has_language_data() const noexcept {
  return impl_->found != nullptr;
}

RulesInUse Segmenter::rules_in_use() const noexcept {
  const auto* const rule_set = impl_->user_rules.rule_set();
  if (rule_set != nullptr && !rule_set->empty()) return RulesInUse::rule_set;
  if (rule_set != nullptr && impl_->options.rule_set == RuleSetMode::alone) return RulesInUse::none;
  return has_language_data() ? RulesInUse::language : RulesInUse::script;
}

}  // namespace distich
