#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <distich/formats/format.hpp>

namespace distich::formats::utx {

[[nodiscard]] std::unique_ptr<Reader<Concept>> glossary_reader(std::istream& in, const ReadOptions& options,
                                                               const Control& control);
[[nodiscard]] std::unique_ptr<Writer<Concept>> glossary_writer(std::ostream& out,
                                                               const WriteOptions& options);

/// approved, provisional, non-standard, forbidden: our statuses in their order.
[[nodiscard]] std::string_view status_word(TermStatus status) noexcept;
[[nodiscard]] std::optional<TermStatus> status_of(std::string_view word) noexcept;

/// Category of the extras that columns without a member give; the type is the column's name.
inline constexpr std::string_view column_category = "utx";

// Columns of our own, as "x-" marks them.
inline constexpr std::string_view subject_column = "x-subject";
inline constexpr std::string_view definition_column = "x-definition";
inline constexpr std::string_view note_column = "x-note";

/// A cell, in which tab, line ends and backslash are \t \n \r \\ and a "#" at the start is \#. Nothing is
/// also written "-", and "-" itself is \-. And back.
[[nodiscard]] std::string cell(std::string_view text);
[[nodiscard]] std::string from_cell(std::string_view cell);

}  // namespace distich::formats::utx
