#pragma once
#include <optional>
#include <string>

#include <distich/index/run_internal.hpp>

namespace distich::index {

/// Writes a run in one pass: entries by ascending number of tokens, then terms ascending, among
/// them the words of each, then keys ascending, then the header.
class RunWriter {
 public:
  explicit RunWriter(const WritePart& write) : write_(write) {}

  /// `kept`: two bytes a token as `Run::tokens_of` gives them.
  void add_entry(std::uint32_t tokens, Owner owner, std::string_view kept);
  /// `entries` ascending, not empty.
  void add_term(Token term, std::span<const EntryNumber> entries);
  /// By token; each once. Those that are kept apart may come in between.
  void add_word(const Word& word);
  void add_key(Key key, EntryNumber entry);
  void finish();

 private:
  struct Block {
    std::uint32_t first = 0;
    PartNumber part = 0;
  };

  /// Words on their way into blocks.
  struct Words {
    std::string rows;
    std::string text;
    Token first = 0;
    std::vector<Block> blocks;
  };

  void flush_entries();
  void flush_terms();
  void flush_words(Words& words);
  void flush_keys();
  PartNumber write(std::string_view bytes);

  const WritePart& write_;
  PartNumber next_part_ = 1;

  std::uint32_t last_length_ = 0;
  std::string lengths_;  ///< groups of the header
  std::uint32_t groups_ = 0;
  std::uint32_t group_entries_ = 0;
  std::uint32_t group_before_ = 0;  ///< tokens of the group before
  std::string block_;
  std::string owners_;
  std::uint32_t block_entries_ = 0;

  std::string rows_;
  std::string lists_;
  std::string chunk_;
  std::uint32_t block_terms_ = 0;
  Token block_term_ = 0;
  std::vector<Block> terms_;

  Words words_;
  Words words_apart_;

  std::string key_rows_;
  Key block_key_ = 0;
  std::vector<Block> keys_;

  void end_group();
};

}  // namespace distich::index
