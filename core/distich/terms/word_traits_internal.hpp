#pragma once
#include <string_view>

#include <distich/terms/inflection_internal.hpp>

namespace distich::terms_internal {

/// What a word is by itself, wherever it stands.
struct WordTraits {
  bool letters = false;   ///< it begins with one
  bool function = false;  ///< a function word of the language
  bool capital = false;   ///< it may be a name's: a capital, no function word, no day, month or title
  bool link = false;      ///< may stand within a name ("of")
};

/// `written` as the text has it, `normal` by `rules.normalise`.
[[nodiscard]] WordTraits traits_of(std::string_view written, std::string_view normal,
                                   const Inflection& rules);

}  // namespace distich::terms_internal
