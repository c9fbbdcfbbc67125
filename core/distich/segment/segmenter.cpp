#include <utility>

#include <distich/segment/candidate_internal.hpp>
#include <distich/segment/context_internal.hpp>
#include <distich/segment/language_data_internal.hpp>
#include <distich/segment/lines_internal.hpp>
#include <distich/segment/list_items_internal.hpp>
#include <distich/segment/rules_internal.hpp>
#include <distich/segment/segmenter.hpp>
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

TerminatorSet terminators_of(const LanguageData& data) {
  TerminatorSet set;
  for (const char mark : data.extra_terminators) set.add(mark);
  return set;
}

/// The end of what stands before `at`, white space left out.
std::size_t end_before(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  auto end = at;
  while (end > 0 && text::is_space(text::code_point_before(text, end).value)) {
    end -= text::code_point_before(text, end).size;
  }
  return end;
}

}  // namespace

struct Segmenter::Impl {
  Impl(const LanguageTag& language, const SegmentOptions& chosen)
      : found(find_language_data(language)),
        data(found == nullptr ? no_language_data() : *found),
        terminators(terminators_of(data)),
        options(chosen) {}

  /// Calls `on_decision(Decision)` for each candidate and `on_unit_end(Unit)` behind each unit.
  template <class OnDecision, class OnUnitEnd>
  void scan(std::string_view text, OnDecision on_decision, OnUnitEnd on_unit_end) const {
    const CandidateFinder finder(text, terminators, data);
    UnitReader units(text, options.lines);
    while (const auto unit = units.next()) {
      scan_unit(text, unit->range, finder, on_decision);
      on_unit_end(*unit);
    }
  }

  template <class OnDecision>
  void scan_unit(std::string_view text, ByteRange unit, const CandidateFinder& finder,
                 OnDecision& on_decision) const {
    const auto inside = text.substr(0, unit.end);
    ListItems items(inside, unit.begin);
    auto sentence_begin = unit.begin;
    auto at = unit.begin;
    const auto break_before_items = [&](std::size_t until) {
      for (; items.next() < until; items.advance()) {
        sentence_begin = items.next();
        on_decision(Decision{end_before(inside, sentence_begin), true, "list.item", items.marker()});
      }
    };
    while (const auto candidate = finder.next(at, unit.end)) {
      break_before_items(candidate->marks.begin);
      at = candidate->end;
      if (at >= unit.end) return;
      if (at == end_before(inside, items.next())) continue;
      const auto verdict = judge_candidate(inside, sentence_begin, *candidate);
      on_decision(Decision{at, verdict.is_break, verdict.rule, verdict.evidence});
      if (verdict.is_break) sentence_begin = skip_space(text, at, unit.end);
    }
    break_before_items(unit.end);
  }

  [[nodiscard]] Verdict judge_candidate(std::string_view text, std::size_t sentence_begin,
                                        const Candidate& candidate) const {
    if (const auto verdict = judge_at_a_glance(text, candidate)) return *verdict;
    return judge(Context(text, sentence_begin, candidate, data));
  }

  const LanguageData* found;
  const LanguageData& data;
  TerminatorSet terminators;
  SegmentOptions options;
};

Segmenter::Segmenter(const LanguageTag& language, const SegmentOptions& options)
    : impl_(std::make_shared<const Impl>(language, options)) {}

std::vector<Segment> Segmenter::segment(std::string_view text) const {
  std::vector<Segment> segments;
  segments.reserve(text.size() / usual_segment_size + 1);
  std::size_t begin = skip_space(text, 0, text.size());
  impl_->scan(
      text,
      [&](const Decision& decision) {
        if (!decision.is_break) return;
        segments.push_back({{begin, decision.at}, BreakReason::sentence});
        begin = skip_space(text, decision.at, text.size());
      },
      [&](const Unit& unit) {
        segments.push_back({{begin, unit.range.end}, unit.ends_by});
        begin = skip_space(text, unit.range.end, text.size());
      });
  return segments;
}

void Segmenter::segment(Document& document) const {
  std::vector<Segment> all;
  const std::string_view text = document.text();
  for (const auto& block : document.blocks()) {
    for (auto part : segment(block.range.of(text))) {
      part.range = {part.range.begin + block.range.begin, part.range.end + block.range.begin};
      if (part.ends_by == BreakReason::end_of_text) part.ends_by = BreakReason::block;
      all.push_back(part);
    }
  }
  if (!all.empty()) all.back().ends_by = BreakReason::end_of_text;
  document.set_segments(std::move(all));
}

std::vector<Decision> Segmenter::explain(std::string_view text) const {
  std::vector<Decision> decisions;
  impl_->scan(
      text, [&](const Decision& decision) { decisions.push_back(decision); },
      [&](const Unit& unit) {
        decisions.push_back({unit.range.end, true, rule_of(unit.ends_by), {unit.range.end, unit.range.end}});
      });
  return decisions;
}

bool Segmenter::has_language_data() const noexcept {
  return impl_->found != nullptr;
}

}  // namespace distich
