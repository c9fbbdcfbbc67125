#pragma once
#include <string>
#include <string_view>

namespace distich::terms_internal {

/// The text with plain single spaces within and none around, and without characters that are not seen (but
/// for joiners where the script uses them). Canonical composition is left as it is.
[[nodiscard]] std::string plain_spaced(std::string_view text);

/// Two letters of one word that are of different alphabets written with spaces ("Latn" and "Cyrl").
[[nodiscard]] bool has_mixed_word(std::string_view text);

/// Each bracket has its partner, of its own kind and in order.
[[nodiscard]] bool has_paired_brackets(std::string_view text);

}  // namespace distich::terms_internal
