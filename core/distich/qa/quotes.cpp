#include <algorithm>
#include <optional>

#include <distich/qa/checks_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

enum class QuoteKind : std::uint8_t { none, single, twofold };

QuoteKind kind_of(char32_t c) noexcept {
  constexpr std::u32string_view twofold = U"\"“”„‟«»「」『』〝〞〟＂";
  constexpr std::u32string_view single = U"'‘’‚‛‹›`";
  if (twofold.find(c) != std::u32string_view::npos) return QuoteKind::twofold;
  return single.find(c) != std::u32string_view::npos ? QuoteKind::single : QuoteKind::none;
}

/// Between two letters of a script with spaces between words: a mark of abbreviation (Hebrew), or a quotation
/// that has a prefix or a suffix.
bool is_in_word(std::string_view text, ByteRange place) {
  const auto of_word = [](char32_t c) { return text::is_letter(c) && !text::is_unspaced(c); };
  const auto before = text::code_point_before(text, place.begin).value;
  return (of_word(before) || text::is_mark(before)) && of_word(text::code_point_at(text, place.end).value);
}

/// Behind white space or what opens, before a word.
bool begins_word(std::string_view text, ByteRange place) {
  const auto before = text::code_point_before(text, place.begin);
  const auto behind = text::code_point_at(text, place.end);
  const bool free = before.size == 0 || text::is_space(before.value) || text::is_quote(before.value) ||
                    text::bracket(before.value) == text::Bracket::open || before.value == U'—';
  return free && behind.size > 0 && !text::is_space(behind.value);
}

/// 6'2", 30″: a mark of inches or seconds behind a digit.
bool measures(std::string_view text, const Mark& mark) {
  return mark.value == U'"' && text::digit_value(text::code_point_before(text, mark.place.begin).value) >= 0;
}

/// The quotation marks of a text. An apostrophe is none; a single mark is one where it begins a word.
class QuoteMarks {
 public:
  std::vector<Mark> twofold;
  std::vector<Mark> single;

  explicit QuoteMarks(const Outline& outline) {
    for (const auto& mark : outline.marks()) {
      const auto kind = kind_of(mark.value);
      if (kind == QuoteKind::none || in_markup(outline, mark)) continue;
      if (kind == QuoteKind::single) {
        take_single(outline.text(), mark);
      } else if (is_in_word(outline.text(), mark.place)) {
        in_word_ = true;
      } else {
        twofold.push_back(mark);
      }
    }
    if (twofold.size() % 2 != 0)
      std::erase_if(twofold, [&](const Mark& mark) { return measures(outline.text(), mark); });
  }

  [[nodiscard]] bool any() const noexcept { return !twofold.empty() || !single.empty(); }

  /// One mark has no partner for sure. What stands within a word may be a mark of an abbreviation, or have a
  /// prefix or a suffix of the language.
  [[nodiscard]] bool is_odd() const noexcept { return twofold.size() % 2 != 0 && !in_word_; }

  /// Every mark has its partner, as far as apostrophes let that be seen.
  [[nodiscard]] bool are_paired() const noexcept {
    return twofold.size() % 2 == 0 && single.size() == single_ends_;
  }

 private:
  static bool in_markup(const Outline& outline, const Mark& mark) {
    return std::ranges::any_of(outline.tags(), [&](ByteRange tag) { return tag.contains(mark.place); });
  }

  void take_single(std::string_view text, const Mark& mark) {
    if (begins_word(text, mark.place)) return single.push_back(mark);
    const auto before = text::code_point_before(text, mark.place.begin).value;
    const auto behind = text::code_point_at(text, mark.place.end).value;
    // "workers’ rights": behind a letter it ends a quotation only where one is open.
    const bool is_open = single.size() > single_ends_;
    const bool ends =
        !text::is_space(before) && !text::is_letter(behind) && (is_open || text::is_punctuation(before));
    if (ends) ++single_ends_;
  }

  std::size_t single_ends_ = 0;
  bool in_word_ = false;
};

/// Of an odd number of marks the one that has no partner, as far as white space tells opening from closing.
const Mark& without_partner(std::string_view text, const std::vector<Mark>& marks) {
  const Mark* open = nullptr;
  for (const auto& mark : marks) {
    const bool opens = begins_word(text, mark.place);
    if (opens && open != nullptr) return *open;
    if (!opens && open == nullptr) return mark;
    open = opens ? &mark : nullptr;
  }
  return open != nullptr ? *open : marks.back();
}

/// Marks of the kind that opens a quotation, within another of the same kind.
std::optional<ByteRange> nested_alike(const std::vector<Mark>& marks, const Habits& habits) {
  const auto pair_of = [&](char32_t open) {
    return std::ranges::find_if(habits.quotes(), [&](const Habits::Quotes& each) {
      return each.open == open && each.open != each.close;
    });
  };
  const Habits::Quotes* outer = nullptr;
  for (const auto& mark : marks) {
    if (outer != nullptr && mark.value == outer->open) return mark.place;
    if (outer != nullptr && mark.value == outer->close) {
      outer = nullptr;
    } else if (outer == nullptr) {
      const auto pair = pair_of(mark.value);
      if (pair != habits.quotes().end()) outer = &*pair;
    }
  }
  return std::nullopt;
}

std::string usual_pair(const Habits& habits) {
  std::string out;
  text::append(out, habits.quotes().front().open);
  text::append(out, habits.quotes().front().close);
  return out;
}

}  // namespace

void check_quotes(const Task& task, const Report& found) {
  const QuoteMarks source(task.source_outline);
  const QuoteMarks target(task.target_outline);
  const auto report = [&](Severity severity, ByteRange in_source, ByteRange in_target, Message message) {
    found({check_name::quotes, severity, task.unit.id, in_source, in_target, std::move(message)});
  };
  // Quotation marks that only the translation has are how many languages set names off.
  const bool source_paired = source.are_paired();
  if (target.is_odd() && source_paired) {
    const auto& mark = without_partner(task.target_text(), target.twofold);
    report(Severity::warning, {}, mark.place,
           tr("the quotation mark {1} has no partner", mark.place.of(task.target_text())));
  } else if (source_paired && !source.twofold.empty() && !target.any()) {
    report(Severity::note, source.twofold.front().place, {},
           tr("the source has a quotation, the translation none"));
  }
}

void check_quote_style(const Task& task, const Report& found) {
  const auto& habits = task.target.habits();
  if (habits.quotes().empty()) return;
  const QuoteMarks marks(task.target_outline);
  const auto report = [&](ByteRange place, Message message) {
    found({check_name::quote_style, Severity::note, task.unit.id, {}, place, std::move(message)});
  };
  const auto foreign = [&](const Mark& mark) { return !habits.uses_quote(mark.value); };
  auto mark = std::ranges::find_if(marks.twofold, foreign);
  if (mark == marks.twofold.end()) {
    mark = std::ranges::find_if(marks.single, foreign);
    if (mark == marks.single.end()) mark = marks.twofold.end();
  }
  if (mark != marks.twofold.end()) {
    return report(mark->place, tr("{1} is no quotation mark of the language; usual are {2}",
                                  mark->place.of(task.target_text()), usual_pair(habits)));
  }
  if (const auto place = nested_alike(marks.twofold, habits))
    report(*place, tr("quotation marks stand within others of the same kind"));
}

}  // namespace distich::qa_internal
