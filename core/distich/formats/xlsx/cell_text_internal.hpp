#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <distich/xml/reader.hpp>

namespace distich::formats::xlsx {

// What a worksheet may have (Office Open XML, part 1, 18.3.1 and ST_CellRef as spreadsheets bound it).
inline constexpr std::uint32_t most_rows = 1'048'576;
inline constexpr std::uint32_t most_columns = 16'384;
inline constexpr std::size_t longest_cell = 32'767;  ///< UTF-16 units that spreadsheet programs take

/// Row and column, from 1.
struct CellPlace {
  std::uint32_t row = 0;
  std::uint32_t column = 0;

  friend auto operator<=>(const CellPlace&, const CellPlace&) = default;
};

/// "C7"; nullopt for what is no place, or one beyond the sheet's bounds.
[[nodiscard]] std::optional<CellPlace> parse_place(std::string_view text) noexcept;
[[nodiscard]] std::string to_string(CellPlace place);

/// From the start of an <si> or <is>: steps to its end and returns its text, all runs together, without what
/// says how to pronounce it.
[[nodiscard]] std::string read_string_item(xml::Reader& reader);

}  // namespace distich::formats::xlsx
