#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace distich::index {

/// What stands for a token: a hash of it. That two tokens may share one makes texts look more
/// alike, never less: what the index gives is never too little.
using Token = std::uint32_t;

/// By which a text is found whole, e.g. a hash of it. May collide like tokens.
using Key = std::uint32_t;

/// Whom a text belongs to. What it means is the caller's business.
using Owner = std::int64_t;

/// Ends each word of `EntryView::words`; no word holds it.
inline constexpr char word_end = '\n';

/// What the index is told of a text. Views.
struct EntryView {
  Owner owner = 0;
  std::span<const Token> tokens;
  std::span<const Key> keys;
  std::string_view words{};  ///< what the vocabulary says of each token, each ended by `word_end`; or nothing
};

/// What a vocabulary says of a token. Tokens whose hashes collide have several.
struct Word {
  Token token = 0;
  std::string_view text;

  friend auto operator<=>(const Word&, const Word&) = default;
};

/// Does a run keep the word apart from the others, so that such words can be looked through alone? It does
/// those that begin with a control character.
[[nodiscard]] constexpr bool is_apart(std::string_view word) noexcept {
  return !word.empty() && static_cast<unsigned char>(word.front()) < 0x20;
}

/// Calls `visit` with the words of an entry. Throws Error{storage} when they are not one a token.
void each_word(const EntryView& entry, const std::function<void(Word)>& visit);

/// Texts on their way into the index, in the order that they were added in.
class EntryList {
 public:
  void add(const EntryView& entry);
  void clear() noexcept;

  [[nodiscard]] std::size_t size() const noexcept { return owners_.size(); }

  [[nodiscard]] bool empty() const noexcept { return owners_.empty(); }

  /// What the list's memory goes by: so many tokens, keys and words of their size.
  [[nodiscard]] std::size_t weight() const noexcept {
    return tokens_.size() + keys_.size() + words_.size() / sizeof(Token);
  }

  [[nodiscard]] EntryView operator[](std::size_t i) const noexcept {
    return {owners_[i], std::span(tokens_).subspan(token_ends_[i], token_ends_[i + 1] - token_ends_[i]),
            std::span(keys_).subspan(key_ends_[i], key_ends_[i + 1] - key_ends_[i]),
            std::string_view(words_).substr(word_ends_[i], word_ends_[i + 1] - word_ends_[i])};
  }

 private:
  std::vector<Owner> owners_;
  std::vector<Token> tokens_;
  std::vector<Key> keys_;
  std::string words_;
  std::vector<std::size_t> token_ends_{0};
  std::vector<std::size_t> key_ends_{0};
  std::vector<std::size_t> word_ends_{0};
};

/// An entry as bytes, for stores that keep the newest entries one by one.
void encode(const EntryView& entry, std::string& out);
/// Adds what `encode` made. Throws Error{storage} for any other bytes.
void decode(std::string_view bytes, EntryList& out);

}  // namespace distich::index
