#include <algorithm>
#include <utility>

#include <distich/formats/review/document_rows_internal.hpp>
#include <distich/formats/review/escapes_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::review {
namespace {

constexpr std::uint32_t most_columns = 1000;
constexpr std::size_t most_spaces = 1000;

bool is_white(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// An attribute in whatever namespace.
std::string_view value_of(const xml::Reader& reader, std::string_view name) {
  const auto found = std::ranges::find(reader.attributes(), name, &xml::Attribute::name);
  return found == reader.attributes().end() ? std::string_view() : std::string_view(found->value);
}

}  // namespace

Tag Tags::of(std::string_view name) const noexcept {
  const auto known = std::ranges::find(names, name, &std::pair<std::string_view, Tag>::first);
  return known == names.end() ? Tag::other : known->second;
}

/// The paragraphs of a cell as they are read.
struct DocumentRows::Text {
  bool has_holders = false;
  std::vector<std::string> paragraphs;
  std::size_t paragraph_depth = 0;  ///< 0 outside of one
  std::size_t holder_depth = 0;
  bool joins_next = false;  ///< the end of the paragraph is deleted
  bool after_space = true;  ///< white space here is no more of it
  std::size_t loose = 0;    ///< bytes of white space at the end that was not said by an element

  void begin_paragraph(std::size_t depth) {
    if (!std::exchange(joins_next, false) || paragraphs.empty()) paragraphs.emplace_back();
    paragraph_depth = depth;
    after_space = true;
    loose = 0;
  }

  /// A line end before the end of a paragraph is how its XML was laid out.
  void end_paragraph() {
    paragraphs.back().resize(paragraphs.back().size() - loose);
    paragraph_depth = 0;
  }

  void add_said(std::string_view said) {
    if (paragraphs.empty()) paragraphs.emplace_back();
    paragraphs.back() += said;
    after_space = false;
    loose = 0;
  }

  void add_text(std::string_view text) {
    if (has_holders) return add_held(text);
    for (const char c : text) {
      if (!is_white(c)) {
        add_said({&c, 1});
      } else if (!std::exchange(after_space, true)) {
        paragraphs.back() += ' ';
        loose = c == ' ' ? 0 : 1;
      } else if (c != ' ' && paragraphs.back().ends_with(' ')) {
        loose = 1;
      }
    }
  }

  void add_held(std::string_view text) {
    for (const char c : text) paragraphs.back() += is_white(c) ? ' ' : c;
  }

