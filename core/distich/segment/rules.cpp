#include <algorithm>
#include <array>

#include <distich/segment/rules_internal.hpp>

namespace distich::segmentation {
namespace {

/// Shorter words before a period that touches a capital are rather parts of a name: "St.The".
constexpr std::size_t shortest_whole_word = 3;
/// Abbreviations are rarely longer, in letters.
constexpr std::size_t shortest_long_word = 5;
/// Of an item's marker: "b", "12".
constexpr std::size_t longest_item_marker = 2;

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

/// 林恩?罗伊: the dot between names, lost on the way. Full-width marks are what ends.
Opinion lost_dot(const Context& context) {
  const auto& words = context.data().before_narrow_mark;
  const auto& candidate = context.candidate();
  if (words.empty() || context.has_gap() || candidate.count != 1 || candidate.marks.size() != 1)
    return std::nullopt;
  if (candidate.last != Terminator::mark || candidate.end != candidate.marks.end) return std::nullopt;
  if (!is_among_ideographs(context.character_before()) || !is_among_ideographs(context.character_behind()))
    return std::nullopt;
  const auto before = context.text().substr(0, candidate.marks.begin);
  if (std::ranges::any_of(words, [&](const auto& word) { return before.ends_with(word); }))
    return std::nullopt;
  return no_break("inside.name", candidate.marks);
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

/// Names end with '!' (Yahoo!), hardly with '?'.
bool is_plain_question(const Context& context) {
  return context.view(context.candidate().marks).ends_with('?') && !context.candidate().bracket_closed;
}

/// A writer who began this sentence with a small letter begins the next one so, too.
bool is_careless_of_capitals(const Context& context) {
  const auto& candidate = context.candidate();
  if (candidate.quote_closed || candidate.is_ellipsis() || context.opens() || !context.has_gap())
    return false;
  if (context.data().frequent.empty()) return false;
  if (is_plain_question(context) && context.next_uses().has(WordUse::function_word)) return true;
  if (!context.sentence_begins_small()) return false;
  if (!candidate.is_period()) return true;
  return !context.word_uses().is_abbreviation() && context.shape() == WordShape::word;
}

Opinion small_letter_follows(const Context& context) {
  if (context.start() != Start::lower || context.candidate().last == Terminator::full_stop)
    return std::nullopt;
  if (ends_with_whole_word(context) || is_careless_of_capitals(context))
    return break_here("careless.lower-case", context.next());
  return no_break("continues.lower-case", context.next());
}

/// "(b) the second", "2) another": the marker of an item, by its size; 0 for anything else.
std::size_t marker_size(std::string_view text) {
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const auto begin = at;
  const auto is_marker = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  while (at < text.size() && at - begin < longest_item_marker && is_marker(text[at])) ++at;
  const bool letter = at == begin + 1;
  const bool number = at > begin && text[begin] <= '9' && text[at - 1] <= '9';
  if ((!letter && !number) || !text.substr(at).starts_with(") ")) return 0;
  return at + 1;
}

/// "… the first; (a) one thing. (b) another": an item begins, capital or not.
Opinion item_follows(const Context& context) {
  const auto& candidate = context.candidate();
  if (!context.has_gap() || candidate.is_ellipsis() || candidate.quote_closed) return std::nullopt;
  const auto size = marker_size(context.text().substr(context.after()));
  if (size == 0) return std::nullopt;
  if (candidate.is_period() && !candidate.bracket_closed &&
      (context.word_uses().is_abbreviation() || !is_long_small_word(context.view(context.word())))) {
    return std::nullopt;
  }
  return break_here("list.marker-follows", {context.after(), context.after() + size});
}

/// "Rain. / Photo: Lee", "Who? | The Daily": a sign between two spaces ties what it stands between.
Opinion sign_follows(const Context& context) {
  const auto rest = context.text().substr(context.after());
  if (!context.has_gap() || rest.size() < 2 || rest[1] != ' ') return std::nullopt;
  if (std::string_view("/|&=").find(rest[0]) == std::string_view::npos) return std::nullopt;
  return no_break("continues.sign", {context.after(), context.after() + 1});
}

constexpr std::array<Rule, 8> spacing = {
    lost_dot,     remark_in_brackets, comma_follows,        sign_follows,
    item_follows, forgotten_space,    touches_what_follows, small_letter_follows};

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

Verdict judge(const Context& context, Profile profile) {
  if (context.candidate().is_unmarked()) return {true, "unmarked.starter", context.next()};
  if (profile == Profile::golden) {
    for (const auto rule : golden_rules()) {
      if (const auto opinion = rule(context)) return *opinion;
    }
  }
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
