// A text that comes in parts is cut as the whole of it is, and its places are those of the file.
#include <array>
#include <random>

#include <gtest/gtest.h>

#include <distich/engine/article.hpp>
#include <distich/engine/text_stream.hpp>

namespace distich {
namespace {

/// "p1.s1 0-5 Rain."
std::string line(const std::string& id, ByteRange range, std::string_view text) {
  return id + ' ' + std::to_string(range.begin) + '-' + std::to_string(range.end) + ' ' + std::string(text) +
         '\n';
}

std::string of_the_whole(std::string_view text, const LanguageTag& language) {
  ArticleOptions options;
  options.name = "a.txt";
  options.format = "text";
  options.language = language;
  auto article = open_article(text, FormatRegistry::with_builtin_formats(), options);
  segment_article(article);
  std::string out;
  for (std::size_t i = 0; i < article.document.segments().size(); ++i) {
    out += line(article.document.segment_id(i), article.place_of(article.document.segments()[i].range),
                article.document.segment_text(i));
  }
  return out;
}

std::string of_parts(std::string_view text, const LanguageTag& language, std::mt19937& random) {
  std::string out;
  TextStream stream(Segmenter(language, {}), [&](const TextSegment& segment) {
    out += line(segment.id(), segment.place, segment.text);
  });
  while (!text.empty()) {
    const auto size = std::min<std::size_t>(random() % 7 + 1, text.size());
    stream.write(text.substr(0, size));
    text.remove_prefix(size);
  }
  stream.finish();
  return out;
}

TEST(TextStream, PlacesAreThoseOfTheFileWhateverItsLineEnds) {
  std::mt19937 random(1);
  EXPECT_EQ(of_parts("Rain.\r\n\r\nFog and\r\nwind.\rSun.", *LanguageTag::parse("en"), random),
            "p1.s1 0-5 Rain.\np2.s1 9-16 Fog and\np2.s2 18-23 wind.\np2.s3 24-28 Sun.\n");
}

TEST(TextStream, CutsAsTheWholeIsCut) {
  constexpr std::array<std::string_view, 12> pieces{"Rain fell. ",  "Dr. Marren left",
                                                    "Ha\xC3\xA4? ", "\r\n",
                                                    "\r\n\r\n",     "\n",
                                                    "\r",           "\xE9\x9B\xA8\xE3\x80\x82",
                                                    "word ",        "\xF0\x9F\x8C\xA7! ",
                                                    "No. 7",        "\n\n"};
  const auto language = *LanguageTag::parse("en");
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto count = random() % 20; count > 0; --count) text += pieces[random() % pieces.size()];
    ASSERT_EQ(of_parts(text, language, random), of_the_whole(text, language)) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace distich
