#include <array>
#include <ostream>
#include <sstream>
#include <vector>

#include <distich/archive/archive.hpp>
#include <distich/base/string_writer.hpp>
#include <distich/formats/review/escapes_internal.hpp>
#include <distich/formats/review/review_table_internal.hpp>
#include <distich/formats/xlsx/cell_text_internal.hpp>
#include <distich/formats/xlsx/xlsx_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xlsx {
namespace {

using Layout = xml::Writer::Layout;

constexpr std::string_view content_types = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Default Extension="xml" ContentType="application/xml"/>
  <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
  <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
  <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
</Types>
)";

constexpr std::string_view root_relations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
</Relationships>
)";

constexpr std::string_view workbook = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <sheets>
    <sheet name="review" sheetId="1" r:id="rId1"/>
  </sheets>
</workbook>
)";

constexpr std::string_view workbook_relations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
  <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
</Relationships>
)";

/// Indices into <cellXfs> of `styles`.
enum class Style : std::uint8_t { plain, heading, any_direction, left_to_right, right_to_left };

// Number format 49 is "text": what somebody types into such a cell is never made a number, date or formula.
constexpr std::string_view styles = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
  <fonts count="2">
    <font><sz val="11"/><name val="Calibri"/></font>
    <font><b/><sz val="11"/><name val="Calibri"/></font>
  </fonts>
  <fills count="3">
    <fill><patternFill patternType="none"/></fill>
    <fill><patternFill patternType="gray125"/></fill>
    <fill><patternFill patternType="solid"><fgColor rgb="FFE7EAEE"/></patternFill></fill>
  </fills>
  <borders count="1">
    <border><left/><right/><top/><bottom/><diagonal/></border>
  </borders>
  <cellStyleXfs count="1">
    <xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>
  </cellStyleXfs>
  <cellXfs count="5">
    <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
    <xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
    <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
    <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top" wrapText="1" readingOrder="1"/></xf>
    <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="right" vertical="top" wrapText="1" readingOrder="2"/></xf>
  </cellXfs>
  <cellStyles count="1">
    <cellStyle name="Normal" xfId="0" builtinId="0"/>
  </cellStyles>
</styleSheet>
)";

struct Column {
  review::Role role;
  std::string_view width;  ///< in digits of the usual font
  bool hidden = false;
};

constexpr auto columns = std::to_array<Column>({{review::Role::id, "12"},
                                                {review::Role::source, "55"},
                                                {review::Role::target, "55"},
                                                {review::Role::state, "14"},
                                                {review::Role::comment, "40"},
                                                {review::Role::codes, "20", true}});

bool is_right_to_left(const LanguageTag& language) {
  return language.direction() == Direction::right_to_left;
}

Style style_of(const LanguageTag& language) {
  if (!language.known()) return Style::any_direction;
  return is_right_to_left(language) ? Style::right_to_left : Style::left_to_right;
}

/// In UTF-16 units, as spreadsheet programs count.
std::size_t length_of(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0U ? 2 : 1;
  }
  return units;
}

class BilingualWriter : public Writer<BilingualUnit> {
 public:
  BilingualWriter(std::ostream& out, const WriteOptions& options)
      : out_(&out), on_diagnostic_(options.on_diagnostic), sheet_(sheet_bytes_) {}

