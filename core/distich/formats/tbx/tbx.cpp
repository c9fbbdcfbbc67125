#include <distich/formats/tbx/tbx.hpp>
#include <distich/formats/tbx/tbx_reader_internal.hpp>
#include <distich/formats/tbx/tbx_writer_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich {

Format tbx_format() {
  Format format;
  format.id = "tbx";
  format.title = "TBX";
  format.extensions = {"tbx"};
  format.loses = {tr("fields that the dialect lacks")};
  format.sniff = [](std::string_view head, std::string_view /*name*/) {
    const auto root = formats::local_name(formats::root_tag(head));
    return root == "tbx" || root == "martif" ? 100 : 0;
  };
  format.read_glossary = formats::tbx::glossary_reader;
  format.write_glossary = formats::tbx::glossary_writer;
  return format;
}

}  // namespace distich
