// The first line is a source, the rest its translation, from English into a language of another script and
// back: findings lie in the texts, on code-point boundaries. The whole is read as a language's data file and
// as a file of rules too, which then check the texts.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/qa/check.hpp>
#include <distich/qa/language_internal.hpp>
#include <distich/text/decode.hpp>

namespace {

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80);
}

void require_within(std::string_view text, distich::ByteRange place) {
  if (place.begin > place.end || !is_boundary(text, place.begin) || !is_boundary(text, place.end))
    std::abort();
}

void check(const std::string& source, const std::string& target, const distich::Checker& checker) {
  distich::BilingualUnit unit;
  unit.languages = checker.languages();
  unit.source.text = source;
  unit.target.emplace().text = target;
  for (const auto& finding : checker.check(unit)) {
    require_within(source, finding.in_source);
    require_within(target, finding.in_target);
  }
}

std::vector<distich::CustomRule> rules_in(std::string_view text) {
  try {
    return distich::read_custom_rules(text, "fuzz");
  } catch (const distich::Error& error) {
    if (!error.where() || error.where()->line == 0 || error.where()->column == 0) std::abort();
    return {};
  }
}

distich::LanguageTag language(std::string_view name) {
  return distich::LanguageTag::parse(name).value_or(distich::LanguageTag());
}

/// From English into another language, and back. They are made once: their data takes longer to read than a
/// text.
const std::vector<distich::Checker>& checkers() {
  static const auto made = [] {
    const distich::CheckOptions options{.accelerator = U'&'};
    std::vector<distich::Checker> all;
    for (const auto* name : {"fa", "zh", "de", "fr", "es", "af"}) {
      const distich::LanguagePair there{language("en"), language(name)};
      const distich::LanguagePair back{there.target, there.source};
      for (const auto& pair : {there, back}) all.emplace_back(pair, std::vector<distich::Concept>(), options);
    }
    return all;
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const auto text = distich::text::repair_utf8({reinterpret_cast<const char*>(data), size});
  const auto end = std::min(text.find('\n'), text.size());
  const auto first = text.substr(0, end);
  const auto rest = text.substr(std::min(end + 1, text.size()));
  for (const auto& checker : checkers()) check(first, rest, checker);
  if (auto rules = rules_in(text); !rules.empty()) {
    const distich::CheckOptions options{.rules = std::move(rules)};
    check(first, rest, distich::Checker({language("en"), language("de")}, {}, options));
  }
  try {
    const distich::qa_internal::Language read(text, "fuzz");
    (void)read.numbers_in_words(text);
  } catch (const distich::Error&) {
    return 0;
  }
  return 0;
}
