#include <distich/formats/in_place_internal.hpp>
#include <distich/formats/xliff1/xliff1.hpp>
#include <distich/formats/xliff1/xliff1_merge_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_reader_internal.hpp>
#include <distich/formats/xliff1/xliff1_writer_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich {
namespace {

using namespace formats::xliff1;

constexpr int surely = 100;
constexpr int but_for_its_dialects = 90;

/// Any file with the right document element that does not call itself XLIFF 2.
int sniff(std::string_view head, std::string_view /*name*/) {
  const auto root = formats::root_tag(head);
  if (formats::local_name(root) != "xliff" || root.find(xliff_2_family) != std::string_view::npos) return 0;
  return but_for_its_dialects;
}

/// XLIFF 1 that declares the namespace of a tool.
int sniff_dialect(std::string_view head, std::string_view tool_namespace) {
  const bool declared = formats::root_tag(head).find(tool_namespace) != std::string_view::npos;
  return declared && sniff(head, {}) > 0 ? surely : 0;
}

Format in_place_format(std::string_view id, std::string_view title, std::string_view tool_namespace) {
  Format format;
  format.id = id;
  format.title = title;
  format.extensions = {id};
  format.loses = {tr("all but the targets")};
  format.sniff = [tool_namespace](std::string_view head, std::string_view /*name*/) {
    return sniff_dialect(head, tool_namespace);
  };
  format.read_bilingual = [id](std::istream& in, const ReadOptions& options, const Control& control) {
    return read_in_place(id, in, options, control);
  };
  format.write_bilingual = [id, title](std::ostream& out, const WriteOptions& options) {
    return formats::write_in_place({id, title}, out, options, put_back);
  };
  format.rewrites = true;
  format.merge = merge_in_place;
  return format;
}

}  // namespace

Format xliff1_format() {
  Format format;
  format.id = "xliff1";
  format.title = "XLIFF 1.2";
  format.extensions = {"xlf", "xliff"};
  format.loses = {tr("control characters in codes")};
  format.sniff = sniff;
  format.read_bilingual = read_bilingual;
  format.write_bilingual = [](std::ostream& out, const WriteOptions& options) {
    return formats::write_in_place_or({"xliff1", "XLIFF 1.2"}, out, options, put_back,
                                      [&out, options] { return write_bilingual(out, options); });
  };
  format.rewrites = true;
  return format;
}

Format sdlxliff_format() {
  return in_place_format("sdlxliff", "SDLXLIFF", sdl_namespace);
}

Format mqxliff_format() {
  return in_place_format("mqxliff", "mqxliff", "\"MQXliff\"");
}

}  // namespace distich
