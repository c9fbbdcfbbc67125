#include <algorithm>

#include <distich/text/normalize.hpp>
#include <distich/tm/inflected_query_internal.hpp>
#include <distich/tm/word_forms_internal.hpp>

namespace distich::tm {

using index::WordPattern;

InflectedQuery::InflectedQuery(std::string_view text, const FindForms& find_forms) {
  const auto normal = text::normalize(text, text::Form::match);
  const TokenList tokens(normal);
  std::vector<std::string> words;
  for (const auto& token : tokens.tokens()) {
    Wanted wanted;
    wanted.folded = tokens.folded(token);
    append_word(wanted.folded, wanted.bare);
    if (is_word(wanted.folded) && words.size() < QueryForms::most_words) {
      wanted.bit = std::uint64_t{1} << words.size();
      words.push_back(wanted.folded);
    }
    tokens_.push_back(std::move(wanted));
  }
  has_words_ = !words.empty();
  if (has_words_) forms_ = find_forms(words);
  find_core();
}

void InflectedQuery::find_core() {
  const auto says_little = [&](const Wanted& token) { return (token.bit & forms_.function_words) != 0; };
  core_end_ = tokens_.size();
  while (core_begin_ < core_end_ && says_little(tokens_[core_begin_])) ++core_begin_;
  while (core_begin_ < core_end_ && says_little(tokens_[core_end_ - 1])) --core_end_;
  const auto is_wordless = [](const Wanted& token) { return token.bit == 0; };
  if (!std::ranges::all_of(wanted(Extent::core), is_wordless)) return;
  core_begin_ = 0;
  core_end_ = tokens_.size();
}

std::span<const InflectedQuery::Wanted> InflectedQuery::wanted(Extent extent) const noexcept {
  const std::span all(tokens_);
  return extent == Extent::all ? all : all.subspan(core_begin_, core_end_ - core_begin_);
}

WordPattern InflectedQuery::pattern(Extent extent) const {
  const auto all = wanted(extent);
  const auto pieces = all.first(std::min<std::size_t>(all.size(), WordPattern::most_pieces));
  WordPattern pattern;
  pattern.pieces = static_cast<unsigned>(pieces.size());
  pattern.all_words = true;
  pattern.starts = 1;
  pattern.ends = std::uint64_t{1} << (pieces.size() - 1);
  pattern.pieces_of = [this, pieces](std::string_view word) {
    const auto read = read_word(word);
    const auto forms = read.spelled.empty() ? 0 : forms_.of(read.spelled);
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if ((pieces[i].bit & forms) != 0 || pieces[i].bare == read.bare) found |= std::uint64_t{1} << i;
    }
    return found;
  };
  return pattern;
}

bool InflectedQuery::fits(std::span<const Wanted> wanted, std::span<const Met> met) {
  return std::ranges::equal(wanted, met, [](const Wanted& one, const Met& other) {
    return (one.bit & other.forms) != 0 || one.folded == other.folded;
  });
}

std::vector<ByteRange> InflectedQuery::places(std::string_view text, Extent extent) const {
  const auto normal = text::normalize_mapped(text, text::Form::match);
  const TokenList tokens(normal.text);
  std::vector<Met> met;
  met.reserve(tokens.size());
  for (const auto& token : tokens.tokens()) {
    const auto folded = tokens.folded(token);
    met.push_back({folded, is_word(folded) ? forms_.of(folded) : 0});
  }
  const auto sought = wanted(extent);
  std::vector<ByteRange> places;
  for (std::size_t first = 0; first + sought.size() <= met.size();) {
    if (!fits(sought, std::span(met).subspan(first, sought.size()))) {
      ++first;
      continue;
    }
    const auto& last = tokens.tokens()[first + sought.size() - 1];
    places.push_back(normal.map.to_source({tokens.tokens()[first].range.begin, last.range.end}));
    first += sought.size();
  }
  return places;
}

}  // namespace distich::tm
