#include <distich/report/html_internal.hpp>
#include <distich/xml/page_filter.hpp>
#include <distich/xml/writer.hpp>
#include <pages_style.hpp>

namespace distich::report {

std::string page_begin(std::string_view title, PageScript script) {
  const auto heading = xml::escape_text(title);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"";
  out += script == PageScript::filter ? xml::page_policy : xml::still_page_policy;
  out +=
      "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
      "name=\"generator\" content=\"distich\">\n<title>";
  out += heading + "</title>\n<style>\n";
  out += embedded::pages_style().front().bytes;
  return out + "</style>\n</head>\n<body>\n<h1><bdi>" + heading + "</bdi></h1>\n";
}

std::string page_end(PageScript script) {
  std::string out;
  if (script == PageScript::filter) out.append("<script>\n").append(xml::page_filter()).append("</script>\n");
  return out + "</body>\n</html>\n";
}

std::string html_marked(std::string_view text, std::span<const ByteRange> parts, std::string_view tag) {
  std::string out;
  std::size_t done = 0;
  for (const auto part : parts) {
    out += xml::escape_text(ByteRange{done, part.begin}.of(text));
    out.append("<").append(tag).append(">").append(xml::escape_text(part.of(text)));
    out.append("</").append(tag).append(">");
    done = part.end;
  }
  return out + xml::escape_text(text.substr(done));
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + ' ' + std::string(number == 1 ? one : many);
}

}  // namespace distich::report
