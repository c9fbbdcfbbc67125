// What lies before the first U+001D and what lies behind it as the two halves of a corpus: only Error is
// thrown, and units are told apart by their lines.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>

#include <distich/base/error.hpp>
#include <distich/formats/moses/moses.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const auto middle = std::min(bytes.find('\x1D'), bytes.size());
  const auto behind = bytes.substr(std::min(middle + 1, bytes.size()));
  distich::ReadOptions options;
  options.input = "fuzz.en";
  options.languages = {distich::LanguageTag::parse("en").value_or(distich::LanguageTag()),
                       distich::LanguageTag::parse("fa").value_or(distich::LanguageTag())};
  options.beside = [&](const std::string&) { return std::make_unique<std::istringstream>(behind); };
  try {
    std::istringstream in(bytes.substr(0, middle));
    const auto reader = distich::moses_format().read_bilingual(in, options, {});
    unsigned long last = 0;
    for (distich::BilingualUnit unit; reader->next(unit);) {
      const auto number = std::stoul(unit.id);
      if (number <= last || (unit.source.empty() && !unit.target)) std::abort();
      last = number;
    }
  } catch (const distich::Error&) {
    return 0;
  }
  return 0;
}
