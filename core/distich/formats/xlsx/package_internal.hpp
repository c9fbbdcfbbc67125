#pragma once
#include <optional>
#include <string>

#include <distich/archive/archive.hpp>

namespace distich::formats::xlsx {

/// The parts of a workbook that hold its first sheet which is not hidden.
struct SheetParts {
  std::string name;                           ///< of the sheet, for people
  std::string sheet;                          ///< name of its part
  std::optional<std::string> shared_strings;  ///< name of their part
};

/// Follows the relations from the package's root, as names of parts are free. Throws Error{malformed} for
/// an archive that is no workbook, has no sheet to be seen, or whose parts are not there.
[[nodiscard]] SheetParts find_sheet(const archive::Archive& package, const std::string& input);

/// The bytes of a part. Throws Error{malformed} when it is not there, and what Archive::read throws.
[[nodiscard]] std::string read_part(const archive::Archive& package, const std::string& name,
                                    const std::string& input);

/// What messages call a part: "review.xlsx: xl/workbook.xml".
[[nodiscard]] std::string part_input(const std::string& input, const std::string& part);

}  // namespace distich::formats::xlsx
