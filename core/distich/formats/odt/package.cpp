#include <distich/base/error.hpp>
#include <distich/formats/odt/package_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::odt {
namespace {

[[noreturn]] void refuse(ErrorCode code, Message message, const std::string& input) {
  throw Error(code, std::move(message), SourcePos{input, 0, 0, 0});
}

}  // namespace

int sniff_package(std::string_view head) {
  if (!archive::is_archive(head)) return 0;
  return head.find("mimetype" + std::string(mimetype)) != std::string_view::npos ? 98 : 0;
}

void check_package(const archive::Archive& archive, const std::string& input) {
  if (archive.find("content.xml") == nullptr) {
    refuse(ErrorCode::malformed, tr("not an ODT file: it has no content.xml"), input);
  }
  const auto manifest = archive.read("META-INF/manifest.xml").value_or("");
  if (manifest.find(":encryption-data") != std::string::npos) {
    refuse(ErrorCode::unsupported, tr("the file is encrypted; save it without a password"), input);
  }
}

void check_flat(std::string_view xml, const std::string& input) {
  if (local_name(root_tag(xml)) == "document") return;
  refuse(ErrorCode::malformed, tr("not an ODT file: it has no content.xml"), input);
}

std::vector<std::pair<std::string_view, std::string>> language_attributes(const LanguageTag& language) {
  const std::string primary(language.primary());
  const std::string region(language.region().empty() ? std::string_view("none") : language.region());
  std::vector<std::pair<std::string_view, std::string>> out{{"fo:language", primary},
                                                            {"fo:country", region},
                                                            {"style:language-asian", primary},
                                                            {"style:country-asian", region},
                                                            {"style:language-complex", primary},
                                                            {"style:country-complex", region}};
  if (const std::string script(language.script()); !script.empty()) {
    out.insert(out.end(),
               {{"fo:script", script}, {"style:script-asian", script}, {"style:script-complex", script}});
  }
  return out;
}

}  // namespace distich::formats::odt
