#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <distich/text/language_name.hpp>

namespace distich::text {

std::string own_name(const LanguageTag& language) {
  const std::string code(language.primary());
  const icu::Locale locale(code.c_str());
  icu::UnicodeString name;
  locale.getDisplayLanguage(locale, name);
  std::string out;
  name.toUTF8String(out);
  return out == code ? std::string() : out;  // ICU gives back what it does not know
}

}  // namespace distich::text
