#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/formats/review/review_table_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::review {

/// What an element of a text document's XML is for, in a table.
enum class Tag : std::uint8_t {
  other,  ///< is gone through
  skip,
  table,
  row,
  row_properties,
  cell,
  covered_cell,  ///< a place that another cell reaches over
  column_span,   ///< in a cell's properties: its `val` says how many columns the cell takes
  paragraph,
  paragraph_properties,
  holder,  ///< holds the text of a run
  line_break,
  tab,
  spaces,
  hard_hyphen,
  soft_hyphen,
  comment,       ///< is said here
  comment_mark,  ///< and here: by its number
  deleted,       ///< deleted, though still in the file; in properties: what they are of is
  deleted_cell,  ///< in a cell's properties: the cell is
};

/// What elements are for, by their local names: prefixes and namespaces differ between programs.
struct Tags {
  std::span<const std::pair<std::string_view, Tag>> names;
  bool has_holders = false;       ///< text counts only in holders; else anywhere in a paragraph
  std::string_view cell_repeats;  ///< attribute that says how many columns a cell takes
  std::string_view comment_id;    ///< attribute of a comment's mark

  [[nodiscard]] Tag of(std::string_view name) const noexcept;
};

/// Texts of comments by their numbers.
using Comments = std::map<std::string, std::string, std::less<>>;

/// The rows of the tables of a text document, from the first table whose first row heads a review's columns
/// on: somebody may have divided it. Changes that are only recorded count as accepted. A table within a cell
/// is left out. Throws what xml::Reader throws. `input` names the part in messages.
class DocumentRows final : public Rows {
 public:
  DocumentRows(std::string xml, std::string input, const Tags& tags, Comments comments, Control control);

  bool next(Row& row) override;

 private:
  struct Text;
  struct CellText;

  template <class Visit>
  void within_element(Visit visit);
  bool next_of_any_table(Row& row);
  bool read_row(Row& row);
  void read_cell(Row& row, std::uint32_t& column);
  void visit_in_cell(CellText& cell);
  void start_in_cell(CellText& cell);
  void visit_text(Text& text);
  [[nodiscard]] std::uint32_t columns_taken(std::string_view attribute) const;
  [[nodiscard]] bool says_deleted();
  [[nodiscard]] std::string comment_here();

  std::istringstream bytes_;
  xml::Reader reader_;
  Tags tags_;
  Comments comments_;
  Control control_;
  std::uint32_t row_ = 0;
  bool found_ = false;  ///< the headings
};

}  // namespace distich::formats::review
