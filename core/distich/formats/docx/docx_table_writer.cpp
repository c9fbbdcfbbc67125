#include <algorithm>
#include <array>

#include <distich/formats/docx/docx_table_internal.hpp>
#include <distich/formats/review/document_writer_internal.hpp>

namespace distich::formats::docx {
namespace {

using Layout = xml::Writer::Layout;
using review::Role;

constexpr std::string_view word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

constexpr std::string_view content_types = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Default Extension="xml" ContentType="application/xml"/>
  <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
  <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
  <Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
</Types>
)";

constexpr std::string_view root_relations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>
)";

constexpr std::string_view document_relations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
  <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>
</Relationships>
)";

constexpr std::string_view styles = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:docDefaults>
    <w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault>
  </w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="character" w:customStyle="1" w:styleId="InlineCode"><w:name w:val="Inline Code"/><w:rPr><w:noProof/><w:color w:val="8A4B08"/><w:shd w:val="clear" w:color="auto" w:fill="FFF3DC"/></w:rPr></w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
  <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:left w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:right w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/></w:tblBorders></w:tblPr></w:style>
</w:styles>
)";

constexpr std::string_view settings = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
</w:settings>
)";

struct ColumnWidth {
  Role role;
  std::string_view width;  ///< in twentieths of a point
};

// Together they are as wide as a page of A4 on its side between its margins.
constexpr auto columns = std::to_array<ColumnWidth>({{Role::id, "1100"},
                                                     {Role::source, "5000"},
                                                     {Role::target, "5000"},
                                                     {Role::state, "1300"},
                                                     {Role::comment, "2600"},
                                                     {Role::codes, "398"}});

std::string_view width_of(Role role) {
  return std::ranges::find(columns, role, &ColumnWidth::role)->width;
}

class TableWriter final : public review::DocumentWriter {
 public:
  using DocumentWriter::DocumentWriter;

 private:
  void begin_document() override {
    xml().open("w:document");
    xml().attribute("xmlns:w", word);
    xml().open("w:body");
    xml().open("w:tbl");
    xml().open("w:tblPr", Layout::in_line);
    value("w:tblStyle", "TableGrid");
    if (all_right_to_left()) xml().raw("<w:bidiVisual/>");
    xml().raw(R"(<w:tblW w:w="15398" w:type="dxa"/><w:tblLayout w:type="fixed"/>)");
    xml().close();
    xml().open("w:tblGrid", Layout::in_line);
    for (const auto& column : columns) {
      xml().open("w:gridCol");
      xml().attribute("w:w", column.width);
      xml().close();
    }
    xml().close();
  }

  void begin_row(bool is_heading) override {
    xml().open("w:tr", Layout::in_line);
    if (is_heading) xml().raw("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
  }

  void end_row() override { xml().close(); }

  void add_cell(Role role, const Parts& parts, bool is_heading) override {
    xml().open("w:tc");
    xml().open("w:tcPr");
    xml().open("w:tcW");
    xml().attribute("w:w", width_of(role));
    xml().attribute("w:type", "dxa");
    xml().close();
    if (is_heading) xml().raw(R"(<w:shd w:val="clear" w:color="auto" w:fill="E7EAEE"/>)");
    xml().close();
    xml().open("w:p");
    const auto language = is_heading ? LanguageTag{} : language_of(role);
    begin_paragraph(role, language);
    if (role == Role::state && !is_heading) begin_choice();
    for (const auto& part : parts) add_part(part, role, language, is_heading);
    if (role == Role::state && !is_heading) end_control();
    xml().close();
    xml().close();
  }

  /// What is typed behind the text, or into an empty cell, looks like the end of the paragraph.
  void begin_paragraph(Role role, const LanguageTag& language) {
    if (!language.known() && role != Role::codes) return;
    xml().open("w:pPr");
    if (review::is_right_to_left(language)) xml().raw("<w:bidi/>");
    add_look(role, language, false, false);
    xml().close();
  }

  void add_part(const table::TaggedPart& part, Role role, const LanguageTag& language, bool is_heading) {
    if (part.is_tag) begin_code();
    xml().open("w:r");
    add_look(role, part.is_tag ? LanguageTag{} : language, part.is_tag, is_heading);
    review::divide(
        part.written, false,
        [&](std::string_view text) {
          xml().open("w:t");
          xml().attribute("xml:space", "preserve");
          xml().text(text);
          xml().close();
        },
        [&](char c) { xml().raw(c == '\n' ? "<w:br/>" : "<w:tab/>"); });
    xml().close();
    if (part.is_tag) end_control();
  }

  void add_look(Role role, const LanguageTag& language, bool is_tag, bool is_heading) {
    const bool is_texts = role == Role::source || role == Role::target;
    if (is_texts && !is_tag && !is_heading && !language.known()) return;
    xml().open("w:rPr");
    if (is_tag) value("w:rStyle", "InlineCode");
    if (is_heading) xml().raw("<w:b/>");
    if (!is_texts) xml().raw("<w:noProof/>");
    if (role == Role::codes) xml().raw("<w:vanish/>");
    if (review::is_right_to_left(language)) xml().raw("<w:rtl/>");
    if (language.known()) add_language(language);
    xml().close();
  }

  /// The same for all scripts: whatever letters a text has, this is its language.
  void add_language(const LanguageTag& language) {
    xml().open("w:lang");
    for (const auto* name : {"w:val", "w:eastAsia", "w:bidi"}) xml().attribute(name, language.str());
    xml().close();
  }

  /// A control whose text cannot be changed, but which can be moved and deleted.
  void begin_code() {
    xml().raw(R"(<w:sdt><w:sdtPr><w:alias w:val="inline code"/><w:lock w:val="contentLocked"/></w:sdtPr>)"
              "<w:sdtContent>");
  }

  void begin_choice() {
    xml().raw("<w:sdt><w:sdtPr><w:alias w:val=\"state\"/><w:dropDownList>");
    for (const auto state : {UnitState::untranslated, UnitState::draft, UnitState::translated,
                             UnitState::reviewed, UnitState::signed_off}) {
      xml().open("w:listItem");
      xml().attribute("w:displayText", name(state));
      xml().attribute("w:value", name(state));
      xml().close();
    }
    xml().raw("</w:dropDownList></w:sdtPr><w:sdtContent>");
  }

  void end_control() { xml().raw("</w:sdtContent></w:sdt>"); }

  void value(std::string_view name, std::string_view value) {
    xml().open(name);
    xml().attribute("w:val", value);
    xml().close();
  }

  void end_document() override {
    xml().close();
    xml().raw("<w:p/>");
    xml().raw(
        R"(<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="720" )"
        R"(w:right="720" w:bottom="720" w:left="720" w:header="360" w:footer="360" w:gutter="0"/></w:sectPr>)");
  }

  [[nodiscard]] std::vector<archive::File> package(std::string document) const override {
    return {{"[Content_Types].xml", std::string(content_types)},
            {"_rels/.rels", std::string(root_relations)},
            {"word/document.xml", std::move(document)},
            {"word/_rels/document.xml.rels", std::string(document_relations)},
            {"word/styles.xml", std::string(styles)},
            {"word/settings.xml", std::string(settings)}};
  }
};

}  // namespace

std::unique_ptr<Writer<BilingualUnit>> table_writer(std::ostream& out, const WriteOptions&) {
  return std::make_unique<TableWriter>(out);
}

}  // namespace distich::formats::docx
