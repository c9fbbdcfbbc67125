#include <algorithm>
#include <cmath>

#include <counting_languages.hpp>
#include <distich/engine/text_volume_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/rule_lines.hpp>

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

Volume volume_by_gmx(std::string_view text, std::span<const text::Word> words, double characters_of_word) {
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
  volume.words = characters_of_word > 0 ? words_of_characters(volume.net_characters(), characters_of_word)
                                        : count_words(words);
  return volume;
}

double gmx_characters_of_word(const LanguageTag& language) {
  constexpr std::string_view only_rule = "characters-of-word";
  const auto file = embedded::data_of(embedded::counting_languages(), language.primary());
  double characters = 0;
  text::each_rule_line(file.bytes, [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
    const SourcePos where{std::string(file.name), 0, line, 1};
    if (fields.size() != 2 || fields.front() != only_rule) {
      throw Error(ErrorCode::malformed,
                  tr("\"{1}\" is no rule; write one of: {2}", fields.front(), only_rule), where);
    }
    characters = text::rule_number<double>(fields.back(), where);
  });
  return characters;
}

}  // namespace distich::engine_internal
