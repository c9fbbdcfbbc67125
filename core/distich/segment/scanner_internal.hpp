#pragma once
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include <distich/segment/candidate_internal.hpp>
#include <distich/segment/context_internal.hpp>
#include <distich/segment/language_data_internal.hpp>
#include <distich/segment/lines_internal.hpp>
#include <distich/segment/list_items_internal.hpp>
#include <distich/segment/rules_internal.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich::segmentation {

/// What stays the same from text to text.
struct ScanSettings {
  const LanguageData& data;
  const TerminatorSet& terminators;
  LineMode lines = LineMode::detect;
  Profile profile = Profile::news;
};

/// Walks a text front to back and decides at each candidate. Of a text that comes in parts it
/// decides what no later part can change, and goes on from there when called again.
class Scanner {
 public:
  /// How far before the place it is at a rule may look, in bytes, beside the sentence itself.
  static constexpr std::size_t look_back = 256;
  /// How far behind `Context::reach` a rule may look, in bytes.
  static constexpr std::size_t look_ahead = 512;

  explicit Scanner(const ScanSettings& settings) : settings_(settings), units_(settings.lines) {}

  /// Calls `on_decision(Decision)` for each candidate and `on_unit_end(Unit)` behind each unit,
  /// as far as `window` decides. A window begins where the last one did (see `drop`), and goes on further.
  template <class OnDecision, class OnUnitEnd>
  void run(const Window& window, OnDecision on_decision, OnUnitEnd on_unit_end);

  /// The first byte that will be looked at again, what rules look back to left out.
  [[nodiscard]] std::size_t at() const noexcept;

  [[nodiscard]] bool in_unit() const noexcept { return in_unit_; }

  /// The window's first `size` bytes are gone. They must lie before the sentence that is open, and before
  /// `at`.
  void drop(std::size_t size) noexcept;

 private:
  /// The text of the unit, as far as it is at hand.
  struct View {
    std::string_view text;
    bool whole = true;

    /// Is the text at hand up to `at`, and `look_ahead` behind it?
    [[nodiscard]] bool reaches(std::size_t at) const noexcept {
      return whole || at + look_ahead <= text.size();
    }
  };

  [[nodiscard]] bool open_unit(const Window& window);
  [[nodiscard]] View view_unit(const Window& window);
  /// False when more text is needed.
  template <class OnDecision>
  [[nodiscard]] bool scan_unit(const View& view, OnDecision& on_decision);
  template <class OnDecision>
  void break_before_items(const View& view, std::size_t until, OnDecision& on_decision);
  /// Does a list item begin right behind the candidate? Nothing when that cannot be told yet.
  [[nodiscard]] std::optional<bool> item_follows(const View& view, std::size_t end);

  /// From where to search again, with more text, when the search came up to `at`: what no mark ends may have
  /// been overlooked where the text broke off.
  [[nodiscard]] std::size_t resume_at(std::size_t at) const noexcept {
    return at > look_back ? std::max(at_, at - look_back) : at_;
  }

  /// Nothing when that cannot be told yet.
  [[nodiscard]] Opinion judge_candidate(const View& view, const Candidate& candidate) const;

  ScanSettings settings_;
  UnitReader units_;
  bool in_unit_ = false;
  std::optional<Unit> unit_;        ///< once its end is at hand
  std::optional<ListItems> items_;  ///< once the beginning of the unit is at hand
  std::size_t sentence_begin_ = 0;
  std::size_t at_ = 0;
};

template <class OnDecision, class OnUnitEnd>
void Scanner::run(const Window& window, OnDecision on_decision, OnUnitEnd on_unit_end) {
  while (in_unit_ || open_unit(window)) {
    const auto view = view_unit(window);
    if (!items_ || !scan_unit(view, on_decision)) return;
    on_unit_end(*unit_);
    in_unit_ = false;
  }
}

template <class OnDecision>
bool Scanner::scan_unit(const View& view, OnDecision& on_decision) {
  const CandidateFinder finder(view.text, settings_.terminators, settings_.data);
  while (const auto candidate = finder.next(at_, view.text.size())) {
    if (!view.reaches(candidate->end)) {
      at_ = resume_at(candidate->marks.begin);
      return false;
    }
    // An unmarked end is found only from before it.
    at_ = candidate->marks.begin - (candidate->is_unmarked() ? 1 : 0);
    break_before_items(view, at_, on_decision);
    if (candidate->end >= view.text.size()) return true;
    const auto item = item_follows(view, candidate->end);
    if (!item) return false;
    if (!*item) {
      const auto verdict = judge_candidate(view, *candidate);
      if (!verdict) return false;
      on_decision(Decision{candidate->end, verdict->is_break, verdict->rule, verdict->evidence});
      if (verdict->is_break) {
        sentence_begin_ = skip_space(view.text, candidate->end, view.text.size());
      }
    }
    at_ = candidate->end;
  }
  const auto size = view.text.size();
  at_ = view.whole ? size : resume_at(size);
  if (view.whole) {
    break_before_items(view, size, on_decision);
  } else if (size > look_ahead) {
    break_before_items(view, size - look_ahead, on_decision);
  }
  return view.whole;
}

template <class OnDecision>
void Scanner::break_before_items(const View& view, std::size_t until, OnDecision& on_decision) {
  while (until > 0 && items_->begins_by(view.text, until - 1)) {
    sentence_begin_ = items_->marker().begin;
    on_decision(Decision{trim_end(view.text, 0, sentence_begin_), true, "list.item", items_->marker()});
    items_->advance();
  }
}

}  // namespace distich::segmentation
