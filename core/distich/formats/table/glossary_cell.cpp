#include <algorithm>
#include <array>

#include <distich/formats/table/delimited_internal.hpp>
#include <distich/formats/table/glossary_cell_internal.hpp>
#include <distich/formats/table/header_internal.hpp>
#include <distich/text/tsv.hpp>

namespace distich::formats::table {
namespace {

constexpr std::string_view special = "|{};\\";

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char next = text[++i];
    if (next == 't') {
      out += '\t';
    } else if (next == 'n') {
      out += '\n';
    } else if (next == 'r') {
      out += '\r';
    } else {
      if (special.find(next) == std::string_view::npos) out += '\\';
      out += next;
    }
  }
  return out;
}

std::string escaped(std::string_view text, std::string_view characters) {
  std::string out;
  for (const char c : text::escape_tsv(text)) {
    if (characters.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// The first of `wanted` that no backslash stands before; the size when there is none.
std::size_t find_bare(std::string_view text, std::string_view wanted, std::size_t from) {
  for (auto at = from; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (wanted.find(text[at]) != std::string_view::npos) {
      return at;
    }
  }
  return text.size();
}

/// A mark that holds a text: "note=…".
struct TextMark {
  std::string_view name;
  std::string Term::*text;
};

constexpr auto text_marks = std::to_array<TextMark>({{"pos", &Term::part_of_speech},
                                                     {"note", &Term::note},
                                                     {"gender", &Term::gender},
                                                     {"usage", &Term::usage},
                                                     {"context", &Term::context},
                                                     {"source", &Term::source}});

constexpr std::string_view match_mark = "match=";
constexpr std::string_view variant_mark = "variant=";

bool take_text_mark(Term& term, std::string_view mark) {
  const auto equals = std::min(mark.find('='), mark.size());
  const auto* known = std::ranges::find(text_marks, mark.substr(0, equals), &TextMark::name);
  if (known == text_marks.end() || equals == mark.size()) return false;
  term.*(known->text) = unescaped(mark.substr(equals + 1));
  return true;
}

/// "match=exact", "variant=…".
bool take_switch(Term& term, std::string_view mark) {
  if (mark.starts_with(match_mark)) {
    term.tolerance = term_tolerance(mark.substr(match_mark.size()));
    return term.tolerance.has_value();
  }
  if (!mark.starts_with(variant_mark)) return false;
  term.variants.push_back(unescaped(mark.substr(variant_mark.size())));
  return true;
}

bool take_mark(Term& term, std::string_view mark) {
  if (const auto status = term_status(mark)) {
    term.status = *status;
  } else if (mark == "case") {
    term.match_case = true;
  } else {
    return mark.empty() || take_switch(term, mark) || take_text_mark(term, mark);
  }
  return true;
}

}  // namespace

std::vector<Term> parse_terms(std::string_view cell, const LanguageTag& language,
                              std::vector<BadMark>& bad_marks) {
  std::vector<Term> out;
  for (std::size_t at = 0; at < cell.size();) {
    Term term;
    term.language = language;
    auto end = find_bare(cell, "|{", at);
    term.text = unescaped(trimmed(cell.substr(at, end - at)));
    while (end < cell.size() && cell[end] == '{') {
      auto begin = end + 1;
      const auto close = find_bare(cell, "}", begin);
      while (begin < close) {
        const auto stop = std::min(find_bare(cell, ";", begin), close);
        const auto mark = trimmed(cell.substr(begin, stop - begin));
        if (!take_mark(term, mark)) bad_marks.push_back({std::string(mark), begin});
        begin = stop + 1;
      }
      end = std::min(close + 1, cell.size());
      const auto bar = find_bare(cell, "|{", end);
      if (const auto behind = trimmed(cell.substr(end, bar - end)); !behind.empty()) {
        bad_marks.push_back({std::string(behind), end});
      }
      end = bar;
    }
    if (!term.text.empty()) out.push_back(std::move(term));
    at = end + 1;
  }
  return out;
}

std::string write_terms(const std::vector<const Term*>& terms) {
  std::string out;
  for (const auto* term : terms) {
    if (!out.empty()) out += " | ";
    out += escaped(term->text, "|{}");
    std::string marks;
    const auto add = [&](std::string_view mark) { marks += (marks.empty() ? "" : "; ") + std::string(mark); };
    if (term->status != TermStatus::preferred) add(name(term->status));
    if (term->match_case) add("case");
    if (term->tolerance) add(std::string(match_mark) + std::string(name(*term->tolerance)));
    for (const auto& mark : text_marks) {
      const auto& text = term->*(mark.text);
      if (!text.empty()) add(std::string(mark.name) + '=' + escaped(text, "|{};"));
    }
    for (const auto& variant : term->variants) add(std::string(variant_mark) + escaped(variant, "|{};"));
    if (!marks.empty()) out += " {" + marks + "}";
  }
  return out;
}

std::string plain_cell(std::string_view text) {
  return text::escape_tsv(text);
}

std::string from_plain_cell(std::string_view cell) {
  return text::unescape_tsv(cell);
}

}  // namespace distich::formats::table
