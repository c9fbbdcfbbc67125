#include <distich/index/run_writer_internal.hpp>

namespace distich::index {
namespace {

void store_deltas(std::string& out, EntryNumber before, std::span<const EntryNumber> entries) {
  for (const auto entry : entries) {
    store_varint(out, entry - before);
    before = entry;
  }
}

}  // namespace

PartNumber RunWriter::write(std::string_view bytes) {
  write_(next_part_, bytes);
  return next_part_++;
}

void RunWriter::add_entry(std::uint32_t tokens, Owner owner, std::string_view kept) {
  if (group_entries_ != 0 && tokens != last_length_) end_group();
  last_length_ = tokens;
  ++group_entries_;
  block_ += kept;
  store_fixed<Owner>(owners_, owner);
  if (++block_entries_ == layout::entries_a_block) flush_entries();
}

void RunWriter::end_group() {
  if (group_entries_ == 0) return;
  store_varint(lengths_, last_length_ - group_before_);
  store_varint(lengths_, group_entries_);
  group_before_ = last_length_;
  group_entries_ = 0;
  ++groups_;
}

void RunWriter::flush_entries() {
  if (block_entries_ == 0) return;
  block_ += owners_;
  write(block_);
  block_.clear();
  owners_.clear();
  block_entries_ = 0;
}

void RunWriter::add_term(Token term, std::span<const EntryNumber> entries) {
  flush_entries();
  if (block_terms_ == 0) block_term_ = term;
  if (entries.size() <= layout::postings_a_chunk) {
    store_deltas(lists_, 0, entries);
  } else {
    for (auto left = entries; !left.empty();) {
      const auto chunk = left.first(std::min<std::size_t>(left.size(), layout::postings_a_chunk));
      chunk_.clear();
      store_deltas(chunk_, chunk.front(), chunk);
      store_fixed<std::uint32_t>(lists_, chunk.front());
      store_fixed<PartNumber>(lists_, write(chunk_));
      left = left.subspan(chunk.size());
    }
  }
  store_fixed<std::uint32_t>(rows_, term);
  store_fixed<std::uint32_t>(rows_, static_cast<std::uint32_t>(entries.size()));
  store_fixed<std::uint32_t>(rows_, static_cast<std::uint32_t>(lists_.size()));
  ++block_terms_;
  if (rows_.size() + lists_.size() >= layout::term_block_bytes) flush_terms();
}

void RunWriter::flush_terms() {
  if (block_terms_ == 0) return;
  std::string bytes;
  store_fixed<std::uint32_t>(bytes, block_terms_);
  bytes += rows_;
  bytes += lists_;
  terms_.push_back({block_term_, write(bytes)});
  rows_.clear();
  lists_.clear();
  block_terms_ = 0;
}

void RunWriter::add_word(const Word& word) {
  auto& words = is_apart(word.text) ? words_apart_ : words_;
  if (words.text.empty()) {
    words.first = word.token;
    words.text += word_end;
  }
  words.text += word.text;
  words.text += word_end;
  store_fixed<Token>(words.rows, word.token);
  store_fixed<std::uint32_t>(words.rows, static_cast<std::uint32_t>(words.text.size()));
  if (words.text.size() >= layout::word_block_bytes) flush_words(words);
}

void RunWriter::flush_words(Words& words) {
  if (words.text.empty()) return;
  std::string bytes;
  store_fixed<std::uint32_t>(bytes, static_cast<std::uint32_t>(words.rows.size() / layout::word_row_bytes));
  bytes += words.rows;
  bytes += words.text;
  words.blocks.push_back({words.first, write(bytes)});
  words.rows.clear();
  words.text.clear();
}

void RunWriter::add_key(Key key, EntryNumber entry) {
  flush_entries();  // there may be no terms
  if (key_rows_.empty()) block_key_ = key;
  store_fixed<Key>(key_rows_, key);
  store_fixed<EntryNumber>(key_rows_, entry);
  if (key_rows_.size() == std::size_t{layout::keys_a_block} * layout::key_row_bytes) flush_keys();
}

void RunWriter::flush_keys() {
  if (key_rows_.empty()) return;
  keys_.push_back({block_key_, write(key_rows_)});
  key_rows_.clear();
}

void RunWriter::finish() {
  end_group();
  flush_entries();
  flush_terms();
  flush_words(words_);
  flush_words(words_apart_);
  flush_keys();
  std::string header(1, static_cast<char>(layout::version));
  store_varint(header, next_part_);
  store_varint(header, groups_);
  header += lengths_;
  for (const auto* blocks : {&terms_, &keys_, &words_.blocks, &words_apart_.blocks}) {
    store_varint(header, blocks->size());
    for (const auto& block : *blocks) {
      store_fixed<std::uint32_t>(header, block.first);
      store_fixed<PartNumber>(header, block.part);
    }
  }
  write_(0, header);
}

}  // namespace distich::index
