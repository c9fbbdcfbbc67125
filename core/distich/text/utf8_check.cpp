#include <algorithm>

#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>
#include <distich/text/encoding_internal.hpp>
#include <distich/text/utf8_check.hpp>
#include <distich/text/utf8_internal.hpp>

namespace distich::text {
namespace {

/// Moves `place` behind `bytes`.
void advance(SourcePos& place, std::string_view bytes) noexcept {
  place.byte += bytes.size();
  if (const auto last = bytes.rfind('\n'); last != std::string_view::npos) {
    place.line += static_cast<std::uint32_t>(count_line_feeds(bytes));
    place.column = 1;
    bytes.remove_prefix(last + 1);
  }
  place.column += static_cast<std::uint32_t>(count_code_points(bytes));
}

}  // namespace

std::optional<std::size_t> utf8_text_begin(std::string_view head) {
  if (const auto mark = byte_order_mark_of(head)) {
    if (mark->encoding != "UTF-8") return std::nullopt;
    return mark->bytes.size();
  }
  if (head.find('\0') != std::string_view::npos || declared_encoding(head)) return std::nullopt;
  return 0;
}

void Utf8Check::write(std::string_view part) {
  if (fault_ || part.empty()) return;
  std::string joined;
  if (!tail_.empty()) {
    joined = tail_;
    joined += part;
    part = joined;
  }
  const auto cut_off = unfinished_tail(part);
  look_through(part.substr(0, part.size() - cut_off));
  tail_ = part.substr(part.size() - cut_off);
}

void Utf8Check::finish() {
  if (!fault_ && !tail_.empty()) find_fault(tail_, 0);
}

void Utf8Check::look_through(std::string_view bytes) {
  const auto controls = count_controls(bytes);  // NUL is one
  const auto nul = controls == 0 ? bytes.size() : std::min(bytes.find('\0'), bytes.size());
  const auto fault = std::min(first_ill_formed(bytes), nul);
  if (fault < bytes.size()) return find_fault(bytes, fault);
  controls_ += controls;
  seen_ += bytes.size();
  if (locates_) advance(place_, bytes);
}

void Utf8Check::find_fault(std::string_view bytes, std::size_t at) {
  advance(place_, bytes.substr(0, at));
  fault_ = Fault{place_, bytes[at]};
}

bool Utf8Check::is_text() const noexcept {
  return is_well_formed() && !too_many_controls(controls_, seen_);
}

void Utf8Check::refuse(const std::string& input) const {
  auto where = fault_->where;
  where.input = input;
  if (fault_->byte == '\0') refuse_binary(std::move(where));
  refuse_ill_formed_utf8(fault_->byte, std::move(where));
}

}  // namespace distich::text
