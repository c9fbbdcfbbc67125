#include <distich/formats/tmx/tmx.hpp>
#include <distich/formats/tmx/tmx_reader_internal.hpp>
#include <distich/formats/tmx/tmx_validation_internal.hpp>
#include <distich/formats/tmx/tmx_writer_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich {
namespace {

int sniff(std::string_view head, std::string_view /*name*/) {
  return formats::local_name(formats::root_tag(head)) == "tmx" ? 100 : 0;
}

}  // namespace

Format tmx_format() {
  Format format;
  format.id = "tmx";
  format.title = "TMX 1.4b";
  format.extensions = {"tmx"};
  format.loses = {tr("suggestions"), tr("terms"), tr("the skeleton")};
  format.sniff = sniff;
  format.read_bilingual = formats::tmx::read_bilingual;
  format.write_bilingual = formats::tmx::write_bilingual;
  format.read_memory = formats::tmx::read_memory;
  format.write_memory = formats::tmx::write_memory;
  format.validate = formats::tmx::validate;
  return format;
}

}  // namespace distich
