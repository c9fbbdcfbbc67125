#include <vector>

#include <distich/terms/lexicon_internal.hpp>
#include <distich/terms/word_forms.hpp>

namespace distich {

using terms_internal::Inflection;
using terms_internal::Lexicon;

struct WordForms::Impl {
  explicit Impl(const LanguageTag& language)
      : lexicon(Inflection::for_language(language)), scratch(lexicon) {}

  Lexicon lexicon;
  Lexicon::Scratch scratch;
  std::vector<std::uint64_t> places;  ///< by word of the lexicon: which of the given words it is
  std::uint64_t function_words = 0;
};

bool WordForms::known(const LanguageTag& language) {
  return Inflection::for_language(language).inflects();
}

WordForms::WordForms(std::span<const std::string> words, const LanguageTag& language)
    : impl_(std::make_unique<Impl>(language)) {
  auto& [lexicon, scratch, places, function_words] = *impl_;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto bit = std::uint64_t{1} << i;
    const auto word = lexicon.inflection().normalise(words[i]);
    const auto id = lexicon.add(word, true);
    if (id == places.size()) places.push_back(0);
    places[id] |= bit;
    if (lexicon.inflection().is_function_word(word)) function_words |= bit;
  }
  lexicon.freeze();
}

WordForms::~WordForms() = default;
WordForms::WordForms(WordForms&&) noexcept = default;
WordForms& WordForms::operator=(WordForms&&) noexcept = default;

std::uint64_t WordForms::of(std::string_view word) {
  std::uint64_t found = 0;
  const auto normalised = impl_->lexicon.inflection().normalise(word);
  for (const auto& reading : impl_->lexicon.readings(normalised, false, impl_->scratch)) {
    found |= impl_->places[reading.word];
  }
  return found;
}

std::uint64_t WordForms::function_words() const noexcept {
  return impl_->function_words;
}

}  // namespace distich
