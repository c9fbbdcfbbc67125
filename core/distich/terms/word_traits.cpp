#include <distich/terms/word_traits_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::terms_internal {

WordTraits traits_of(std::string_view written, std::string_view normal, const Inflection& rules) {
  const auto first = text::code_point_at(written, 0).value;
  WordTraits traits;
  traits.letters = text::is_letter(first);
  traits.function = rules.is_function_word(normal);
  traits.capital = traits.letters && !traits.function && text::is_upper(first) && !rules.is_no_name(normal);
  traits.link = traits.letters && rules.is_name_link(normal);
  return traits;
}

}  // namespace distich::terms_internal
