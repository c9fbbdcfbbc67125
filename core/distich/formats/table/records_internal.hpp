#pragma once
#include <iosfwd>
#include <memory>

#include <distich/formats/format.hpp>
#include <distich/formats/table/delimited_internal.hpp>

namespace distich::formats::table {

// Readers and writers of tables. `dialect` null: find out.

[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> bilingual_reader(std::istream& in,
                                                                      const ReadOptions& options,
                                                                      const Control& control,
                                                                      const Dialect* dialect);
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> bilingual_writer(std::ostream& out,
                                                                      const Dialect& dialect);
[[nodiscard]] std::unique_ptr<Reader<TranslationUnit>> memory_reader(std::istream& in,
                                                                     const ReadOptions& options,
                                                                     const Control& control,
                                                                     const Dialect* dialect);
[[nodiscard]] std::unique_ptr<Writer<TranslationUnit>> memory_writer(std::ostream& out,
                                                                     const Dialect& dialect);
[[nodiscard]] std::unique_ptr<Reader<Concept>> glossary_reader(std::istream& in, const ReadOptions& options,
                                                               const Control& control,
                                                               const Dialect* dialect);
[[nodiscard]] std::unique_ptr<Writer<Concept>> glossary_writer(std::ostream& out, const Dialect& dialect);

/// The cell as the dialect writes it, and back.
[[nodiscard]] std::string to_cell(std::string_view text, const Dialect& dialect);
[[nodiscard]] std::string from_cell(std::string_view cell, const Dialect& dialect);

/// The first row that is not blank; false when there is none.
bool first_row(RowReader& reader, Row& row);

}  // namespace distich::formats::table
