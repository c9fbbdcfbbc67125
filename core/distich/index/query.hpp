#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <distich/index/edit_distance.hpp>
#include <distich/index/entries.hpp>
#include <distich/index/run.hpp>

namespace distich::index {

/// A text that may be similar: whose it is, and at least how many edits it is away.
struct Found {
  Owner owner = 0;
  std::uint32_t edits = 0;   ///< exact but for tokens whose hashes collide, and texts of very many tokens
  std::uint32_t tokens = 0;  ///< of the text

  friend auto operator<=>(const Found&, const Found&) = default;
};

/// How similar a text must be: 10000 · (n − d) / n ≥ `basis_points`, where d is the edit
/// distance and n the number of tokens of the longer text. 1 … 10000.
struct Floor {
  std::uint32_t basis_points = 10000;

  /// The most edits that a pair of texts may be apart whose longer one has so many tokens.
  [[nodiscard]] std::uint64_t most_edits(std::uint64_t longer) const noexcept {
    return longer - least_common(longer);
  }

  /// The fewest tokens that such a pair has in common.
  [[nodiscard]] std::uint64_t least_common(std::uint64_t longer) const noexcept {
    return (longer * basis_points + 9999) / 10000;
  }

  /// The most tokens that a text may have beside one of `tokens`.
  [[nodiscard]] std::uint64_t longest(std::uint64_t tokens) const noexcept {
    return tokens * 10000 / basis_points;
  }
};

/// A text that is compared with all of a run, without loss: a pair within d edits shares all
/// but d tokens of its longer text (as multisets), so of any w tokens of the query it misses at
/// most as many as the whole query may lack. The query's rarest tokens are looked up, as
/// many as are worth it; what has enough of them is compared by Myers' algorithm. (Prefix and
/// count filters: Chaudhuri, Ganti, Kaushik, ICDE 2006; Li, Lu, Lu, ICDE 2008.) Keeps its memory
/// for the next text. One thread at a time.
class Query {
 public:
  Query();

  /// The text that is looked for from now on.
  void prepare(std::span<const Token> tokens);

  /// Adds the texts that reach the floor, in no order.
  void search(const Run& run, Floor floor, std::vector<Found>& found);
  /// The same over entries that are in no run. `signatures` are theirs.
  void search(const EntryList& entries, std::span<const std::uint64_t> signatures, Floor floor,
              std::vector<Found>& found);

 private:
  struct Term {
    Token token = 0;
    Token term = 0;
    Run::Postings postings;
  };

  struct Window {
    EntryNumber from = 0;
    EntryNumber to = 0;
  };

  [[nodiscard]] std::size_t choose_terms(const Run& run, const Window& window, std::uint64_t spare) const;
  void count(const Run& run, const Window& window, std::size_t terms);
  void verify(const Run& run, const Window& window, std::size_t terms, Floor floor,
              std::vector<Found>& found);
  void compare(const Run& run, Floor floor, std::vector<Found>& found);
  [[nodiscard]] std::size_t distance_to(std::string_view kept, std::size_t most);

  std::uint64_t size_ = 0;
  std::uint64_t signature_ = 0;
  std::vector<Term> terms_;
  std::vector<std::uint16_t> symbols_;  ///< by the lower half of a token; 0: not in the query
  std::vector<EditDistance::Symbol> own_;
  std::optional<EditDistance> distance_;  ///< none for texts too long to be compared here
  std::vector<EditDistance::Symbol> other_;
  std::vector<std::uint8_t> hits_;  ///< for each entry of the window; all 0 between calls
  std::vector<EntryNumber> touched_;

  struct Candidate {
    EntryNumber entry = 0;
    const LengthGroup* group = nullptr;
    std::string_view tokens;
  };

  std::vector<Candidate> candidates_;
};

/// A bit for each token: texts of which one lacks more of the other's bits than there may be
/// edits are not similar.
[[nodiscard]] std::uint64_t signature_of(std::span<const Token> tokens) noexcept;

}  // namespace distich::index
