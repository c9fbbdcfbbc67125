#include <distich/formats/srx/srx.hpp>
#include <distich/formats/srx/srx_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich {
namespace {

int sniff(std::string_view head, std::string_view /*name*/) {
  return formats::local_name(formats::root_tag(head)) == "srx" ? 100 : 0;
}

}  // namespace

Format srx_format() {
  Format format;
  format.id = "srx";
  format.title = "SRX 2.0";
  format.extensions = {"srx"};
  format.sniff = sniff;
  format.read_rules = formats::srx::read_rules;
  format.write_rules = formats::srx::write_rules;
  return format;
}

}  // namespace distich
