#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/archive/archive.hpp>
#include <distich/formats/format.hpp>
#include <distich/formats/table/notation_internal.hpp>

/// Tables of segments in the files of office programs: what their columns are, and what rows say.
namespace distich::formats::review {

/// Codes stand as "{1}bold{/1} and {2/}": people know braces from translation programs, and no angle bracket
/// is taken for text that was not unescaped.
inline constexpr table::Brackets brackets{'{', '}'};

/// A table's XML says the same over and over and packs far better than what archives are usually refused for;
/// how long it may be is still bounded.
inline constexpr archive::Limits limits{.ratio = 2000};

enum class Role : std::uint8_t { id, source, target, state, comment, codes };

/// A heading as it is written: "source (en)" for the columns of texts.
[[nodiscard]] std::string heading(Role role, const LanguagePair& languages);

/// What a reader has to say of a cell that counts.
struct Remark {
  std::string_view id;
  Message message;
};

struct Cell {
  std::uint32_t column = 0;  ///< from 1
  std::string text;
  std::vector<std::string> comments{};  ///< that people attached to it
  std::optional<Remark> remark{};
};

struct Row {
  std::uint32_t number = 0;  ///< from 1
  std::vector<Cell> cells;   ///< by column; those that say nothing may be missing
};

/// The rows of a table, one by one.
class Rows {
 public:
  virtual ~Rows() = default;
  /// False behind the last row.
  virtual bool next(Row& row) = 0;
};

/// Which column has which role, by the row of headings.
class Columns {
 public:
  Columns() = default;
  explicit Columns(const Row& row);

  [[nodiscard]] bool complete() const;

  [[nodiscard]] const LanguagePair& languages() const noexcept { return languages_; }

  /// 0 where there is none.
  [[nodiscard]] std::uint32_t column(Role role) const;

  /// Headings that say nothing here, with their columns.
  [[nodiscard]] const std::vector<Cell>& others() const noexcept { return others_; }

 private:
  bool add(Role role, std::uint32_t column, const LanguageTag& language);

  std::map<Role, std::uint32_t> columns_;
  LanguagePair languages_;
  std::vector<Cell> others_;
};

/// Reads a table whose first row that says anything heads its columns. Throws Error{malformed} where it does
/// not. The headings may come again; other columns are named ("review.unknown-column") and passed over.
class Table {
 public:
  Table(std::unique_ptr<Rows> rows, const ReadOptions& options, Control control);

  [[nodiscard]] const FileHeader& header() const noexcept { return file_; }

  bool next(ReviewRow& row);

 private:
  void find_columns();
  [[nodiscard]] SourcePos position(std::uint32_t column) const;
  [[nodiscard]] const Cell* cell(Role role) const;
  [[nodiscard]] bool is_blank() const;
  [[nodiscard]] bool is_heading_again() const;
  [[nodiscard]] std::string text(Role role) const;
  void report(Severity severity, std::string_view id, Message message, std::uint32_t column) const;
  void fill(ReviewRow& row) const;
  [[nodiscard]] std::optional<UnitState> stated() const;

  std::unique_ptr<Rows> rows_;
  std::string input_;
  Control control_;
  FileHeader file_;
  Row row_;
  Columns columns_;
  std::uint64_t count_ = 0;  ///< of rows behind the headings
};

/// The rows of a file that is held only while it is opened.
using OpenRows = std::unique_ptr<Rows> (*)(std::string_view bytes, const ReadOptions& options,
                                           const Control& control);

/// What the formats of such tables have in common: what they read, from the rows that `open` finds, and what
/// they lose.
[[nodiscard]] Format table_format(OpenRows open);

}  // namespace distich::formats::review
