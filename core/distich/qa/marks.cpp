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

/// The last mark, seen through what closes behind it: quotation marks, brackets, white space.
End end_of(std::string_view text) {
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
  return {end_mark_of(c.value), place};
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
std::optional<ByteRange> unpaired_bracket(std::string_view text) {
  std::vector<std::pair<char32_t, ByteRange>> open;
  for (std::size_t at = 0; at < text.size();) {
    const auto [raw, size] = text::code_point_at(text, at);
    const ByteRange place{at, at + size};
    at += size;
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

}  // namespace

void check_end_mark(const Task& task, const Report& found) {
  const auto source = end_of(task.source_text());
  const auto target = end_of(task.target_text());
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
  const auto place = unpaired_bracket(task.target_text());
  if (!place || unpaired_bracket(task.source_text())) return;
  found({check_name::brackets,
         Severity::warning,
         task.unit.id,
         {},
         *place,
         tr("the bracket {1} has no partner", place->of(task.target_text()))});
}

}  // namespace distich::qa_internal
