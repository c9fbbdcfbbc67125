#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <distich/engine/text_volume_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::engine_internal {
namespace {

std::uint64_t count_words(std::span<const text::Word> words) {
  return static_cast<std::uint64_t>(std::ranges::count_if(
      words, [](const text::Word& word) { return word.kind != text::WordKind::other; }));
}

/// White space but for what joins words (GMX-V 2.0, section 2.7).
bool is_gmx_space(char32_t c) noexcept {
  constexpr char32_t no_break_space = 0x00A0;
  constexpr char32_t figure_space = 0x2007;
  constexpr char32_t narrow_no_break_space = 0x202F;
  return text::is_space(c) && c != no_break_space && c != figure_space && c != narrow_no_break_space;
}

/// How many characters make a word (GMX-V 2.0, logographic scripts); 0 where words are told apart.
double characters_of_word(std::string_view primary) noexcept {
  constexpr auto factors = std::to_array<std::pair<std::string_view, double>>(
      {{"zh", 2.8}, {"ja", 3.0}, {"ko", 3.3}, {"th", 6.0}});
  const auto* found = std::ranges::find(factors, primary, &std::pair<std::string_view, double>::first);
  return found == factors.end() ? 0 : found->second;
}

std::uint64_t words_of_characters(std::uint64_t characters, double of_word) {
  if (characters == 0) return 0;
  return static_cast<std::uint64_t>(std::max(1LL, std::llround(static_cast<double>(characters) / of_word)));
}

}  // namespace

Volume volume_by_unicode(std::string_view text, std::span<const text::Word> words) {
  Volume volume;
  volume.segments = 1;
  volume.words = count_words(words);
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    ++volume.characters;
    if (!text::is_space(c)) ++volume.characters_without_spaces;
    at += size;
  }
  return volume;
}

Volume volume_by_gmx(std::string_view text, std::span<const text::Word> words, const LanguageTag& language) {
  Volume volume;
  volume.segments = 1;
  auto word = words.begin();
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    while (word != words.end() && word->range.end <= at) ++word;
    const bool in_word =
        word != words.end() && word->range.begin <= at && word->kind != text::WordKind::other;
    ++volume.characters;
    if (!is_gmx_space(c)) ++volume.characters_without_spaces;
    // "It's 1,250": punctuation within a word is a part of it.
    if (!in_word && text::is_punctuation(c)) ++volume.punctuation;
    at += size;
  }
  const auto of_word = characters_of_word(language.primary());
  volume.words = of_word > 0
                     ? words_of_characters(volume.characters_without_spaces - volume.punctuation, of_word)
                     : count_words(words);
  return volume;
}

}  // namespace distich::engine_internal
