#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/archive/archive.hpp>
#include <distich/base/language.hpp>

namespace distich::formats::odt {

inline constexpr std::string_view mimetype = "application/vnd.oasis.opendocument.text";

/// How surely the first bytes are those of an OpenDocument text, as Format::sniff says it.
[[nodiscard]] int sniff_package(std::string_view head);

/// Throws Error{malformed} for what has no content, Error{unsupported} for what is encrypted.
void check_package(const archive::Archive& archive, const std::string& input);

/// Throws Error{malformed} for XML that is no flat document.
void check_flat(std::string_view xml, const std::string& input);

/// The attributes of text properties that name a language, for texts in any script.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string>> language_attributes(
    const LanguageTag& language);

}  // namespace distich::formats::odt
