#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/formats/format.hpp>

namespace distich::formats::table {

/// How rows and cells are told apart.
struct Dialect {
  char delimiter = '\t';
  bool quotes =
      false;  ///< RFC 4180: "a ""quoted"" cell"; else nothing but the delimiter and line ends counts
};

/// A row as it stands in the file. Valid until the next one is read.
struct Row {
  std::vector<std::string> cells;
  std::vector<std::size_t> offsets;  ///< of the cells, in `raw`
  std::string_view raw;
  std::uint64_t byte = 0;  ///< of the row, in the decoded file
  std::uint32_t line = 0;  ///< on which it begins, from 1
};

/// Reads rows one by one. UTF-8 is streamed in flat memory; a file in another encoding is
/// decoded as a whole (text::decode). Lines may end in LF, CRLF or CR; empty ones are rows of one empty cell.
class RowReader {
 public:
  /// What is in the file's first bytes decides the delimiter where `dialect` is null: one of
  /// , ; tab | with quotes.
  RowReader(std::istream& in, const ReadOptions& options, const Control& control, const Dialect* dialect);

  [[nodiscard]] const Dialect& dialect() const noexcept { return dialect_; }

  /// False at the end of the file. Throws Error{encoding} for ill-formed UTF-8, Error{malformed} for a
  /// quoted cell that never ends, Error{limit} for rows over 64 MiB.
  bool next(Row& row);

  /// Lines at the very top that begin with "#" are comments: steps over them.
  void skip_comments();

  [[nodiscard]] SourcePos position(const Row& row, std::size_t cell) const;

  [[nodiscard]] const std::string& input() const noexcept { return input_; }

  void report(Severity severity, std::string_view id, Message message, const SourcePos& where) const;

 private:
  void open(const ReadOptions& options, const Control& control);
  bool fill();
  [[nodiscard]] bool has(std::size_t at);
  bool read_cell(std::string& cell, std::size_t& at);
  void read_quoted(std::string& cell, std::size_t& at);
  void read_plain(std::string& cell, std::size_t& at);
  void step_over_line_end(std::size_t& at);
  void check_encoding(std::string_view raw) const;
  [[nodiscard]] SourcePos start_of_row() const;

  std::istream* in_;
  Control control_;
  std::string input_;
  Dialect dialect_;
  std::string buffer_;
  std::size_t done_ = 0;    ///< of buffer_: rows before it are read
  std::uint64_t base_ = 0;  ///< offset of the buffer's start in the file
  std::uint32_t line_ = 1;
  bool at_end_ = false;
};

/// Writes U+FFFD in place of U+0000, which makes readers take a file for a binary one.
void show_zeros(std::string& line);

/// Writes rows that RowReader reads back as they were, but for U+0000 (`show_zeros`).
class RowWriter {
 public:
  RowWriter(std::ostream& out, const Dialect& dialect) : out_(&out), dialect_(dialect) {}

  void write(const std::vector<std::string>& cells);
  void comment(std::string_view line);

 private:
  void append(std::string_view cell);

  std::ostream* out_;
  Dialect dialect_;
  std::string line_;
};

/// The delimiter that divides the first lines most evenly: , ; tab or |; a comma when none does.
[[nodiscard]] char sniff_delimiter(std::string_view head);

}  // namespace distich::formats::table
