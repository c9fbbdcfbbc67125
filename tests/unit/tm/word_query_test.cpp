#include <gtest/gtest.h>

#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/tokens_internal.hpp>
#include <distich/tm/word_forms_internal.hpp>

namespace distich::tm {
namespace {

std::string word_of(std::string_view token) {
  std::string word;
  append_word(token, word);
  return word;
}

TEST(WordForms, AreCaselessAndWithoutMarks) {
  EXPECT_EQ(word_of("harbour"), "harbour");
  EXPECT_EQ(word_of("größe"), "grosse");
  EXPECT_EQ(word_of("ﬁnale"), "finale");
  EXPECT_EQ(word_of("بَندر"), "بندر");
  EXPECT_EQ(word_of("ガ"), "カ");
  EXPECT_EQ(word_of("港"), "港");
  EXPECT_EQ(word_of("…"), std::string(1, compound_sign) + "...");
}

TEST(WordForms, SayWhatIsNoUsualWord) {
  EXPECT_EQ(word_of("²"), std::string(1, glue_sign) + "2");
  EXPECT_EQ(word_of("½"), std::string(1, glue_sign) + "1⁄2");
  EXPECT_EQ(word_of("㍿"), std::string(1, compound_sign) + "株式会社");
  EXPECT_EQ(word_of("ŀ"), std::string(1, compound_sign) + "l·");
  EXPECT_EQ(word_of("\ufe0f"), std::string(1, transparent_sign));
  EXPECT_EQ(word_of("่"), std::string(1, transparent_sign));
}

TEST(WordForms, AreInTheVocabularyWithTheirSpelling) {
  const auto read = [](std::string_view token) {
    std::string word;
    append_vocabulary_word(token, word);
    const auto [bare, spelled] = read_word(word);
    return std::string(bare) + '|' + std::string(spelled);
  };
  EXPECT_EQ(read("harbour"), "harbour|harbour");
  EXPECT_EQ(read("häfen"), "hafen|häfen");
  EXPECT_EQ(read("किताबों"), "कतब|किताबों");
  EXPECT_EQ(read("coŀlegi"), std::string(1, compound_sign) + "col·legi|coŀlegi");
  EXPECT_EQ(read("."), ".|");
  EXPECT_EQ(read("ガ"), "カ|") << "scripts without spaces are not inflected";
  EXPECT_EQ(read("…"), std::string(1, compound_sign) + "...|");
}

/// The vocabulary knows tokens in lower case only; their forms must be those of the text itself.
TEST(WordForms, AreThoseOfTheTextForEveryCharacter) {
  constexpr char32_t end = 0x110000;
  for (char32_t c = 0x80; c < end; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    text::append(text, c);
    const auto normal = text::normalize(text, text::Form::match);
    std::string words;
    for (const TokenList tokens(normal); const auto& token : tokens.tokens()) {
      auto word = word_of(tokens.folded(token));
      const auto first = word.empty() ? 'x' : word.front();
      if (first == glue_sign || first == compound_sign || first == transparent_sign) word.erase(0, 1);
      words += word;
    }
    const auto folded = text::without_marks(text::normalize(text, text::Form::term));
    std::string counted;
    for (std::size_t at = 0; at < folded.size();) {
      const auto each = text::code_point_at(folded, at);
      const auto kind = kind_of(each.value);
      if (kind != CharacterKind::format && each.value != U' ') counted += folded.substr(at, each.size);
      at += each.size;
    }
    std::erase(words, ' ');
    EXPECT_EQ(words, counted) << std::hex << static_cast<std::uint32_t>(c);
  }
}

}  // namespace
}  // namespace distich::tm
