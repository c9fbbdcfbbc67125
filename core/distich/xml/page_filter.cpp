#include <distich/xml/page_filter.hpp>
#include <distich/xml/writer.hpp>
#include <page_filter_script.hpp>

namespace distich::xml {

std::string_view page_filter() {
  return embedded::page_filter_script().front().bytes;
}

std::string language_attributes(const LanguageTag& language) {
  if (!language.known()) return " dir=\"auto\"";
  const bool right_to_left = language.direction() == Direction::right_to_left;
  return " lang=\"" + escape_attribute(language.str()) + "\" dir=\"" + (right_to_left ? "rtl" : "ltr") + '"';
}

}  // namespace distich::xml
