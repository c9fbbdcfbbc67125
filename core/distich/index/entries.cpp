#include <distich/index/bytes_internal.hpp>
#include <distich/index/entries.hpp>

namespace distich::index {

void each_word(const EntryView& entry, const std::function<void(Word)>& visit) {
  auto left = entry.words;
  if (left.empty()) return;
  for (const auto token : entry.tokens) {
    const auto end = left.find(word_end);
    if (end == std::string_view::npos) fail_damaged();
    visit({token, left.substr(0, end)});
    left.remove_prefix(end + 1);
  }
  if (!left.empty()) fail_damaged();
}

void EntryList::add(const EntryView& entry) {
  owners_.push_back(entry.owner);
  tokens_.insert(tokens_.end(), entry.tokens.begin(), entry.tokens.end());
  keys_.insert(keys_.end(), entry.keys.begin(), entry.keys.end());
  words_ += entry.words;
  token_ends_.push_back(tokens_.size());
  key_ends_.push_back(keys_.size());
  word_ends_.push_back(words_.size());
}

void EntryList::clear() noexcept {
  owners_.clear();
  tokens_.clear();
  keys_.clear();
  words_.clear();
  token_ends_.resize(1);
  key_ends_.resize(1);
  word_ends_.resize(1);
}

void encode(const EntryView& entry, std::string& out) {
  store_varint(out, static_cast<std::uint64_t>(entry.owner));
  store_varint(out, entry.tokens.size());
  for (const auto token : entry.tokens) store_fixed<Token>(out, token);
  store_varint(out, entry.words.size());
  out += entry.words;
  for (const auto key : entry.keys) store_fixed<Key>(out, key);
}

void decode(std::string_view bytes, EntryList& out) {
  ByteReader reader(bytes);
  const auto owner = static_cast<Owner>(reader.varint());
  const auto count = reader.varint();
  if (count > reader.left() / sizeof(Token)) fail_damaged();
  std::vector<Token> tokens(count);
  for (auto& token : tokens) token = reader.fixed<Token>();
  const auto words = reader.bytes(reader.varint());
  if (reader.left() % sizeof(Key) != 0) fail_damaged();
  std::vector<Key> keys(reader.left() / sizeof(Key));
  for (auto& key : keys) key = reader.fixed<Key>();
  const EntryView entry{owner, tokens, keys, words};
  each_word(entry, [](Word) {});  // one a token, or damaged
  out.add(entry);
}

}  // namespace distich::index
