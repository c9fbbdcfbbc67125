#include <distich/index/bytes_internal.hpp>
#include <distich/index/entries.hpp>

namespace distich::index {

void EntryList::add(const EntryView& entry) {
  owners_.push_back(entry.owner);
  tokens_.insert(tokens_.end(), entry.tokens.begin(), entry.tokens.end());
  keys_.insert(keys_.end(), entry.keys.begin(), entry.keys.end());
  token_ends_.push_back(tokens_.size());
  key_ends_.push_back(keys_.size());
}

void EntryList::clear() noexcept {
  owners_.clear();
  tokens_.clear();
  keys_.clear();
  token_ends_.resize(1);
  key_ends_.resize(1);
}

void encode(const EntryView& entry, std::string& out) {
  store_varint(out, static_cast<std::uint64_t>(entry.owner));
  store_varint(out, entry.tokens.size());
  for (const auto token : entry.tokens) store_fixed<Token>(out, token);
  for (const auto key : entry.keys) store_fixed<Key>(out, key);
}

void decode(std::string_view bytes, EntryList& out) {
  ByteReader reader(bytes);
  const auto owner = static_cast<Owner>(reader.varint());
  const auto count = reader.varint();
  if (reader.left() % sizeof(Key) != 0 || count > reader.left() / sizeof(Token)) fail_damaged();
  std::vector<Token> tokens(count);
  for (auto& token : tokens) token = reader.fixed<Token>();
  std::vector<Key> keys(reader.left() / sizeof(Key));
  for (auto& key : keys) key = reader.fixed<Key>();
  out.add({owner, tokens, keys});
}

}  // namespace distich::index
