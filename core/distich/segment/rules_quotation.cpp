#include <array>

#include <distich/segment/rules_internal.hpp>

namespace distich::segmentation {
namespace {

/// How far behind a quotation the word that reports it may stand, in words and in ideographs.
constexpr int reporting_words = 3;
constexpr std::size_t reporting_bytes = 48;
constexpr std::size_t reporting_verb_bytes = 6;
/// In letters.
constexpr int longest_starter = 6;
constexpr char32_t title_opens = 0x300A;
constexpr char32_t title_closes = 0x300B;
constexpr std::size_t longest_title = 96;
/// Of a word that continues a quotation without marks, in bytes: two letters of kana.
constexpr std::size_t shortest_word_alone = 6;

bool is_part_of_clause(char32_t c) noexcept {
  return text::is_unspaced(c) || c == 0xB7;
}

/// 《摔跤吧！爸爸》: a mark inside the brackets of a title is part of the title.
Opinion inside_title(const Context& context) {
  const auto text = context.text();
  const auto end = context.candidate().end;
  if (context.candidate().needs_space) return std::nullopt;
  auto begin = context.candidate().marks.begin;
  char32_t before = 0;
  while (before != title_opens) {
    if (begin <= context.sentence_begin() || end - begin > longest_title || before == title_closes) {
      return std::nullopt;
    }
    const auto c = text::code_point_before(text, begin);
    before = c.value;
    begin -= c.size;
  }
  for (auto at = end; at < text.size() && at - end < longest_title;) {
    const auto c = text::code_point_at(text, at);
    at += c.size;
    if (c.value == title_opens) return std::nullopt;
    if (c.value == title_closes) return no_break("title.inside", {begin, at});
  }
  return std::nullopt;
}

/// しかし, though し alone would go on. Usual first words of scripts without spaces are prefixes.
bool begins_with_starter(std::string_view text, const LanguageData& data) {
  std::size_t end = 0;
  for (int letters = 1; letters <= longest_starter && end < text.size(); ++letters) {
    end += text::code_point_at(text, end).size;
    if (data.uses(text.substr(0, end)).has(WordUse::starter)) return true;
  }
  return false;
}

/// 「…。」と言った: what follows belongs to the sentence that quotes; longer words also where no marks
/// surround the quotation: 行くぞ!という声.
Opinion quotation_goes_on(const Context& context) {
  const auto& candidate = context.candidate();
  if (context.data().after_quote.empty()) return std::nullopt;
  const bool closed = candidate.quote_closed || candidate.bracket_closed;
  if (!closed && candidate.last != Terminator::mark && !candidate.is_ellipsis()) return std::nullopt;
  const auto shortest = closed && !context.has_gap() ? 1 : shortest_word_alone;
  const auto rest = context.text().substr(context.after());
  if (begins_with_starter(rest, context.data())) return std::nullopt;
  for (const auto& word : context.data().after_quote) {
    if (word.size() >= shortest && rest.starts_with(word)) {
      return no_break("quotation.goes-on", {context.after(), context.after() + word.size()});
    }
  }
  return std::nullopt;
}

/// “Really?” Smith asked. Behind a period inside a quotation a new sentence begins.
Opinion reported_by_name(const Context& context) {
  const auto& candidate = context.candidate();
  if (!candidate.quote_closed || context.opens() || candidate.is_period() ||
      candidate.last == Terminator::full_stop) {
    return std::nullopt;
  }
  auto word = context.next();
  for (int count = 0; count < reporting_words && !word.empty(); ++count) {
    if (context.data().uses(context.view(word)).has(WordUse::reporting)) {
      // "Somebody said:" tells of what comes.
      if (context.text().substr(word.end).starts_with(':')) return std::nullopt;
      return no_break("quotation.reported", word);
    }
    word = context.word_behind(word);
  }
  return std::nullopt;
}

/// “……。”他说。 In scripts without spaces the verb ends the sentence, or a quotation follows it.
Opinion reported_without_spaces(const Context& context) {
  if (!context.candidate().quote_closed || context.has_gap() || context.opens()) return std::nullopt;
  const auto text = context.text();
  const auto limit = std::min(text.size(), context.after() + reporting_bytes);
  auto end = context.after();
  for (auto c = text::code_point_at(text, end); end < limit && is_part_of_clause(c.value);) {
    end += c.size;
    c = text::code_point_at(text, end);
  }
  const auto behind = text::code_point_at(text, end).value;
  const bool clause_ends = behind == 0x3002 || behind == 0xFF0C || behind == 0xFF1A;
  if (!clause_ends || (behind == 0xFF0C && !is_any_quote(text::code_point_at(text, end + 3).value)))
    return std::nullopt;
  for (auto begin = end; begin > context.after() && end - begin < 2 * reporting_verb_bytes;) {
    begin -= text::code_point_before(text, begin).size;
    const ByteRange verb{begin, end};
    if (context.data().uses(verb.of(text)).has(WordUse::reporting))
      return no_break("quotation.reported", verb);
  }
  return std::nullopt;
}

/// "— Пора! — сказал он": behind the dash the speaker is named.
Opinion dash_and_small_letter(const Context& context) {
  if (context.start() != Start::dash) return std::nullopt;
  const auto dash = text::code_point_at(context.text(), context.after());
  const auto next = context.word_behind({context.after(), context.after() + dash.size});
  const auto first = text::code_point_at(context.text(), next.begin);
  if (next.empty() || !text::is_lower(first.value)) return std::nullopt;
  return no_break("dialogue.reported", {context.after(), next.end});
}

/// "(It was short.) went on": where no capital tells, brackets that did not open the sentence stand inside
/// it.
Opinion brackets_inside(const Context& context) {
  if (!context.candidate().bracket_closed || context.candidate().marked_again) return std::nullopt;
  if (context.start() != Start::uncased || context.opens() || context.sentence_opens_with_bracket())
    return std::nullopt;
  return no_break("brackets.inside", {context.candidate().marks.begin, context.next().end});
}

/// "what I mean ... I did not": three dots that stand apart leave something out, unless a usual
/// first word follows; and so may any dots before a letter that has no case.
Opinion ellipsis_inside(const Context& context) {
  const auto& candidate = context.candidate();
  if (!candidate.is_ellipsis() || (candidate.quote_closed && context.start() != Start::uncased))
    return std::nullopt;
  const bool new_sentence = context.next_is_starter() || context.start() == Start::upper;
  const bool stands_apart = candidate.count <= 3 && text::is_space(context.character_before()) &&
                            (!new_sentence || context.next().size() == 1);
  if (!stands_apart && (context.start() != Start::uncased || context.data().ellipsis_ends))
    return std::nullopt;
  return no_break("ellipsis.inside", candidate.marks);
}

constexpr std::array<Rule, 7> quotation = {inside_title,     quotation_goes_on,       brackets_inside,
                                           reported_by_name, reported_without_spaces, dash_and_small_letter,
                                           ellipsis_inside};

}  // namespace

std::span<const Rule> quotation_rules() {
  return quotation;
}

}  // namespace distich::segmentation
