#include <distich/formats/po/po.hpp>
#include <distich/formats/po/po_units_internal.hpp>

namespace distich {
namespace {

/// The first line that is neither empty nor a comment.
std::string_view first_content(std::string_view head) {
  while (!head.empty()) {
    const auto line = head.substr(0, head.find_first_of("\r\n"));
    const auto text = line.find_first_not_of(" \t");
    if (text != std::string_view::npos && line[text] != '#') return line.substr(text);
    head.remove_prefix(std::min(line.size() + 1, head.size()));
  }
  return {};
}

int sniff(std::string_view head, std::string_view /*name*/) {
  auto line = first_content(head);
  const bool context = line.starts_with("msgctxt");
  if (!context && !line.starts_with("msgid")) return 0;
  line.remove_prefix(context ? std::string_view("msgctxt").size() : std::string_view("msgid").size());
  const auto quote = line.find_first_not_of(" \t");
  return quote != std::string_view::npos && line[quote] == '"' ? 90 : 0;
}

}  // namespace

Format po_format() {
  Format format;
  format.id = "po";
  format.title = "Gettext PO";
  format.extensions = {"po", "pot"};
  format.loses = {tr("suggestions"), tr("terms"), tr("inline codes"), tr("the skeleton")};
  format.sniff = sniff;
  format.read_bilingual = formats::po::read_bilingual;
  format.write_bilingual = formats::po::write_bilingual;
  format.merge = formats::po::merge;
  return format;
}

}  // namespace distich
