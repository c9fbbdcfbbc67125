#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>

#include <distich/index/run_internal.hpp>
#include <distich/index/word_search.hpp>

namespace distich::index {
namespace {

constexpr std::size_t token_halves = std::size_t{1} << 16;
/// A pattern that so many words of one run fit is in a good part of its texts.
constexpr std::size_t most_words = 16384;

std::size_t half(Token token) noexcept {
  return token & 0xFFFFU;
}

constexpr std::size_t window = 64;
using Fits = std::array<unsigned char, window>;

/// At which places from `at` on, of a whole window, the last bytes of the needle, at most four, are where
/// they must be when it begins there. False when at none. Without a branch, which compilers make vector
/// instructions of.
bool probe(const char* at, std::string_view needle, Fits& fits) {
  const auto last = needle.size() - 1;
  const auto before = [&](std::size_t bytes) { return last - std::min(bytes, last); };
  const char* const one = at + last;
  const char* const two = at + before(1);
  const char* const three = at + before(2);
  const char* const four = at + before(3);
  const char wanted_one = needle[last];
  const char wanted_two = needle[before(1)];
  const char wanted_three = needle[before(2)];
  const char wanted_four = needle[before(3)];
  unsigned any = 0;
  for (std::size_t i = 0; i < window; ++i) {
    const auto fit = static_cast<unsigned char>(
        static_cast<unsigned>(one[i] == wanted_one) & static_cast<unsigned>(two[i] == wanted_two) &
        static_cast<unsigned>(three[i] == wanted_three) & static_cast<unsigned>(four[i] == wanted_four));
    fits[i] = fit;
    any |= fit;
  }
  return any != 0;
}

/// Where `needle` begins in `text`, from `from` on; npos when it does nowhere. Several times as fast as
/// memmem for the short needles that these are.
std::size_t find(std::string_view text, std::string_view needle, std::size_t from) {
  Fits fits;
  for (; from + window + needle.size() <= text.size(); from += window) {
    if (!probe(text.data() + from, needle, fits)) continue;
    for (std::size_t i = 0; i < window; ++i) {
      if (fits[i] != 0 && text.substr(from + i, needle.size()) == needle) return from + i;
    }
  }
  return text.find(needle, from);
}

/// The rows whose words hold the needle, ascending, each once. Stops when there are `most`.
void rows_with(const Run::WordBlock& block, std::string_view needle, std::size_t most,
               std::vector<std::size_t>& rows) {
  const auto text = block.text();
  for (std::size_t from = 0; from < text.size() && rows.size() < most;) {
    const auto place = find(text, needle, from);
    if (place == std::string_view::npos) return;
    // A needle may begin with the end of the word before.
    const auto row = block.row_at(needle.size() > 1 && needle.front() == word_end ? place + 1 : place);
    rows.push_back(row);
    from = std::max(block.end_of(row) - 1, place + 1);
  }
}

/// What may stand for a piece in a run.
struct PieceLists {
  std::vector<Token> tokens;
  std::vector<Run::Postings> lists;
  std::uint64_t count =
      std::numeric_limits<std::uint64_t>::max();  ///< of the lists' entries; unless known, the most

