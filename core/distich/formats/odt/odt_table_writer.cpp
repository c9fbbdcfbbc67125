#include <algorithm>
#include <array>

#include <distich/formats/odt/odt_table_internal.hpp>
#include <distich/formats/odt/package_internal.hpp>
#include <distich/formats/review/document_writer_internal.hpp>

namespace distich::formats::odt {
namespace {

using Layout = xml::Writer::Layout;
using review::Role;

constexpr std::string_view manifest = R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
  <manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/>
  <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
  <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
)";

constexpr std::string_view styles = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">
  <office:styles>
    <style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="page"/><style:text-properties fo:font-size="10pt" style:font-size-complex="11pt"/></style:default-style>
    <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
    <style:style style:name="Inline_20_Code" style:display-name="Inline Code" style:family="text"><style:text-properties fo:color="#8a4b08" fo:background-color="#fff3dc"/></style:style>
  </office:styles>
  <office:automatic-styles>
    <style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin-top="1.27cm" fo:margin-bottom="1.27cm" fo:margin-left="1.27cm" fo:margin-right="1.27cm" style:writing-mode="lr-tb"/></style:page-layout>
  </office:automatic-styles>
  <office:master-styles>
    <style:master-page style:name="Standard" style:page-layout-name="Page"/>
  </office:master-styles>
</office:document-styles>
)";

struct Column {
  Role role;
  std::string_view style;  ///< of its paragraphs
  std::string_view width;
};

// Together they are as wide as a page of A4 on its side between its margins.
constexpr auto columns = std::to_array<Column>({{Role::id, "Plain", "2cm"},
                                                {Role::source, "Source", "8.8cm"},
                                                {Role::target, "Target", "8.8cm"},
                                                {Role::state, "Plain", "2.4cm"},
                                                {Role::comment, "Plain", "4.56cm"},
                                                {Role::codes, "Codes", "0.6cm"}});

class TableWriter final : public review::DocumentWriter {
 public:
  using DocumentWriter::DocumentWriter;

 private:
  void begin_document() override {
    xml().open("office:document-content");
    for (const auto* name : {"office", "style", "text", "table"}) {
      xml().attribute("xmlns:" + std::string(name),
                      "urn:oasis:names:tc:opendocument:xmlns:" + std::string(name) + ":1.0");
    }
    xml().attribute("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0");
    xml().attribute("office:version", "1.2");
    write_styles();
    xml().open("office:body");
    xml().open("office:text");
    xml().open("table:table");
    xml().attribute("table:name", "review");
    xml().attribute("table:style-name", "Review");
    for (const auto& column : columns) {
      xml().open("table:table-column");
      xml().attribute("table:style-name", column_style(column.role));
      xml().close();
    }
  }

  static std::string column_style(Role role) {
    return "Column" + std::to_string(static_cast<unsigned>(role) + 1);
  }

  void write_styles() {
    xml().open("office:automatic-styles");
    begin_style("Review", "table");
    xml().open("style:table-properties");
    xml().attribute("style:width", "27.16cm");
    xml().attribute("table:align", "left");
    xml().attribute("style:writing-mode", all_right_to_left() ? "rl-tb" : "lr-tb");
    xml().close();
    xml().close();
    for (const auto& column : columns) {
      begin_style(column_style(column.role), "table-column");
      xml().open("style:table-column-properties");
      xml().attribute("style:column-width", column.width);
      xml().close();
      xml().close();
    }
    write_cell_style("Cell", {});
    write_cell_style("Heading", "#e7eaee");
    begin_style("Plain", "paragraph");
    xml().close();
    write_text_style("Source", languages().source);
    write_text_style("Target", languages().target);
    begin_style("Head", "paragraph");
    xml().raw(R"(<style:text-properties fo:font-weight="bold"/>)");
    xml().close();
    begin_style("Codes", "paragraph");
    xml().raw(R"(<style:text-properties text:display="none"/>)");
    xml().close();
    begin_style("Hidden", "text");
    xml().raw(R"(<style:text-properties text:display="none"/>)");
    xml().close();
    xml().close();
  }

  void begin_style(std::string_view name, std::string_view family) {
    xml().open("style:style");
    xml().attribute("style:name", name);
    xml().attribute("style:family", family);
    if (family == "paragraph") xml().attribute("style:parent-style-name", "Standard");
  }

  void write_cell_style(std::string_view name, std::string_view background) {
    begin_style(name, "table-cell");
    xml().open("style:table-cell-properties");
    xml().attribute("fo:padding", "0.1cm");
    xml().attribute("fo:border", "0.5pt solid #a6a6a6");
    if (!background.empty()) xml().attribute("fo:background-color", background);
    xml().close();
    xml().close();
  }

  void write_text_style(std::string_view name, const LanguageTag& language) {
    begin_style(name, "paragraph");
    if (language.known()) {
      xml().open("style:paragraph-properties");
      const bool to_left = review::is_right_to_left(language);
      xml().attribute("fo:text-align", to_left ? "right" : "left");  // programs do not agree on "start"
      xml().attribute("style:writing-mode", to_left ? "rl-tb" : "lr-tb");
      xml().close();
      xml().open("style:text-properties");
      for (const auto& [attribute, value] : language_attributes(language)) xml().attribute(attribute, value);
      xml().close();
    }
    xml().close();
  }

  void begin_row(bool is_heading) override {
    if (is_heading) xml().open("table:table-header-rows");
    xml().open("table:table-row");
  }

  void end_row() override {
    xml().close();
    if (!in_rows_) xml().close();
    in_rows_ = true;
  }

  void add_cell(Role role, const Parts& parts, bool is_heading) override {
    xml().open("table:table-cell");
    xml().attribute("table:style-name", is_heading ? "Heading" : "Cell");
    xml().attribute("office:value-type", "string");
    xml().open("text:p", Layout::in_line);
    const auto* column = std::ranges::find(columns, role, &Column::role);
    xml().attribute("text:style-name", is_heading && role != Role::codes ? "Head" : column->style);
    for (const auto& part : parts) add_part(part, role == Role::codes);
    xml().close();
    xml().close();
  }

  void add_part(const table::TaggedPart& part, bool is_hidden) {
    const bool is_span = part.is_tag || is_hidden;
    if (is_span) {
      xml().open("text:span");
      xml().attribute("text:style-name", part.is_tag ? "Inline_20_Code" : "Hidden");
    }
    review::divide(
        part.written, true, [&](std::string_view text) { xml().text(text); },
        [&](char c) {
          xml().raw(c == '\n' ? "<text:line-break/>" : c == '\t' ? "<text:tab/>" : "<text:s/>");
        });
    if (is_span) xml().close();
  }

  void end_document() override {
    xml().close();
    xml().raw("<text:p text:style-name=\"Plain\"/>");
  }

  [[nodiscard]] std::vector<archive::File> package(std::string document) const override {
    return {{"mimetype", std::string(mimetype)},
            {"content.xml", std::move(document)},
            {"styles.xml", std::string(styles)},
            {"META-INF/manifest.xml", std::string(manifest)}};
  }

  bool in_rows_ = false;
};

}  // namespace

std::unique_ptr<Writer<BilingualUnit>> table_writer(std::ostream& out, const WriteOptions&) {
  return std::make_unique<TableWriter>(out);
}

}  // namespace distich::formats::odt
