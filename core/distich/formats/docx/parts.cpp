#include <sstream>

#include <distich/base/error.hpp>
#include <distich/formats/docx/parts_internal.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::docx {

Parts::Parts(const archive::Archive& archive, const std::string& input) {
  constexpr std::string_view list = "[Content_Types].xml";
  const auto bytes = archive.read(list);
  if (bytes) read(archive, *bytes, input + ": " + std::string(list));
  if (texts_[0].empty()) {
    throw Error(ErrorCode::malformed, tr("not a DOCX file: it has no main document"),
                SourcePos{input, 0, 0, 0});
  }
}

std::vector<std::string> Parts::texts() const {
  std::vector<std::string> out;
  for (const auto& names : texts_) out.insert(out.end(), names.begin(), names.end());
  return out;
}

void Parts::read(const archive::Archive& archive, const std::string& bytes, const std::string& where) {
  std::istringstream in(bytes);
  xml::Reader reader(in, where);
  while (reader.next()) {
    if (reader.kind() != xml::NodeKind::start || reader.name() != "Override") continue;
    std::string name(reader.attribute("PartName").value_or(""));
    const auto type = reader.attribute("ContentType").value_or("");
    if (name.starts_with('/')) name.erase(0, 1);
    const bool is_word = type.find("word") != std::string_view::npos;
    if (!is_word || archive.find(name) == nullptr) continue;
    if (type.ends_with(".styles+xml")) styles_ = name;
    if (type.ends_with(".comments+xml")) comments_ = name;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (type.ends_with(kinds.at(i))) texts_.at(i).insert(name);
    }
  }
}

int sniff(std::string_view head) {
  if (!archive::is_archive(head)) return 0;
  if (head.find("word/document.xml") != std::string_view::npos) return 95;
  if (head.find("word/") != std::string_view::npos) return 80;
  return head.find("[Content_Types].xml") != std::string_view::npos ? 20 : 0;
}

void refuse_other_files(std::string_view bytes, const std::string& input) {
  if (!bytes.starts_with("\xD0\xCF\x11\xE0")) return;
  throw Error(ErrorCode::unsupported,
              tr("the file is encrypted, or a DOC file of old; save it as DOCX without a password"),
              SourcePos{input, 0, 0, 0});
}

}  // namespace distich::formats::docx
