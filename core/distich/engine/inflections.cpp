#include <distich/engine/inflections.hpp>
#include <distich/terms/word_forms.hpp>

namespace distich {

static_assert(QueryForms::most_words <= WordForms::most_words);

std::optional<FindForms> inflections_of(const LanguageTag& language) {
  if (!WordForms::known(language)) return std::nullopt;
  return [language](std::span<const std::string> words) {
    // Shared, as what a std::function holds must be copyable.
    const auto forms = std::make_shared<WordForms>(words, language);
    return QueryForms{[forms](std::string_view word) { return forms->of(word); }, forms->function_words()};
  };
}

}  // namespace distich
