#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/base/language.hpp>

namespace distich::formats::po {

/// Names of header fields.
namespace field {
inline constexpr std::string_view language = "Language";
/// Poedit's field for what gettext has none for.
inline constexpr std::string_view source_language = "X-Source-Language";
inline constexpr std::string_view plural_forms = "Plural-Forms";
}  // namespace field

/// The fields of a header's msgstr, in order, without empty ones.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> fields_of(std::string_view header);

/// "pt_BR", "sr@latin", "de_DE.UTF-8" as BCP 47.
[[nodiscard]] std::optional<LanguageTag> language_of_locale(std::string_view locale);
/// The other way round.
[[nodiscard]] std::string locale_of(const LanguageTag& language);

/// The number of the plural form that one thing has by a field "nplurals=2; plural=(n != 1);"; 0 where the
/// field cannot be understood.
[[nodiscard]] std::size_t singular_form(std::string_view plural_forms);

}  // namespace distich::formats::po
