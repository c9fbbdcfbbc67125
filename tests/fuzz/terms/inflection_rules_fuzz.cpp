// A file of inflection rules is read or refused with an Error, and undoes any word without harm.
#include <cstdint>
#include <string_view>

#include <distich/base/error.hpp>
#include <distich/terms/inflection_internal.hpp>
#include <distich/text/decode.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using distich::terms_internal::Inflection;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const auto rules = distich::text::repair_utf8({reinterpret_cast<const char*>(data), size});
  try {
    const Inflection inflection(rules, "fuzz");
    Inflection::Forms forms;
    for (const std::string_view word : {"casualties", "وللهدنة", "странами", "", "a"}) {
      (void)inflection.citation_forms(word, forms);
    }
  } catch (const distich::Error&) {
    return 0;
  }
  return 0;
}
