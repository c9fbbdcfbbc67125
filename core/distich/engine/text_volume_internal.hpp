#pragma once
#include <span>
#include <string_view>

#include <distich/base/language.hpp>
#include <distich/model/volume.hpp>
#include <distich/text/boundaries.hpp>

namespace distich::engine_internal {

/// The volume of one segment. `words` are those of `text::Boundaries` in the language.
[[nodiscard]] Volume volume_by_unicode(std::string_view text, std::span<const text::Word> words);

/// The same by GMX-V 2.0. Where characters make words, by `gmx_characters_of_word` of the language, words are
/// that part of them, rounded a segment, one at least; at 0 they are those of `words`.
[[nodiscard]] Volume volume_by_gmx(std::string_view text, std::span<const text::Word> words,
                                   double characters_of_word);

/// How many characters make a word of a language by GMX-V 2.0, read from a data file (engine/languages/); 0
/// where words are told apart, and of scripts without spaces that the standard has no number for.
[[nodiscard]] double gmx_characters_of_word(const LanguageTag& language);

}  // namespace distich::engine_internal