  void begin(const FileHeader& header) override {
    languages_ = header.languages;
    sheet_.declaration();
    sheet_.open("worksheet");
    sheet_.attribute("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
    sheet_.raw(R"(<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>)");
    write_view();
    write_columns();
    sheet_.open("sheetData");
    begin_row();
    for (const auto& column : columns) add(review::heading(column.role, languages_), Style::heading);
    sheet_.close();
  }

  void write(const BilingualUnit& unit) override {
    static const RichText nothing;
    const auto& target = unit.target ? *unit.target : nothing;
    begin_row();
    add(unit.id, Style::any_direction);
    add(table::tagged_text(unit.source, review::brackets), style_of(languages_.source));
    add(table::tagged_text(target, review::brackets), style_of(languages_.target));
    add(name(unit.state), Style::any_direction);
    add(table::join_items(unit.notes), Style::any_direction);
    add(table::code_list({&unit.source, &target}, review::brackets), Style::left_to_right);
    sheet_.close();
  }

  void finish() override {
    sheet_.close();
    const auto last = std::to_string(std::max(row_, std::uint32_t{2}));
    sheet_.raw("<autoFilter ref=\"A1:E" + last + "\"/>");
    sheet_.raw(
        "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" sqref=\"D2:D" + last +
        "\"><formula1>\"untranslated,draft,translated,reviewed,signed-off\"</formula1></dataValidation>"
        "</dataValidations>");
    sheet_.raw(R"(<pageSetup orientation="landscape" fitToHeight="0"/>)");
    sheet_.finish();
    const std::vector<archive::File> parts{{"[Content_Types].xml", std::string(content_types)},
                                           {"_rels/.rels", std::string(root_relations)},
                                           {"xl/workbook.xml", std::string(workbook)},
                                           {"xl/_rels/workbook.xml.rels", std::string(workbook_relations)},
                                           {"xl/styles.xml", std::string(styles)},
                                           {"xl/worksheets/sheet1.xml", std::move(sheet_bytes_).str()}};
    const auto bytes = archive::pack(parts);
    out_->write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    report_long_cells();
  }

 private:
  void write_view() {
    const bool all_right_to_left = is_right_to_left(languages_.source) && is_right_to_left(languages_.target);
    sheet_.open("sheetViews");
    sheet_.open("sheetView");
    if (all_right_to_left) sheet_.attribute("rightToLeft", "1");
    sheet_.attribute("workbookViewId", "0");
    sheet_.raw(R"(<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>)");
    sheet_.close();
    sheet_.close();
  }

  void write_columns() {
    sheet_.open("cols");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto number = std::to_string(i + 1);
      sheet_.open("col");
      sheet_.attribute("min", number);
      sheet_.attribute("max", number);
      sheet_.attribute("width", columns[i].width);
      sheet_.attribute("customWidth", "1");
      if (columns[i].hidden) sheet_.attribute("hidden", "1");
      sheet_.close();
    }
    sheet_.close();
  }

  void begin_row() {
    if (row_ == most_rows) {
      throw Error(ErrorCode::limit, tr("a sheet has room for {1} rows; divide the file", most_rows));
    }
    ++row_;
    column_ = 0;
    sheet_.open("row", Layout::in_line);
    sheet_.attribute("r", std::to_string(row_));
  }

  void add(std::string_view text, Style style) {
    ++column_;
    sheet_.open("c", Layout::in_line);
    sheet_.attribute("r", to_string({row_, column_}));
    sheet_.attribute("s", std::to_string(static_cast<int>(style)));
    if (!text.empty()) add_text(text);
    sheet_.close();
  }

  /// Typed as text: a program that computes what begins with "=" must be told so by another type.
  void add_text(std::string_view text) {
    if (length_of(text) > longest_cell) ++long_cells_;
    sheet_.attribute("t", "inlineStr");
    sheet_.open("is", Layout::in_line);
    sheet_.open("t", Layout::in_line);
    sheet_.attribute("xml:space", "preserve");
    sheet_.text(review::escaped(text));
    sheet_.close();
    sheet_.close();
  }

  void report_long_cells() const {
    if (long_cells_ == 0 || !on_diagnostic_) return;
    on_diagnostic_({Severity::warning, "xlsx.long-cell",
                    tr("{1} cells are longer than the {2} characters that spreadsheet programs take",
                       long_cells_, longest_cell),
                    std::nullopt});
  }

  std::ostream* out_;
  std::function<void(const Diagnostic&)> on_diagnostic_;
  std::ostringstream sheet_bytes_ = string_writer();
  xml::Writer sheet_;
  LanguagePair languages_;
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  std::uint64_t long_cells_ = 0;
};

}  // namespace

std::unique_ptr<Writer<BilingualUnit>> bilingual_writer(std::ostream& out, const WriteOptions& options) {
  return std::make_unique<BilingualWriter>(out, options);
}

}  // namespace distich::formats::xlsx
