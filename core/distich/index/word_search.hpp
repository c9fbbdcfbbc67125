#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/index/entries.hpp>
#include <distich/index/run.hpp>

namespace distich::index {

/// What the tokens of a text must be for it to be looked at: pieces, each of which is in some words
/// of the vocabulary, one behind the other. It may let more texts through than it should.
struct WordPattern {
  /// In what a word says of itself: it stands for nothing, so that what is before and behind it
  /// counts as adjacent.
  static constexpr std::uint64_t transparent = std::uint64_t{1} << 63;
  /// A text with such a word is let through, and the word counts as all pieces.
  static constexpr std::uint64_t joker = std::uint64_t{1} << 62;
  static constexpr unsigned most_pieces = 62;

  struct Known {
    Token token = 0;
    std::uint64_t pieces = 0;
  };

  /// Tokens of which it is known what they may stand for; of others it is asked.
  std::vector<Known> known;
  /// All words are asked about; else only those that hold a needle. `word_end` stands before and behind each
  /// word.
  bool all_words = false;
  std::vector<std::string> needles;
  std::vector<std::string> needles_apart;  ///< the same for words that are kept apart
  /// The pieces (bits from 0 on) that a word may stand for, and the bits above.
  std::function<std::uint64_t(std::string_view word)> pieces_of;
  /// None: every text is let through.
  unsigned pieces = 0;
  std::uint64_t starts = 0;  ///< pieces that need not be behind the one before
  std::uint64_t ends = 0;    ///< the last piece before each start, and the last of all
};

/// A text that was let through.
struct TextFound {
  Owner owner = 0;
  std::uint32_t tokens = 0;
};

/// Texts that have the words of a pattern, out of any number of runs and entries. A run's lists
/// for the rarer pieces are read once, into a byte a text; the texts' tokens are compared with the pattern
/// (as a bit-parallel automaton, two bytes a token) when their turn comes. Runs and entries
/// must outlive it, and the runs must not `forget`. One thread at a time.
class WordSearch {
 public:
  explicit WordSearch(const WordPattern& pattern);

  void add(const Run& run);
  void add(const EntryList& entries);

  /// Texts by ascending number of tokens, then descending owner, each pair of them once, until
  /// `visit` returns false. Whatever runs the texts are in, the order is the same.
  void each(const std::function<bool(const TextFound&)>& visit) const;

 private:
  struct Source {
    const Run* run = nullptr;
    std::uint8_t narrowed = 0;      ///< by how many pieces' lists; 0: all entries are wanted
    std::vector<std::uint8_t> met;  ///< by entry: how many of these have it, one after the other
  };

  using Known = WordPattern::Known;

  void wanted_rows(const Run::WordBlock& block, bool apart, std::vector<std::size_t>& rows) const;
  [[nodiscard]] std::vector<Known> known_words(const Run& run);
  void learn(Token token, std::uint64_t pieces);
  void choose_entries(Source& source, const std::vector<Known>& words) const;
  static std::uint64_t narrow(Source& source, const std::vector<Run::Postings>& lists);
  void collect(const Source& source, std::uint32_t tokens, std::vector<Owner>& owners) const;
  [[nodiscard]] bool admits_kept(std::string_view tokens) const;
  template <class Next>
  [[nodiscard]] bool admits(std::size_t count, Next next) const;

  const WordPattern& pattern_;
  std::vector<std::uint64_t> pieces_;  ///< by the lower half of a token
  bool open_ = false;                  ///< so many words fit that comparing them is worth nothing
  std::vector<Source> sources_;
  std::vector<const EntryList*> lists_;
};

}  // namespace distich::index
