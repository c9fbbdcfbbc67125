#include <algorithm>

#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/keys_internal.hpp>
#include <distich/tm/word_forms_internal.hpp>
#include <distich/tm/word_query_internal.hpp>

namespace distich::tm {
namespace {

/// Pieces of a long text that are looked for in the vocabulary; any number is right.
constexpr std::size_t most_pieces = 8;
static_assert(most_pieces <= index::WordPattern::most_pieces);

/// May an end of the one be the beginning of the other, or all of it?
bool overlap(std::string_view one, std::string_view other) {
  if (one.find(other) != std::string_view::npos || other.find(one) != std::string_view::npos) return true;
  for (std::size_t size = 1; size < std::min(one.size(), other.size()); ++size) {
    if (one.ends_with(other.substr(0, size)) || other.ends_with(one.substr(0, size))) return true;
  }
  return false;
}

}  // namespace

WordQuery::WordQuery(std::string_view folded) {
  std::string run;
  bool run_opens = true;
  bool first = true;
  CharacterKind last = CharacterKind::space;
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = text::code_point_at(folded, at);
    const auto kind = kind_of(c.value);
    const auto text = folded.substr(at, c.size);
    at += c.size;
    if (kind == CharacterKind::format) continue;
    if (first) inside_ = kind == CharacterKind::letter;
    first = false;
    last = kind;
    if (kind == CharacterKind::letter) {
      run += text;
      continue;
    }
    add(run, true, run_opens);
    run.clear();
    run_opens = false;
    if (kind == CharacterKind::single) add(text, false, false);
  }
  add(run, true, run_opens);
  const bool ends_in_letter = last == CharacterKind::letter;
  if (ends_in_letter && !run.empty() && !pieces_.empty() && pieces_.back().letters) {
    pieces_.back().closes = true;
  }
  inside_ = inside_ || ends_in_letter;
  choose();
}

/// What consists of marks alone is left out: it is in no word's bare form.
void WordQuery::add(std::string_view text, bool letters, bool opens) {
  auto bare = text::without_marks(text);
  if (!bare.empty()) pieces_.push_back({std::move(bare), letters, opens, false, pieces_.size()});
}

/// The longest pieces, in order.
void WordQuery::choose() {
  if (pieces_.size() <= most_pieces) return;
  std::ranges::stable_sort(pieces_, std::greater{}, [](const Piece& piece) { return piece.bare.size(); });
  pieces_.resize(most_pieces);
  std::ranges::sort(pieces_, {}, &Piece::place);
}

void WordQuery::add_needles(const Piece& piece, bool whole, index::WordPattern& pattern) const {
  const bool begins = whole || !piece.opens;
  const bool ends = whole || !piece.closes;
  const auto between = [&](char begin, char end) {
    return (begins ? std::string(1, begin) : "") + piece.bare + (ends ? std::string(1, end) : "");
  };
  if (begins && ends) {
    add_known(piece.bare, whole, pattern);  // a common word is its token
  } else {
    pattern.needles.push_back(between(index::word_end, index::word_end));
  }
  pattern.needles_apart.push_back(between(other_sign, bare_end));
}

bool WordQuery::is_in_word(const Piece& piece, bool whole, std::string_view word) {
  const bool begins = whole || !piece.opens;
  const bool ends = whole || !piece.closes;
  if (begins) return ends ? word == piece.bare : word.starts_with(piece.bare);
  return ends ? word.ends_with(piece.bare) : word.find(piece.bare) != std::string_view::npos;
}

std::uint64_t WordQuery::pieces_of(std::string_view vocabulary_word, bool whole) const {
  using index::WordPattern;
  const auto word = read_word(vocabulary_word).bare;
  const char sign = word.empty() ? transparent_sign : word.front();
  if (sign == transparent_sign) return WordPattern::transparent;
  const bool glues = sign == glue_sign;
  const bool plain = !glues && sign != compound_sign;
  const auto bare = plain ? word : word.substr(1);
  std::uint64_t found = bare.empty() ? WordPattern::transparent : 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const auto& piece = pieces_[i];
    const auto bit = std::uint64_t{1} << i;
    if (plain) {
      if (is_in_word(piece, whole, bare)) found |= bit;
    } else if (glues && piece.letters) {
      // The piece may consist of this and what is beside it.
      if (overlap(piece.bare, bare)) found |= bit | WordPattern::joker;
    } else if (bare.find(piece.bare) != std::string_view::npos) {
      found |= bit;
    }
  }
  return found;
}

void WordQuery::add_known(std::string_view word, bool whole, index::WordPattern& pattern) const {
  const auto token = token_of(word);
  if (std::ranges::find(pattern.known, token, &index::WordPattern::Known::token) != pattern.known.end())
    return;
  pattern.known.push_back({token, pieces_of(word, whole)});
}

index::WordPattern WordQuery::pattern(bool whole) const {
  index::WordPattern pattern;
  pattern.pieces = static_cast<unsigned>(pieces_.size());
  pattern.needles_apart = {std::string(1, glue_sign), std::string(1, compound_sign),
                           std::string(1, transparent_sign)};
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    add_needles(pieces_[i], whole, pattern);
    const bool starts = i == 0 || pieces_[i - 1].place + 1 != pieces_[i].place;
    if (!starts) continue;
    pattern.starts |= std::uint64_t{1} << i;
    if (i > 0) pattern.ends |= std::uint64_t{1} << (i - 1);
  }
  if (!pieces_.empty()) pattern.ends |= std::uint64_t{1} << (pieces_.size() - 1);
  pattern.pieces_of = [this, whole](std::string_view word) { return pieces_of(word, whole); };
  return pattern;
}

}  // namespace distich::tm
