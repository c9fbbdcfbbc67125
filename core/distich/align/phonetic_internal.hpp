#pragma once
#include <string>
#include <string_view>

namespace distich::align_internal {

/// The consonants of a word as coarse classes of sound, so that a name looks much the same in any
/// alphabet: "Netanyahu", "Нетаньяху" and "نتانیاهو" all give "ntn". Vowels, and the letters
/// that scripts treat as vowels or drop (h, w, y), leave nothing; a class is not repeated.
/// Empty for Han and other scripts that are not spelt by sound. Input is in `Form::term`.
[[nodiscard]] std::string consonant_skeleton(std::string_view word);

}  // namespace distich::align_internal
