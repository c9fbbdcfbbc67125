#pragma once
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/format.hpp>
#include <distich/formats/table/delimited_internal.hpp>
#include <distich/formats/table/header_internal.hpp>

namespace distich::formats::table {

// Readers and writers of tables. `dialect` null: find out.

[[nodiscard]] std::unique_ptr<Reader<BilingualUnit>> bilingual_reader(std::istream& in,
                                                                      const ReadOptions& options,
                                                                      const Control& control,
                                                                      const Dialect* dialect);
[[nodiscard]] std::unique_ptr<Reader<ReviewRow>> review_reader(std::istream& in, const ReadOptions& options,
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
[[nodiscard]] std::unique_ptr<Writer<Concept>> glossary_writer(std::ostream& out, const Dialect& dialect,
                                                               const WriteOptions& options);

/// The cell as the dialect writes it, and back.
[[nodiscard]] std::string to_cell(std::string_view text, const Dialect& dialect);
[[nodiscard]] std::string from_cell(std::string_view cell, const Dialect& dialect);

/// The rows of a table that hold records: comments at the top, the header and blank rows are
/// passed over.
class Records {
 public:
  /// Reads up to the first row that is not blank.
  Records(std::istream& in, const ReadOptions& options, const Control& control, const Dialect* dialect);

  /// Before the first `next`: the file has no row at all.
  [[nodiscard]] bool empty() const noexcept { return !pending_; }

  /// Before the first `next`: the header, when the first row is one. Else that row is a record.
  [[nodiscard]] std::optional<Header> take_header(const std::vector<std::string_view>& known);

  /// Before the first `next`: the first row is no record after all.
  void drop_first() noexcept { pending_ = false; }

  /// False at the end of the file. Errors are those of RowReader.
  bool next();

  [[nodiscard]] const Row& row() const noexcept { return row_; }

  /// How many rows behind the header have been read, blank ones too.
  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }

  /// The cell as it stands in the row, or nothing where the row is too short.
  [[nodiscard]] std::string_view cell(std::optional<std::size_t> index) const;
  /// What the cell says.
  [[nodiscard]] std::string text(std::optional<std::size_t> index) const;
  [[nodiscard]] SourcePos position(std::size_t cell) const;
  void report(Severity severity, std::string_view id, Message message, std::size_t cell) const;

  /// Reports a row that has more or fewer cells than the header.
  void check_width(const Header& header) const { check_width(header.columns()); }

  /// 0 columns: rows may be of any size.
  void check_width(std::size_t columns) const;

 private:
  RowReader rows_;
  Control control_;
  Row row_;
  bool pending_ = false;  ///< row_ is still to be given out
  std::uint64_t count_ = 0;
};

}  // namespace distich::formats::table