  /// Paragraphs are lines; empty ones at either end are somebody's slips of the Enter key.
  [[nodiscard]] std::string whole() const {
    const auto says = [](const std::string& paragraph) { return !paragraph.empty(); };
    const auto first = std::ranges::find_if(paragraphs, says);
    const auto last = std::ranges::find_if(paragraphs.rbegin(), paragraphs.rend(), says).base();
    std::string out;
    for (auto at = first; at < last; ++at) out += (at == first ? "" : "\n") + *at;
    return unescaped(out);
  }
};

struct DocumentRows::CellText {
  Text text;
  std::vector<std::string> comments;
  std::uint32_t columns = 1;
  bool is_deleted = false;
};

/// Calls `visit` at each node inside the element that the reader stands at, and steps to its end.
template <class Visit>
void DocumentRows::within_element(Visit visit) {
  const auto outer = reader_.depth();
  while (reader_.next() && !(reader_.kind() == xml::NodeKind::end && reader_.depth() == outer)) visit();
}

DocumentRows::DocumentRows(std::string xml, std::string input, const Tags& tags, Comments comments,
                           Control control)
    : bytes_(std::move(xml)),
      reader_(bytes_, std::move(input)),
      tags_(tags),
      comments_(std::move(comments)),
      control_(std::move(control)) {}

bool DocumentRows::next(Row& row) {
  while (next_of_any_table(row)) {
    found_ = found_ || Columns(row).complete();
    if (found_) return true;
    row_ = 0;
  }
  return false;
}

bool DocumentRows::next_of_any_table(Row& row) {
  while (reader_.next()) {
    if (reader_.kind() != xml::NodeKind::start) continue;
    const auto tag = tags_.of(reader_.name());
    if (tag == Tag::skip) {
      reader_.skip();
    } else if (tag == Tag::row && read_row(row)) {
      return true;
    }
  }
  return false;
}

/// False where the row is deleted.
bool DocumentRows::read_row(Row& row) {
  control_.checkpoint({"reading", row_, {}});
  row.cells.clear();
  std::uint32_t column = 0;
  bool is_deleted = false;
  within_element([&] {
    if (reader_.kind() != xml::NodeKind::start) return;
    switch (tags_.of(reader_.name())) {
      case Tag::row_properties: is_deleted = says_deleted(); break;
      case Tag::cell: read_cell(row, column); break;
      case Tag::covered_cell: column += columns_taken(tags_.cell_repeats); [[fallthrough]];
      case Tag::skip: reader_.skip(); break;
      default: break;
    }
  });
  if (is_deleted) return false;
  row.number = ++row_;
  return true;
}

std::uint32_t DocumentRows::columns_taken(std::string_view attribute) const {
  const auto written = parse_number<std::uint32_t>(value_of(reader_, attribute));
  return std::clamp(written.value_or(1), std::uint32_t{1}, most_columns);
}

/// Do the properties that the reader stands at say that what they are of is deleted?
bool DocumentRows::says_deleted() {
  bool is_deleted = false;
  within_element([&] {
    if (reader_.kind() == xml::NodeKind::start && tags_.of(reader_.name()) == Tag::deleted) is_deleted = true;
  });
  return is_deleted;
}

void DocumentRows::read_cell(Row& row, std::uint32_t& column) {
  CellText cell;
  cell.text.has_holders = tags_.has_holders;
  cell.columns = columns_taken(tags_.cell_repeats);
  within_element([&] { visit_in_cell(cell); });
  auto text = cell.is_deleted ? std::string() : cell.text.whole();
  if (column < most_columns && (!text.empty() || !cell.comments.empty()))
    row.cells.push_back({column + 1, std::move(text), std::move(cell.comments), {}});
  column = std::min(column + cell.columns, most_columns);
}

void DocumentRows::visit_in_cell(CellText& cell) {
  if (reader_.kind() == xml::NodeKind::start) {
    start_in_cell(cell);
  } else {
    visit_text(cell.text);
  }
}

/// What is no start of an element.
void DocumentRows::visit_text(Text& text) {
  if (reader_.kind() == xml::NodeKind::text) {
    const bool counts = text.has_holders ? text.holder_depth > 0 : text.paragraph_depth > 0;
    if (counts && !text.paragraphs.empty()) text.add_text(reader_.text());
  } else if (reader_.kind() == xml::NodeKind::end) {
    if (reader_.depth() == text.paragraph_depth) text.end_paragraph();
    if (reader_.depth() == text.holder_depth) text.holder_depth = 0;
  }
}

void DocumentRows::start_in_cell(CellText& cell) {
  auto& text = cell.text;
  switch (tags_.of(reader_.name())) {
    case Tag::table:
    case Tag::skip:
    case Tag::deleted: reader_.skip(); break;
    case Tag::deleted_cell: cell.is_deleted = true; break;
    case Tag::column_span: cell.columns = columns_taken("val"); break;
    case Tag::paragraph: text.begin_paragraph(reader_.depth()); break;
    case Tag::paragraph_properties: text.joins_next = says_deleted(); break;
    case Tag::holder: text.holder_depth = reader_.depth(); break;
    case Tag::line_break: text.add_said("\n"); break;
    case Tag::tab: text.add_said("\t"); break;
    case Tag::hard_hyphen: text.add_said("\u2011"); break;
    case Tag::soft_hyphen: text.add_said("\u00AD"); break;
    case Tag::spaces: {
      const auto count = parse_number<std::size_t>(value_of(reader_, "c")).value_or(1);
      text.add_said(std::string(std::clamp(count, std::size_t{1}, most_spaces), ' '));
      break;
    }
    case Tag::comment: cell.comments.push_back(comment_here()); break;
    case Tag::comment_mark: {
      const auto known = comments_.find(value_of(reader_, tags_.comment_id));
      if (known != comments_.end()) cell.comments.push_back(known->second);
      break;
    }
    default: break;
  }
}

/// The text of the comment that the reader stands at; steps to its end.
std::string DocumentRows::comment_here() {
  Text text;
  within_element([&] {
    if (reader_.kind() == xml::NodeKind::start && tags_.of(reader_.name()) == Tag::paragraph) {
      text.begin_paragraph(reader_.depth());
    } else {
      visit_text(text);
    }
  });
  return text.whole();
}

}  // namespace distich::formats::review
