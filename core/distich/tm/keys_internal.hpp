#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <distich/tm/tokens_internal.hpp>

namespace distich::tm {

/// Changes whenever the same unit could get other keys. Kept in each store.
[[nodiscard]] std::string keys_version();

/// Equal for texts that are equal once normalised.
[[nodiscard]] std::uint64_t text_key(std::string_view text);

/// What stands for a token, by its folded spelling.
[[nodiscard]] std::uint32_t token_of(std::string_view folded) noexcept;

/// What a text is looked up by.
struct TextKeys {
  std::vector<std::uint32_t> tokens;  ///< a hash of each folded token
  std::uint32_t words = 0;  ///< of all words: equal for texts with the same words, whatever the marks
};

/// `normal`: the text in `text::Form::match`; `tokens`: its tokens.
[[nodiscard]] TextKeys text_keys(std::string_view normal, const TokenList& tokens);

/// What else a text with these words is looked up by. Texts that share `words` and what is named share
/// the key.
[[nodiscard]] std::uint32_t context_key(std::uint32_t words, std::uint64_t previous, std::uint64_t next);
[[nodiscard]] std::uint32_t previous_key(std::uint32_t words, std::uint64_t previous);
[[nodiscard]] std::uint32_t next_key(std::uint32_t words, std::uint64_t next);
[[nodiscard]] std::uint32_t id_key(std::uint32_t words, std::string_view id);

/// The key of a neighbour at the edge of a document, where there is none.
[[nodiscard]] std::uint64_t edge_key();

}  // namespace distich::tm
