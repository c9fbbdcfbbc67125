#include <unicode/uchar.h>

#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>

namespace distich::text {
namespace {

std::string utf8(char32_t c) {
  std::string out;
  append(out, c);
  return out;
}

/// Every code point that a valid text can hold.
template <class Check>
void for_each_scalar(Check check) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    check(c);
  }
}

TEST(CodePoints, EveryScalarSurvivesWritingAndReading) {
  for_each_scalar([](char32_t c) {
    const std::string one = utf8(c);
    const std::string among = "a" + one + "b";
    const CodePoint forwards = code_point_at(among, 1);
    const CodePoint backwards = code_point_before(among, 1 + one.size());
    ASSERT_EQ(forwards.value, c);
    ASSERT_EQ(forwards.size, one.size());
    ASSERT_EQ(backwards.value, c);
    ASSERT_EQ(backwards.size, one.size());
  });
}

TEST(CodePoints, NothingStandsBeyondTheEnds) {
  EXPECT_EQ(code_point_at("", 0).size, 0U);
  EXPECT_EQ(code_point_at("é", 2).size, 0U);
  EXPECT_EQ(code_point_before("é", 0).size, 0U);
  EXPECT_EQ(code_point_before("", 0).size, 0U);
}

TEST(CodePoints, Counts) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("Köln 東京 🎈"), 9U);
}

TEST(CodePoints, Categories) {
  EXPECT_TRUE(is_letter(U'a') && is_letter(U'ß') && is_letter(U'ش') && is_letter(U'東') && is_letter(U'ー'));
  EXPECT_FALSE(is_letter(U'1') || is_letter(U'-') || is_letter(0x0301) || is_letter(U' '));
  EXPECT_TRUE(is_mark(0x0301) && is_mark(0x064E) && is_mark(0x0E31));
  EXPECT_FALSE(is_mark(U'a') || is_mark(U'é'));
  EXPECT_TRUE(is_digit(U'7') && is_digit(U'۷') && is_digit(U'٧') && is_digit(U'७'));
  EXPECT_FALSE(is_digit(U'Ⅶ') || is_digit(U'七') || is_digit(U'½'));
  EXPECT_TRUE(is_upper(U'Ä') && is_upper(U'Ж') && is_upper(U'ǅ'));
  EXPECT_FALSE(is_upper(U'ä') || is_upper(U'م') || is_upper(U'1'));
  EXPECT_TRUE(is_lower(U'ä') && is_lower(U'ж'));
  EXPECT_FALSE(is_lower(U'Ä') || is_lower(U'東'));
  EXPECT_TRUE(is_punctuation(U'.') && is_punctuation(U'؟') && is_punctuation(U'。') && is_punctuation(U'_'));
  EXPECT_FALSE(is_punctuation(U'+') || is_punctuation(U'a'));
  EXPECT_TRUE(is_symbol(U'+') && is_symbol(U'€') && is_symbol(U'🎈'));
  EXPECT_FALSE(is_symbol(U'.') || is_symbol(U'%'));
  EXPECT_TRUE(is_format(0x200D) && is_format(0x200F) && is_format(0x00AD));
  EXPECT_FALSE(is_format(U'a') || is_format(U' '));
}

TEST(CodePoints, SpacesIncludeInvisibleOnes) {
  for (const char32_t c :
       std::u32string_view(U"\t\n\v\f\r \u0085\u00A0\u1680\u2003\u2028\u2029\u202F\u3000\u200B\uFEFF")) {
    EXPECT_TRUE(is_space(c)) << std::hex << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'a', U'\u200C', U'\u200D', U'\u2060', U'\u180E', U'\u0001'}) {
    EXPECT_FALSE(is_space(c)) << std::hex << static_cast<unsigned>(c);
  }
}

