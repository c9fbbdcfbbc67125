// Any bytes as the text of a DOCX file, as the content of an ODT file, and as a flat ODT file. As an article,
// what is merged without a translation is the file, and what is merged with one can be read again; as a
// table, its cells stand in order and what was read can be written.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>
#include <distich/formats/docx/docx.hpp>
#include <distich/formats/docx/docx_table.hpp>
#include <distich/formats/odt/odt.hpp>
#include <distich/formats/odt/odt_table.hpp>

namespace {

using distich::Format;

std::string docx(const std::string& xml) {
  constexpr const char* types =
      R"(<Types><Override PartName="/word/document.xml" ContentType="wordprocessingml.document.main+xml"/></Types>)";
  const std::vector<distich::archive::File> files{{"[Content_Types].xml", types}, {"word/document.xml", xml}};
  return distich::archive::pack(files);
}

std::string odt(const std::string& xml) {
  const std::vector<distich::archive::File> files{{"mimetype", "application/vnd.oasis.opendocument.text"},
                                                  {"content.xml", xml}};
  return distich::archive::pack(files);
}

void check_article(const Format& format, const std::string& bytes) {
  distich::Article article;
  try {
    article = format.read_article(bytes, {}, {});
  } catch (const distich::Error&) {  // no such document
    return;
  }
  std::vector<distich::BilingualUnit> units;
  for (const auto& block : article.document.blocks()) {
    distich::BilingualUnit unit;
    unit.languages = {distich::LanguageTag::parse("en").value(), distich::LanguageTag::parse("fa").value()};
    unit.place = article.place_of(block.range);
    unit.source = slice(article.document.text(), article.document.codes(), block.range);
    units.push_back(std::move(unit));
  }
  if (format.merge(article.skeleton, units) != bytes) std::abort();
  // With all codes: a footnote's text goes with its mark.
  for (std::size_t i = 0; i < units.size(); i += 2) {
    units[i].target = units[i].source;
    units[i].target->text += 'x';
  }
  const auto again = format.read_article(format.merge(article.skeleton, units), {}, {});
  if (again.document.blocks().size() != article.document.blocks().size()) std::abort();
}

void check_table(const Format& format, const std::string& bytes) {
  std::vector<distich::ReviewRow> rows;
  try {
    std::istringstream in(bytes);
    const auto reader = format.read_review(in, {}, {});
    for (distich::ReviewRow row; reader->next(row);) rows.push_back(row);
  } catch (const distich::Error&) {  // no such table
  }
  std::ostringstream out;
  const auto writer = format.write_bilingual(out, {});
  writer->begin({});
  for (const auto& row : rows) writer->write(row.unit);
  writer->finish();
  std::istringstream in(out.str());
  const auto reader = format.read_review(in, {}, {});
  for (distich::ReviewRow row; reader->next(row);) {
    if (row.unit.id.empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check_article(distich::docx_format(), docx(bytes));
  check_article(distich::odt_format(), odt(bytes));
  if (!distich::archive::is_archive(bytes)) check_article(distich::odt_format(), bytes);
  check_table(distich::docx_table_format(), docx(bytes));
  check_table(distich::odt_table_format(), odt(bytes));
  return 0;
}
