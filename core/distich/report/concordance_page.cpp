#include <ostream>

#include <distich/report/concordance.hpp>
#include <distich/report/html_internal.hpp>
#include <distich/xml/page_filter.hpp>
#include <distich/xml/writer.hpp>

namespace distich::report {
namespace {

std::string article(const ConcordanceEntry& entry, bool in_target) {
  const std::span<const ByteRange> nothing;
  auto target =
      entry.target.empty()
          ? "<p class=\"none\">no translation into " + xml::escape_text(entry.languages.target.str()) + "</p>"
          : "<p" + xml::language_attributes(entry.languages.target) + ">" +
                html_marked(entry.target, in_target ? entry.found : nothing) + "</p>";
  return "<article class=\"finding hit\">\n<p class=\"said\"><span class=\"unit\">unit " +
         xml::escape_text(entry.unit) + "</span></p>\n<div class=\"texts\"><p" +
         xml::language_attributes(entry.languages.source) + ">" +
         html_marked(entry.source, in_target ? nothing : entry.found) + "</p>" + target +
         "</div>\n</article>\n";
}

}  // namespace

void write_concordance_page(std::ostream& out, const ConcordanceResult& result) {
  out << page_begin(result.text, PageScript::none) << "<p class=\"sum\">" << result.entries.size() << " of "
      << (result.complete ? "" : "at least ") << result.total << "</p>\n<main>\n";
  for (const auto& entry : result.entries) out << article(entry, result.in_target);
  out << "</main>\n" << page_end(PageScript::none);
}

}  // namespace distich::report