/// What is answered without a look-up is what Unicode's categories say, for every code point.
TEST(CodePoints, ShortCutsAgreeWithUnicode) {
  for_each_scalar([](char32_t c) {
    const auto category = U_MASK(u_charType(static_cast<UChar32>(c)));
    ASSERT_EQ(is_letter(c), (category & U_GC_L_MASK) != 0) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(is_mark(c), (category & U_GC_M_MASK) != 0) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(is_digit(c), (category & U_GC_ND_MASK) != 0) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(is_upper(c), (category & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0)
        << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(is_lower(c), (category & U_GC_LL_MASK) != 0) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(is_format(c), (category & U_GC_CF_MASK) != 0) << std::hex << static_cast<unsigned>(c);
    const bool control = (c >= U'\t' && c <= U'\r') || c == 0x85;
    const bool space = control || (category & U_GC_Z_MASK) != 0 || c == 0x200B || c == 0xFEFF;
    ASSERT_EQ(is_space(c), space) << std::hex << static_cast<unsigned>(c);
  });
}

TEST(CodePoints, HanAndKanaAreUnspacedHangulIsNot) {
  for_each_scalar([](char32_t c) {
    if (!detail::is_plain_syllable(c)) return;
    const bool known = detail::is_unspaced_beyond_alphabets(c);
    ASSERT_EQ(is_unspaced(c), known) << std::hex << static_cast<unsigned>(c);
    ASSERT_FALSE(is_quote(c)) << std::hex << static_cast<unsigned>(c);
  });
}

TEST(CodePoints, UnspacedScripts) {
  for (const char32_t c : std::u32string_view(U"東あアｱーกຂកမ々〆")) {
    EXPECT_TRUE(is_unspaced(c)) << std::hex << static_cast<unsigned>(c);
  }
  for (const char32_t c : std::u32string_view(U"aЖشकא한。、1")) {
    EXPECT_FALSE(is_unspaced(c)) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(CodePoints, DigitValues) {
  EXPECT_EQ(digit_value(U'0'), 0);
  EXPECT_EQ(digit_value(U'۹'), 9);
  EXPECT_EQ(digit_value(U'५'), 5);
  EXPECT_EQ(digit_value(U'x'), -1);
  EXPECT_EQ(digit_value(U'五'), -1);
  for_each_scalar(
      [](char32_t c) { ASSERT_EQ(digit_value(c) >= 0, is_digit(c)) << static_cast<unsigned>(c); });
}

TEST(CodePoints, Scripts) {
  EXPECT_EQ(script(U'a'), "Latn");
  EXPECT_EQ(script(U'é'), "Latn");
  EXPECT_EQ(script(U'ش'), "Arab");
  EXPECT_EQ(script(U'東'), "Hani");
  EXPECT_EQ(script(U'1'), "Zyyy");
  EXPECT_EQ(script(0x0301), "Zinh");
}

TEST(CodePoints, BracketsAreNoQuotes) {
  EXPECT_EQ(bracket(U'('), Bracket::open);
  EXPECT_EQ(bracket(U'}'), Bracket::close);
  EXPECT_EQ(bracket(U'（'), Bracket::open);
  EXPECT_EQ(bracket(U'】'), Bracket::close);
  EXPECT_EQ(bracket(U'«'), Bracket::none);
  EXPECT_EQ(bracket(U'「'), Bracket::none);
  EXPECT_EQ(bracket(U'„'), Bracket::none);
  EXPECT_EQ(bracket(U'a'), Bracket::none);
  for (const char32_t c : std::u32string_view(U"\"'«»‘’‚“”„‹›「」『』＂")) {
    EXPECT_TRUE(is_quote(c)) << std::hex << static_cast<unsigned>(c);
  }
  EXPECT_FALSE(is_quote(U'(') || is_quote(U'`') || is_quote(U'a'));
}

TEST(CodePoints, TrimmedKeepsToItsRange) {
  EXPECT_EQ(trimmed("  ab \u3000", {0, 8}), (ByteRange{2, 4}));
  EXPECT_EQ(trimmed("x  ab  x", {1, 7}), (ByteRange{3, 5}));
  EXPECT_TRUE(trimmed(" \u00A0\n", {0, 4}).empty());
  EXPECT_TRUE(trimmed("", {0, 0}).empty());
}

TEST(DisplayWidth, CountsTerminalColumns) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("plain"), 5U);
  EXPECT_EQ(display_width("cafe\u0301"), 4U);
  EXPECT_EQ(display_width("東京"), 4U);
  EXPECT_EQ(display_width("ｱｲ"), 2U);
  EXPECT_EQ(display_width("ＡＢ"), 4U);
  EXPECT_EQ(display_width("سَلام"), 4U);
  EXPECT_EQ(display_width("a\u200Fb"), 2U);
  EXPECT_EQ(display_width("👩\u200D🚒"), 2U);
  EXPECT_EQ(display_width("🇱🇺🇫🇮"), 4U);
  EXPECT_EQ(display_width("👍🏽!"), 3U);
  EXPECT_EQ(display_width("❤\uFE0F"), 2U);
  EXPECT_EQ(display_width("❤"), 1U);
  EXPECT_EQ(display_width("\u1112\u1161\u11AB"), 2U);
  EXPECT_EQ(display_width("한글"), 4U);
}

/// The width of a text is the sum over its clusters, however they are found.
TEST(DisplayWidth, SumsOverGraphemes) {
  std::mt19937 random(7);
  const std::u32string pool =
      U"ab é\u0301東ー한\u1112\u1161\u11AB🇱🇺👩\u200D🚒🏽❤\uFE0Fشَ\u200F\u0E01\u0E31";
  const Boundaries boundaries{LanguageTag{}};
  std::vector<ByteRange> clusters;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 8; ++i) append(text, pool[random() % pool.size()]);
    boundaries.graphemes(text, clusters);
    std::size_t sum = 0;
    for (const ByteRange cluster : clusters) sum += display_width(cluster.of(text));
    ASSERT_EQ(display_width(text), sum) << text;
  }
}

TEST(Direction, FollowsTheFirstStrongCharacter) {
  EXPECT_FALSE(is_right_to_left(""));
  EXPECT_FALSE(is_right_to_left("123 – 456"));
  EXPECT_FALSE(is_right_to_left("12 apples سیب"));
  EXPECT_TRUE(is_right_to_left("12 سیب apples"));
  EXPECT_TRUE(is_right_to_left("\u2067abc\u2069 שלום"));
  EXPECT_FALSE(is_right_to_left("\u2067שלום\u2069 abc"));
  EXPECT_TRUE(is_right_to_left("\u2066never closed\nשלום"));
}

TEST(DominantScript, IsThatOfMostLetters) {
  EXPECT_EQ(dominant_script(""), "");
  EXPECT_EQ(dominant_script("12 … !"), "");
  EXPECT_EQ(dominant_script("The word «мир» in a text"), "Latn");
  EXPECT_EQ(dominant_script("Слово peace в тексте"), "Cyrl");
  EXPECT_EQ(dominant_script("東京へ"), "Hani");
}

}  // namespace
}  // namespace distich::text
