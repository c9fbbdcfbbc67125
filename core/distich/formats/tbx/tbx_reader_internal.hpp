#pragma once
#include <distich/formats/format.hpp>

namespace distich::formats::tbx {

[[nodiscard]] std::unique_ptr<Reader<Concept>> glossary_reader(std::istream& in, const ReadOptions& options,
                                                               const Control& control);

// Properties of the file header, by which a file is written as what it was read from.
inline constexpr std::string_view dialect_property = "tbx.dialect";
inline constexpr std::string_view style_property = "tbx.style";
inline constexpr std::string_view title_property = "tbx.title";
inline constexpr std::string_view description_property = "tbx.source-description";
inline constexpr std::string_view language_property = "tbx.language";

}  // namespace distich::formats::tbx
