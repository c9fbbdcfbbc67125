
#include <distich/formats/odt/odt_table.hpp>
#include <distich/formats/odt/odt_table_internal.hpp>
#include <distich/formats/odt/package_internal.hpp>
#include <distich/formats/review/document_rows_internal.hpp>

namespace distich {
namespace formats::odt {
namespace {

using review::Tag;

constexpr std::pair<std::string_view, Tag> names[] = {
    {"table", Tag::table},
    {"table-row", Tag::row},
    {"table-cell", Tag::cell},
    {"covered-table-cell", Tag::covered_cell},
    {"p", Tag::paragraph},
    {"h", Tag::paragraph},
    {"line-break", Tag::line_break},
    {"tab", Tag::tab},
    {"s", Tag::spaces},
    {"annotation", Tag::comment},
    {"tracked-changes", Tag::skip},
    {"note", Tag::skip},
    {"frame", Tag::skip},
    {"custom-shape", Tag::skip},
    {"forms", Tag::skip},
    {"ruby-text", Tag::skip},
};

constexpr review::Tags tags{
    .names = names, .has_holders = false, .cell_repeats = "number-columns-repeated", .comment_id = {}};

std::unique_ptr<review::Rows> rows_of(std::string_view bytes, const ReadOptions& options,
                                      const Control& control) {
  const archive::Archive archive(bytes, options.input, review::limits);
  check_package(archive, options.input);
  return std::make_unique<review::DocumentRows>(archive.read("content.xml").value(),
                                                options.input + ": content.xml", tags, review::Comments{},
                                                control);
}

}  // namespace
}  // namespace formats::odt

Format odt_table_format() {
  auto format = formats::review::table_format(formats::odt::rows_of);
  format.id = "odt-table";
  format.title = "Table in an ODT file";
  format.extensions = {"odt"};
  format.sniff = [](std::string_view head, std::string_view) { return formats::odt::sniff_package(head); };
  format.write_bilingual = formats::odt::table_writer;
  return format;
}

}  // namespace distich
