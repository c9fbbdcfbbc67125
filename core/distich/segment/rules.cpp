#include <array>

#include <distich/segment/rules_internal.hpp>

namespace distich::segmentation {
namespace {

/// Shorter words before a period that touches a capital are rather parts of a name: "St.The".
constexpr std::size_t shortest_whole_word = 3;
/// Abbreviations are rarely longer, in letters.
constexpr std::size_t shortest_long_word = 5;

/// Five small letters or more.
bool is_long_small_word(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    const auto c = text::code_point_at(word, at);
    if (!text::is_lower(c.value)) return false;
    at += c.size;
  }
  return letters >= shortest_long_word;
}

/// Letters only, or digits with separators: "1,000".
bool is_whole_word_or_amount(std::string_view word) {
  bool letters = word.size() >= shortest_whole_word;
  bool amount = !word.empty();
  for (std::size_t at = 0; at < word.size();) {
    const auto c = text::code_point_at(word, at);
    letters = letters && text::is_letter(c.value);
    amount = amount && (text::is_digit(c.value) || c.value == U',' || c.value == U'.');
    at += c.size;
  }
  return letters || amount;
}

/// "(!)", "[...]": the sentence is not over, somebody remarks on it.
Opinion remark_in_brackets(const Context& context) {
  const auto& candidate = context.candidate();
  if (!candidate.bracket_closed || candidate.marked_again ||
      text::bracket(context.character_before()) != text::Bracket::open) {
    return std::nullopt;
  }
  return no_break("inside.brackets", {candidate.marks.begin, candidate.end});
}

/// "over.The next": a space was forgotten when a usual first word stands behind a whole word or an amount.
Opinion forgotten_space(const Context& context) {
  if (context.has_gap() || !context.candidate().needs_space || !context.starts_with_capital())
    return std::nullopt;
  const auto next = context.next();
  const auto behind = text::code_point_at(context.text(), next.end).value;
  const bool title = behind == U'.' && context.next_uses().has(WordUse::before_name);
  if ((!title && !(context.next_is_starter() && text::is_space(behind))) ||
      next.begin != context.candidate().end)
    return std::nullopt;
  const bool behind_word =
      context.candidate().is_period()
          ? !context.word_uses().is_abbreviation() && is_whole_word_or_amount(context.view(context.word()))
          : text::is_lower(context.character_before());
  if (!behind_word) return std::nullopt;
  return break_here("space.forgotten", {context.word().begin, next.end});
}

/// "3.5", "example.com", "file.txt", "Yahoo!-Chef": no white space, no break, unless the terminator can stand
/// without or the script is written without.
Opinion touches_what_follows(const Context& context) {
  const auto& candidate = context.candidate();
  if (context.has_gap() || !candidate.needs_space) return std::nullopt;
  const auto behind = context.character_behind();
  const bool unspaced_before = text::is_unspaced(context.character_before()) || candidate.quote_closed;
  if (candidate.last != Terminator::ellipsis && text::is_unspaced(behind) && unspaced_before)
    return std::nullopt;
  if (candidate.last == Terminator::mark && text::is_digit(behind) && unspaced_before) return std::nullopt;
  const auto next = context.next();
  const bool digits = text::is_digit(context.character_before()) && text::is_digit(behind);
  return no_break(digits ? "number.decimal" : "inside.token",
                  {context.word().begin, std::max(next.end, candidate.end)});
}

Opinion comma_follows(const Context& context) {
  if (context.start() != Start::comma || context.opens()) return std::nullopt;
  return no_break("continues.comma", {context.after(), context.next().begin});
}

/// A period behind a small whole word that is no abbreviation: the writer is careless of capitals.
bool ends_with_whole_word(const Context& context) {
  const auto& candidate = context.candidate();
  if (!candidate.is_period() || candidate.quote_closed || candidate.bracket_closed) return false;
  if (!context.has_gap() || context.opens() || context.data().frequent.empty()) return false;
  if (context.word_uses().is_abbreviation() || context.shape() != WordShape::word) return false;
  return is_long_small_word(context.view(context.word()));
}

Opinion small_letter_follows(const Context& context) {
  if (context.start() != Start::lower || context.candidate().last == Terminator::full_stop)
    return std::nullopt;
  if (ends_with_whole_word(context)) return break_here("careless.lower-case", context.next());
  return no_break("continues.lower-case", context.next());
}

constexpr std::array<Rule, 5> spacing = {remark_in_brackets, comma_follows, forgotten_space,
                                         touches_what_follows, small_letter_follows};

}  // namespace

std::span<const Rule> spacing_rules() {
  return spacing;
}

Opinion judge_at_a_glance(std::string_view text, const Candidate& candidate) {
  if (!candidate.needs_space || candidate.end >= text.size()) return std::nullopt;
  const char behind = text[candidate.end];
  const bool digit = behind >= '0' && behind <= '9';
  if (!digit && (behind < 'a' || behind > 'z')) return std::nullopt;
  const auto before = text::code_point_before(text, candidate.marks.begin);
  const bool decimal = digit && text::is_digit(before.value);
  if (digit && text::is_unspaced(before.value)) return std::nullopt;
  return no_break(decimal ? "number.decimal" : "inside.token",
                  {candidate.marks.begin - before.size, candidate.end + 1});
}

Verdict judge(const Context& context) {
  // Behind "(…ca.)." it is not the abbreviation's period that ends.
  const bool period = context.candidate().is_period() && !context.candidate().marked_again;
  for (const auto group : {spacing_rules(), quotation_rules()}) {
    for (const auto rule : group) {
      if (const auto opinion = rule(context)) return *opinion;
    }
  }
  if (period) {
    for (const auto group : {number_rules(), abbreviation_rules()}) {
      for (const auto rule : group) {
        if (const auto opinion = rule(context)) return *opinion;
      }
    }
  }
  return {true, "terminator", context.candidate().marks};
}

}  // namespace distich::segmentation
