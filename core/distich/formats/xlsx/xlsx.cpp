#include <distich/archive/archive.hpp>
#include <distich/formats/review/review_table_internal.hpp>
#include <distich/formats/xlsx/xlsx.hpp>
#include <distich/formats/xlsx/xlsx_internal.hpp>

namespace distich {
namespace {

/// Names of entries stand unpacked in an archive.
int sniff(std::string_view head, std::string_view name) {
  if (!archive::is_archive(head)) return 0;
  if (head.find("xl/workbook.xml") != std::string_view::npos) return 95;
  return name.ends_with(".xlsx") ? 60 : 0;
}

}  // namespace

Format xlsx_format() {
  auto format = formats::review::table_format(formats::xlsx::open_rows);
  format.id = "xlsx";
  format.title = "Spreadsheet table";
  format.extensions = {"xlsx"};
  format.sniff = sniff;
  format.write_bilingual = formats::xlsx::bilingual_writer;
  return format;
}

}  // namespace distich
