#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/index/entries.hpp>

namespace distich::index {

/// A run is kept as numbered parts, each a string of bytes; part 0 is its header, written last.
using PartNumber = std::uint32_t;
using WritePart = std::function<void(PartNumber, std::string_view)>;
using ReadPart = std::function<std::string(PartNumber)>;

/// The number of an entry in its run. Entries are sorted by their number of tokens.
using EntryNumber = std::uint32_t;

/// Entries of one number of tokens.
struct LengthGroup {
  std::uint32_t tokens = 0;
  EntryNumber first = 0;
  std::uint64_t tokens_before = 0;  ///< kept in entry blocks for all entries before `first`
};

/// An immutable sorted part of the index: its texts by their number of tokens, for each token
/// the texts that have it, and keys. Reads its parts when they are asked for and keeps them.
/// What damaged bytes would lead astray throws Error{storage}. One thread at a time.
class Run {
 public:
  explicit Run(ReadPart read);

  [[nodiscard]] EntryNumber size() const noexcept { return size_; }

  /// Sorted; the last is no group but where the run ends.
  [[nodiscard]] std::span<const LengthGroup> lengths() const noexcept { return lengths_; }

  /// The group that an entry belongs to. Precondition: entry < size().
  [[nodiscard]] const LengthGroup& length_of(EntryNumber entry) const noexcept;
  /// The first entry with at least so many tokens.
  [[nodiscard]] EntryNumber first_of(std::uint64_t tokens) const noexcept;

  /// The entries that have a token: how many, and where they are kept.
  struct Postings {
    std::uint32_t count = 0;
    std::string_view bytes;
  };

  /// Views hold until `forget` is called.
  [[nodiscard]] Postings find(Token term) const;
  /// Calls `visit` for the entries in [from, to), ascending. Defined in run_internal.hpp: nobody
  /// outside of the index goes through lists.
  template <class Visit>
  void each(const Postings& postings, EntryNumber from, EntryNumber to, Visit&& visit) const;

  /// Two bytes a token, little-endian: the lower half of each token. Empty for texts of more
  /// than `longest_kept` tokens.
  [[nodiscard]] std::string_view tokens_of(EntryNumber entry, const LengthGroup& group) const;
  [[nodiscard]] Owner owner_of(EntryNumber entry, const LengthGroup& group) const;

  void with_key(Key key, std::vector<Owner>& owners) const;

  /// How many bytes of parts are held.
  [[nodiscard]] std::size_t held() const noexcept { return held_; }

  /// Drops the parts that were not used since the last call. Ends the life of all views.
  void forget();

  // For merging and checking, in their order in the run.
  struct TermRow {
    Token term = 0;
    Postings postings;
  };

  [[nodiscard]] std::size_t term_blocks() const noexcept { return terms_.size(); }

  [[nodiscard]] std::vector<TermRow> term_block(std::size_t block) const;

  [[nodiscard]] std::size_t key_blocks() const noexcept { return keys_.size(); }

  [[nodiscard]] std::vector<std::pair<Key, EntryNumber>> key_block(std::size_t block) const;

  /// A part of the vocabulary: words by token, then text. A view as those of `find`.
  class WordBlock {
   public:
    explicit WordBlock(std::string_view bytes);

    [[nodiscard]] std::size_t size() const noexcept { return count_; }

    /// Throws Error{storage} when the block is damaged.
    [[nodiscard]] Word operator[](std::size_t row) const;

    /// All words: `word_end`, then each with its own `word_end`.
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

    /// The row of the word that the byte of `text` at `place` belongs to, its end with it.
    [[nodiscard]] std::size_t row_at(std::size_t place) const noexcept;
    /// Where a row's word and its end are over.
    [[nodiscard]] std::size_t end_of(std::size_t row) const noexcept;

   private:
    std::size_t count_ = 0;
    std::string_view rows_;
    std::string_view text_;
  };

  [[nodiscard]] std::size_t word_blocks() const noexcept { return words_.size(); }

  /// So many of the word blocks come first; the words of all others are kept apart (`is_apart`).
  [[nodiscard]] std::size_t common_word_blocks() const noexcept { return common_word_blocks_; }

  [[nodiscard]] WordBlock word_block(std::size_t block) const;

 private:
  struct Part {
    std::string bytes;
    bool loaded = false;
    bool used = false;
  };

  struct Block {
    std::uint32_t first = 0;  ///< term or key
    PartNumber part = 0;
  };

  void read_header(std::string_view bytes);
  [[nodiscard]] const std::string& part(PartNumber number) const;
  [[nodiscard]] std::size_t offset_of(EntryNumber entry, const LengthGroup& group) const noexcept;
  [[nodiscard]] const std::string& entry_block(EntryNumber entry) const;

  ReadPart read_;
  EntryNumber size_ = 0;
  std::vector<LengthGroup> lengths_;
  std::vector<std::uint64_t> block_tokens_;  ///< kept before each entry block
  std::vector<Block> terms_;
  std::vector<Block> keys_;
  std::vector<Block> words_;
  std::size_t common_word_blocks_ = 0;
  mutable std::vector<Part> parts_;
  mutable std::size_t held_ = 0;
};

}  // namespace distich::index
