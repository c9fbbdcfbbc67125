#pragma once
#include <span>
#include <string_view>

#include <distich/base/language.hpp>
#include <distich/model/volume.hpp>
#include <distich/text/boundaries.hpp>

namespace distich::engine_internal {

/// The volume of one segment. `words` are those of `text::Boundaries` in the language.
[[nodiscard]] Volume volume_by_unicode(std::string_view text, std::span<const text::Word> words);

/// The same by GMX-V 2.0. Of Chinese, Japanese, Korean and Thai words are a part of the characters, rounded a
/// segment, one at least; the standard gives none to other scripts without spaces, whose words are ICU's.
[[nodiscard]] Volume volume_by_gmx(std::string_view text, std::span<const text::Word> words,
                                   const LanguageTag& language);

}  // namespace distich::engine_internal
