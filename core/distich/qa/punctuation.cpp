#include <algorithm>
#include <optional>

#include <distich/qa/checks_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

constexpr std::u32string_view close_to_word = U",;:!?";
constexpr std::u32string_view apart_from_next = U",;!?؟،؛";

constexpr bool is_one_of(std::u32string_view marks, char32_t c) noexcept {
  return marks.find(c) != std::u32string_view::npos;
}

constexpr bool is_no_break_space(char32_t c) noexcept {
  return c == 0xA0 || c == 0x202F || c == 0x2007 || c == 0x2060;
}

bool is_word_end(char32_t c) noexcept {
  return text::is_letter(c) || text::is_mark(c);
}

/// A mark with what is around it.
struct Around {
  const Mark& mark;
  text::CodePoint before;
  text::CodePoint behind;

  Around(std::string_view text, const Mark& at)
      : mark(at),
        before(text::code_point_before(text, at.place.begin)),
        behind(text::code_point_at(text, at.place.end)) {}

  [[nodiscard]] bool is_free_behind() const noexcept {
    return behind.size == 0 || text::is_space(behind.value) || text::is_quote(behind.value);
  }
};

/// What is wrong with a mark of the target, if anything.
class MarkHabits {
 public:
  MarkHabits(const Task& task) : task_(task), habits_(task.target.habits()), text_(task.target_text()) {}

  [[nodiscard]] std::optional<Message> wrong_with(const Mark& mark) const {
    const Around around(text_, mark);
    if (auto message = foreign(around)) return message;
    if (habits_.spaced_before(mark.value)) return space_missing_before(around);
    if (habits_.spaced_behind(mark.value)) return space_missing_behind(around);
    if (auto message = space_before(around)) return message;
    return space_missing_between_words(around);
  }

 private:
  [[nodiscard]] std::optional<Message> foreign(const Around& around) const {
    const auto own = habits_.own_mark(around.mark.value);
    const auto before = around.before.value;
    const bool behind_own_letter = is_word_end(before) && task_.target.is_written_in(text::script(before));
    // A full stop within a word or a row of dots is none.
    const bool counts = behind_own_letter && around.is_free_behind();
    if (own == 0 || !counts) return std::nullopt;
    std::string mark;
    text::append(mark, own);
    return tr("the language writes {1} in place of {2}", mark, around.mark.place.of(text_));
  }

  [[nodiscard]] std::optional<Message> space_missing_before(const Around& around) const {
    const auto mark = around.mark.place.of(text_);
    const bool ends_word = is_word_end(around.before.value) || text::digit_value(around.before.value) >= 0 ||
                           text::bracket(around.before.value) == text::Bracket::close;
    if (around.before.value == U' ' && around.is_free_behind())
      return tr("the space before {1} should be a no-break space", mark);
    if (ends_word && around.is_free_behind()) return tr("there is no space before {1}", mark);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Message> space_missing_behind(const Around& around) const {
    const auto mark = around.mark.place.of(text_);
    if (around.behind.value == U' ') return tr("the space behind {1} should be a no-break space", mark);
    if (is_word_end(around.behind.value)) return tr("there is no space behind {1}", mark);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Message> space_before(const Around& around) const {
    const bool spaced = text::is_space(around.before.value) && around.mark.place.begin > around.before.size;
    if (!spaced || !is_one_of(close_to_word, around.mark.value) || !around.is_free_behind())
      return std::nullopt;
    return tr("there is white space before {1}", around.mark.place.of(text_));
  }

  [[nodiscard]] std::optional<Message> space_missing_between_words(const Around& around) const {
    const auto joined = [](char32_t c) { return text::is_letter(c) && !text::is_unspaced(c); };
    if (!is_one_of(apart_from_next, around.mark.value) || !joined(around.before.value) ||
        !joined(around.behind.value) || task_.target_outline.is_taken_over(around.mark.place)) {
      return std::nullopt;
    }
    return tr("there is no space behind {1}", around.mark.place.of(text_));
  }

  const Task& task_;
  const Habits& habits_;
  std::string_view text_;
};

/// Has the source the same mark between the same kinds of white space? Then it is the author's.
bool is_as_in_source(const Task& task, const Mark& mark) {
  const Around here(task.target_text(), mark);
  return std::ranges::any_of(task.source_outline.marks(), [&](const Mark& other) {
    if (other.value != mark.value) return false;
    const Around there(task.source_text(), other);
    return text::is_space(there.before.value) == text::is_space(here.before.value) &&
           there.is_free_behind() == here.is_free_behind();
  });
}

/// A sentence's last mark that wants one at its beginning, where the text has none.
const Mark* unopened(const Outline& outline, const Habits& habits) {
  for (const auto& mark : outline.marks()) {
    const auto opening = habits.opening_of(mark.value);
    if (opening == 0) continue;
    if (std::ranges::find(outline.marks(), opening, &Mark::value) == outline.marks().end()) return &mark;
  }
  return nullptr;
}

/// Bullets, dashes, arrows and the like at the beginning; no quotation marks, brackets, or anything that
/// belongs to a sentence.
bool is_leading_mark(char32_t c) noexcept {
  constexpr std::u32string_view marks = U"*•·‣–—-<>→←#+=~…";
  return is_one_of(marks, c);
}

const Mark* leading_mark(const Outline& outline) {
  if (outline.marks().empty()) return nullptr;
  const auto& first = outline.marks().front();
  const auto before = outline.text().substr(0, first.place.begin);
  const bool is_first = text::trimmed(before, {0, before.size()}).empty();
  const bool is_tag =
      std::ranges::find(outline.tags(), first.place.begin, &ByteRange::begin) != outline.tags().end();
  return is_first && is_leading_mark(first.value) && !is_tag && !outline.is_taken_over(first.place) ? &first
                                                                                                    : nullptr;
}

}  // namespace

void check_punctuation(const Task& task, const Report& found) {
  const auto report = [&](ByteRange place, Message message) {
    found({check_name::punctuation, Severity::note, task.unit.id, {}, place, std::move(message)});
  };
  const auto& outline = task.target_outline;
  const MarkHabits habits(task);
  const auto& languages_own = task.target.habits();
  bool spaced_otherwise = false;  // one finding of each sort: a habit runs through a text
  std::u32string reported;
  for (const auto& mark : outline.marks()) {
    if (reported.find(mark.value) != std::u32string::npos) continue;
    auto message = habits.wrong_with(mark);
    const bool spaced = languages_own.spaced_before(mark.value) || languages_own.spaced_behind(mark.value);
    const bool by_language = spaced || languages_own.own_mark(mark.value) != 0;
    if (!message || (spaced && spaced_otherwise) || (!by_language && is_as_in_source(task, mark))) continue;
    spaced_otherwise = spaced_otherwise || spaced;
    reported += mark.value;
    report(mark.place, *std::move(message));
  }
  if (const auto* mark = unopened(outline, task.target.habits()))
    report(mark->place,
           tr("{1} wants its partner at the beginning of the sentence", mark->place.of(outline.text())));
}

void check_start_mark(const Task& task, const Report& found) {
  const auto* source = leading_mark(task.source_outline);
  const auto* target = leading_mark(task.target_outline);
  if ((source == nullptr) == (target == nullptr)) return;
  found({check_name::start_mark, Severity::note, task.unit.id,
         source != nullptr ? source->place : ByteRange{}, target != nullptr ? target->place : ByteRange{},
         tr("the two begin with different marks")});
}

}  // namespace distich::qa_internal
