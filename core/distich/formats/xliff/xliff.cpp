#include <distich/formats/in_place_internal.hpp>
#include <distich/formats/xliff/validation/validator_internal.hpp>
#include <distich/formats/xliff/xliff.hpp>
#include <distich/formats/xliff/xliff_merge_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/formats/xliff/xliff_reader_internal.hpp>
#include <distich/formats/xliff/xliff_writer_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich {
namespace {

int sniff(std::string_view head, std::string_view /*name*/) {
  const auto root = formats::root_tag(head);
  if (formats::local_name(root) != "xliff") return 0;
  return root.find(formats::xliff::core_2_family) != std::string_view::npos ? 100 : 0;
}

}  // namespace

Format xliff_format() {
  Format format;
  format.id = "xliff";
  format.title = "XLIFF 2.1";
  format.extensions = {"xlf", "xliff"};
  format.sniff = sniff;
  format.read_bilingual = formats::xliff::read_bilingual;
  format.write_bilingual = [](std::ostream& out, const WriteOptions& options) {
    return formats::write_in_place_or(
        {"xliff", "XLIFF 2"}, out, options, formats::xliff::put_back,
        [&out, options] { return formats::xliff::write_bilingual(out, options); });
  };
  format.rewrites = true;
  format.validate = formats::xliff::validate;
  return format;
}

}  // namespace distich
