#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <distich/qa/checks_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

/// What a text ends with, whatever the script.
enum class EndMark : std::uint8_t { none, statement, question, exclamation, colon, ellipsis, comma };

EndMark end_mark_of(char32_t c) noexcept {
  switch (c) {
    case U'.':
    case U'。':
    case U'．':
    case U'।':
    case U'۔':
    case U'።':
    case U'։': return EndMark::statement;
    case U'?':
    case U'？':
    case U'؟': return EndMark::question;
    case U'!':
    case U'！': return EndMark::exclamation;
    case U':':
    case U'：': return EndMark::colon;
    case U'…': return EndMark::ellipsis;
    case U',':
    case U';':
    case U'；':
    case U'؛':
    case U'，':
    case U'、':
    case U'،': return EndMark::comma;
    default: return EndMark::none;
  }
}

struct End {
  EndMark mark = EndMark::none;
  ByteRange place;
};

/// With what the language asks with besides.
EndMark end_mark_of(char32_t c, const Habits& habits) noexcept {
  return habits.asks(c) ? EndMark::question : end_mark_of(c);
}

/// The last mark, seen through what closes behind it: quotation marks, brackets, white space.
End end_of(std::string_view text, const Habits& habits) {
  auto at = text.size();
  for (auto c = text::code_point_before(text, at); c.size > 0; c = text::code_point_before(text, at)) {
    const bool closes = text::is_space(c.value) || text::is_quote(c.value) || text::is_format(c.value) ||
                        text::bracket(c.value) == text::Bracket::close;
    if (!closes) break;
    at -= c.size;
  }
  const auto c = text::code_point_before(text, at);
  const ByteRange place{at - c.size, at};
  if (text.substr(0, at).ends_with("...")) return {EndMark::ellipsis, {at - 3, at}};
  return {end_mark_of(c.value, habits), place};
}

/// "(" for every kind of round bracket, and so on: full-width forms are the same.
char32_t plain_bracket(char32_t c) noexcept {
  constexpr std::array<std::pair<char32_t, char32_t>, 14> same{{{U'（', U'('},
                                                                {U'）', U')'},
                                                                {U'［', U'['},
                                                                {U'］', U']'},
                                                                {U'【', U'['},
                                                                {U'】', U']'},
                                                                {U'〔', U'['},
                                                                {U'〕', U']'},
                                                                {U'｛', U'{'},
                                                                {U'｝', U'}'},
                                                                {U'﴾', U'('},
                                                                {U'﴿', U')'},
                                                                {U'⁅', U'['},
                                                                {U'⁆', U']'}}};
  const auto* found = std::ranges::find(same, c, &std::pair<char32_t, char32_t>::first);
  return found == same.end() ? c : found->second;
}

char32_t opening_of(char32_t closing) noexcept {
  if (closing == U')') return U'(';
  if (closing == U']') return U'[';
  return closing == U'}' ? U'{' : 0;
}

/// The first of ( ) [ ] { } without a partner. "1)" and ":)" need none.
std::optional<ByteRange> unpaired_bracket(const Outline& outline) {
  const auto text = outline.text();
  std::vector<std::pair<char32_t, ByteRange>> open;
  for (const auto& [raw, place] : outline.marks()) {
    const auto c = plain_bracket(raw);
    if (c == U'(' || c == U'[' || c == U'{') open.emplace_back(c, place);
    const auto partner = opening_of(c);
    if (partner == 0) continue;
    if (!open.empty() && open.back().first == partner) {
      open.pop_back();
      continue;
    }
    const auto before = text::code_point_before(text, place.begin);
    const bool counts = text::digit_value(before.value) >= 0 || text::is_letter(before.value);
    const bool is_label = counts && open.empty() && place.begin <= 4;
    const bool is_smiley = before.value == U':' || before.value == U'-' || before.value == U';';
    if (!is_label && !is_smiley) return place;
  }
  if (open.empty()) return std::nullopt;
  return open.front().second;
}

bool is_bracket(const Mark& mark) noexcept {
  const auto c = plain_bracket(mark.value);
  return c == U'(' || c == U'[' || c == U'{' || opening_of(c) != 0;
}

/// The first bracket that is no part of a placeholder or an address; null when there is none.
const Mark* first_bracket(const Outline& outline) {
  for (const auto& mark : outline.marks()) {
    if (is_bracket(mark) && !outline.is_taken_over(mark.place)) return &mark;
  }
  return nullptr;
}

}  // namespace

void check_end_mark(const Task& task, const Report& found) {
  const auto source = end_of(task.source_text(), task.source.habits());
  const auto target = end_of(task.target_text(), task.target.habits());
  if (source.mark == target.mark) return;
  const auto asks = [](const End& end) {
    return end.mark == EndMark::question || end.mark == EndMark::colon;
  };
  // A question that became a statement is a slip; a full stop more or less seldom is.
  const auto severity = asks(source) || asks(target) ? Severity::warning : Severity::note;
  found({check_name::end_mark, severity, task.unit.id, source.place, target.place,
         tr("the translation ends with another mark than the source")});
}

void check_brackets(const Task& task, const Report& found) {
  const auto place = unpaired_bracket(task.target_outline);
  if (place && !unpaired_bracket(task.source_outline)) {
    found({check_name::brackets,
           Severity::warning,
           task.unit.id,
           {},
           *place,
           tr("the bracket {1} has no partner", place->of(task.target_text()))});
    return;
  }
  const auto* in_source = first_bracket(task.source_outline);
  if (in_source == nullptr || first_bracket(task.target_outline) != nullptr) return;
  found({check_name::brackets,
         Severity::note,
         task.unit.id,
         in_source->place,
         {},
         tr("the source has brackets, the translation none")});
}

}  // namespace distich::qa_internal
