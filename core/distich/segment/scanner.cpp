#include <algorithm>

#include <distich/segment/scanner_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {

static_assert(Scanner::look_ahead >= ListItems::look_ahead);

std::size_t Scanner::at() const noexcept {
  if (!in_unit_) return units_.at();
  return unit_ ? at_ : std::min(at_, units_.at());
}

bool Scanner::open_unit(const Window& window) {
  const auto begin = units_.begin(window);
  if (!begin) return false;
  in_unit_ = true;
  unit_.reset();
  items_.reset();
  sentence_begin_ = at_ = *begin;
  return true;
}

Scanner::View Scanner::view_unit(const Window& window) {
  if (!unit_) unit_ = units_.end(window);
  if (unit_) at_ = std::min(at_, unit_->end);  // white space at the end may have been searched
  const View view{unit_ ? window.text.substr(0, unit_->end) : window.text, unit_.has_value()};
  if (!items_ && view.reaches(at_)) items_.emplace(view.text, at_);
  return view;
}

std::optional<bool> Scanner::item_follows(const View& view, std::size_t end) {
  if (!items_->is_list()) return false;
  auto next = end;
  while (next < view.text.size()) {
    const auto c = text::code_point_at(view.text, next);
    if (!text::is_space(c.value)) break;
    next += c.size;
  }
  if (!view.reaches(next)) return std::nullopt;
  return items_->begins_by(view.text, next) && trim_end(view.text, end, items_->marker().begin) == end;
}

Opinion Scanner::judge_candidate(const View& view, const Candidate& candidate) const {
  if (const auto verdict = judge_at_a_glance(view.text, candidate)) return verdict;
  const Context context(view.text, sentence_begin_, candidate, settings_.data);
  if (!view.reaches(context.reach())) return std::nullopt;
  return judge(context, settings_.profile);
}

void Scanner::drop(std::size_t size) noexcept {
  units_.drop(size);
  if (!in_unit_) return;
  at_ -= size;
  sentence_begin_ -= size;
  if (unit_) {
    unit_->begin -= std::min(unit_->begin, size);
    unit_->end -= size;
  }
  if (items_) items_->drop(size);
}

}  // namespace distich::segmentation