  void find(const Run& run) {
    count = 0;
    lists.reserve(tokens.size());
    for (const auto token : tokens) {
      lists.push_back(run.find(token));
      count += lists.back().count;
    }
  }
};

/// The lists of the pieces, the shortest first. Those of pieces with many words are not even counted.
std::vector<PieceLists> lists_of(const Run& run, const std::vector<WordPattern::Known>& words,
                                 unsigned count) {
  constexpr std::size_t few = 256;
  std::vector<PieceLists> pieces(count);
  for (const auto& word : words) {
    for (unsigned piece = 0; piece < count; ++piece) {
      if ((word.pieces >> piece & 1U) != 0) pieces[piece].tokens.push_back(word.token);
    }
  }
  for (auto& piece : pieces) {
    if (piece.tokens.size() <= few) piece.find(run);
  }
  std::ranges::stable_sort(
      pieces, {}, [](const PieceLists& piece) { return std::pair(piece.count, piece.tokens.size()); });
  return pieces;
}

}  // namespace

WordSearch::WordSearch(const WordPattern& pattern)
    : pattern_(pattern), pieces_(token_halves, 0), open_(pattern.pieces == 0) {
  for (const auto& [token, pieces] : pattern.known) learn(token, pieces);
}

void WordSearch::learn(Token token, std::uint64_t pieces) {
  pieces_[half(token)] |= pieces;
}

/// The rows whose words are asked about, ascending.
void WordSearch::wanted_rows(const Run::WordBlock& block, bool apart, std::vector<std::size_t>& rows) const {
  rows.clear();
  if (pattern_.all_words) {
    rows.resize(block.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return;
  }
  for (const auto& needle : apart ? pattern_.needles_apart : pattern_.needles)
    rows_with(block, needle, rows.size() + most_words, rows);
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

std::vector<WordSearch::Known> WordSearch::known_words(const Run& run) {
  auto words = pattern_.known;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < run.word_blocks() && !open_; ++i) {
    const auto block = run.word_block(i);
    wanted_rows(block, i >= run.common_word_blocks(), rows);
    for (const auto row : rows) {
      const auto word = block[row];
      const auto pieces = pattern_.pieces_of(word.text);
      if (pieces == 0) continue;
      learn(word.token, pieces);
      words.push_back({word.token, pieces});
    }
    open_ = words.size() >= most_words;
  }
  return words;
}

void WordSearch::add(const Run& run) {
  auto& source = sources_.emplace_back();
  source.run = &run;
  if (open_) return;
  const auto words = known_words(run);
  if (!open_) choose_entries(source, words);
}

/// Marks the entries that have the rarer pieces: each list that is not much longer than what is left.
void WordSearch::choose_entries(Source& source, const std::vector<Known>& words) const {
  // Reading an entry of a list takes so much less than looking at a text.
  constexpr std::uint64_t entries_a_text = 16;
  std::uint64_t left = source.run->size();
  for (auto& piece : lists_of(*source.run, words, pattern_.pieces)) {
    const auto worth = source.narrowed == 0 ? left : left * entries_a_text;
    if (piece.tokens.size() > worth) return;
    if (piece.lists.empty()) piece.find(*source.run);
    if (piece.count > worth) return;
    left = narrow(source, piece.lists);
  }
}

/// Leaves of the entries that are wanted those in one of the lists. Gives how many they are.
std::uint64_t WordSearch::narrow(Source& source, const std::vector<Run::Postings>& lists) {
  source.met.resize(source.run->size(), 0);
  const auto before = source.narrowed++;
  std::uint64_t left = 0;
  for (const auto& list : lists) {
    source.run->each(list, 0, source.run->size(), [&](EntryNumber entry) {
      if (source.met[entry] != before) return;
      source.met[entry] = source.narrowed;
      ++left;
    });
  }
  return left;
}

void WordSearch::add(const EntryList& entries) {
  lists_.push_back(&entries);
  for (std::size_t i = 0; i < entries.size() && !open_; ++i) {
    each_word(entries[i], [&](Word word) { learn(word.token, pattern_.pieces_of(word.text)); });
  }
}

template <class Next>
bool WordSearch::admits(std::size_t count, Next next) const {
  std::uint64_t met = 0;
  std::uint64_t before = 0;  // pieces that the last token that stands for something may end
  for (std::size_t i = 0; i < count; ++i) {
    const auto pieces = pieces_[next(i)];
    if ((pieces & WordPattern::joker) != 0) return true;
    auto now = pieces & (before << 1U | pattern_.starts);
    // One token may hold several pieces.
    for (auto more = now; (more = pieces & (now << 1U) & ~now) != 0;) now |= more;
    met |= now;
    before = (pieces & WordPattern::transparent) != 0 ? before | now : now;
    if ((met & pattern_.ends) == pattern_.ends) return true;
  }
  return false;
}

bool WordSearch::admits_kept(std::string_view tokens) const {
  return admits(tokens.size() / sizeof(std::uint16_t), [&](std::size_t i) {
    return std::size_t{load<std::uint16_t>(tokens.data() + i * sizeof(std::uint16_t))};
  });
}

void WordSearch::collect(const Source& source, std::uint32_t tokens, std::vector<Owner>& owners) const {
  const auto& run = *source.run;
  const auto first = run.first_of(tokens);
  const auto end = run.first_of(std::uint64_t{tokens} + 1);
  if (first == end) return;
  const auto& group = run.length_of(first);
  const bool compared = !open_ && tokens <= layout::longest_kept;
  for (auto entry = first; entry < end; ++entry) {
    if (source.narrowed > 0 && source.met[entry] != source.narrowed) continue;
    if (compared && !admits_kept(run.tokens_of(entry, group))) continue;
    owners.push_back(run.owner_of(entry, group));
  }
}

void WordSearch::each(const std::function<bool(const TextFound&)>& visit) const {
  std::map<std::uint32_t, std::vector<Owner>> by_length;
  for (const auto& source : sources_) {
    for (const auto& group : source.run->lengths()) by_length[group.tokens];
  }
  for (const auto* list : lists_) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto entry = (*list)[i];
      if (open_ || admits(entry.tokens.size(), [&](std::size_t at) { return half(entry.tokens[at]); })) {
        by_length[static_cast<std::uint32_t>(entry.tokens.size())].push_back(entry.owner);
      }
    }
  }
  for (auto& [tokens, owners] : by_length) {
    for (const auto& source : sources_) collect(source, tokens, owners);
    std::ranges::sort(owners, std::greater{});
    owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
    for (const auto owner : owners) {
      if (!visit({owner, tokens})) return;
    }
  }
}

}  // namespace distich::index
