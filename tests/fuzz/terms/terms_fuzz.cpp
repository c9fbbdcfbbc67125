// The first line holds terms, with tabs between them; the rest is searched. Hits must lie in the text, in
// order, apart, and on code-point boundaries.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <distich/terms/term_matcher.hpp>
#include <distich/text/decode.hpp>

namespace {

std::vector<distich::Concept> glossary(std::string_view line, const distich::LanguageTag& language) {
  std::vector<distich::Concept> concepts;
  while (!line.empty()) {
    const auto term = line.substr(0, line.find('\t'));
    line.remove_prefix(std::min(term.size() + 1, line.size()));
    distich::Concept made;
    made.id = std::to_string(concepts.size());
    made.terms.push_back({std::string(term), language, {}, {}, {}, concepts.size() % 2 == 1});
    concepts.push_back(std::move(made));
  }
  return concepts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const auto all = distich::text::repair_utf8({reinterpret_cast<const char*>(data), size});
  const auto line = std::string_view(all).substr(0, all.find('\n'));
  const auto text = std::string_view(all).substr(std::min(line.size() + 1, all.size()));
  const auto language = *distich::LanguageTag::parse("ar");
  const distich::TermMatcher matcher(glossary(line, language), language);
  distich::ByteRange last;
  for (const auto& hit : matcher.find(text)) {
    if (hit.range.empty() || hit.range.end > text.size()) std::abort();
    if (hit.range != last && hit.range.begin < last.end) std::abort();
    if (!distich::text::is_valid_utf8(hit.range.of(text))) std::abort();
    last = hit.range;
  }
  return 0;
}
