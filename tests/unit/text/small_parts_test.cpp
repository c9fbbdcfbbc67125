#include <distich/text/code_points.hpp>
#include <distich/text/hash.hpp>
#include <distich/text/language_name.hpp>
#include <distich/text/numbers.hpp>
#include <distich/text/offsets.hpp>

namespace distich::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Kept on disk: these values must never change.
TEST(Hash, IsTheSameForEver) {
  EXPECT_EQ(hash64(""), 0x2D06800538D394C2U);
  EXPECT_EQ(hash64("abc"), 0x78AF5F94892F3950U);
}

TEST(LanguageName, IsTheLanguagesOwn) {
  const auto name = [](std::string_view tag) { return own_name(LanguageTag::parse(tag).value()); };
  EXPECT_EQ(name("de-CH"), "Deutsch");
  EXPECT_EQ(name("fa"), "فارسی");
  EXPECT_EQ(name("sw"), "Kiswahili");
  EXPECT_EQ(name("qqx"), "");
  EXPECT_EQ(own_name({}), "");
}

std::vector<std::string> digits(std::string_view text) {
  std::vector<std::string> out;
  for (const Number& number : find_numbers(text)) out.push_back(number.digits);
  return out;
}

TEST(Numbers, KeepSeparatorsBetweenDigits) {
  EXPECT_THAT(digits("1.234,5 and 10\u00A0000"), ElementsAre("12345", "10000"));
  EXPECT_THAT(digits("5'000 5’000 5\u202F000"), ElementsAre("5000", "5000", "5000"));
  EXPECT_THAT(digits("In 1999, 2 of 3."), ElementsAre("1999", "2", "3"));
  EXPECT_THAT(digits("1..2 3,.4 5"), ElementsAre("1", "2", "3", "4", "5"));
  EXPECT_THAT(digits("no numbers, none."), IsEmpty());
  EXPECT_THAT(digits(""), IsEmpty());
}

TEST(Numbers, InTheDigitsOfAnyScript) {
  EXPECT_THAT(digits("۱۲٫۵ و ١٬٢٣٤ और ३४"), ElementsAre("125", "1234", "34"));
}

TEST(Numbers, RangesHoldTheWholeNumber) {
  const std::string text = "von 1.234,5 bis";
  const auto found = find_numbers(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].range.of(text), "1.234,5");
  const std::string ends = "7.";
  EXPECT_EQ(find_numbers(ends).at(0).range, (ByteRange{0, 1}));
}

/// Counted out from the start.
struct Counts {
  std::size_t utf16 = 0;
  std::size_t code_points = 0;
};

Counts count(std::string_view text, std::size_t byte) {
  Counts counts;
  for (std::size_t at = 0; at < std::min(byte, text.size());) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (at > byte) break;
    counts.utf16 += c.value > 0xFFFF ? 2 : 1;
    ++counts.code_points;
  }
  return counts;
}

TEST(Offsets, AgreeWithCountingAtEveryByte) {
  std::mt19937 random(5);
  const std::u32string pool = U"ab é東🚂ش";
  for (const std::size_t size : {0U, 1U, 3U, 200U, 700U}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) append(text, pool[random() % pool.size()]);
    const OffsetMap map(text);
    for (std::size_t byte = 0; byte <= text.size() + 2; ++byte) {
      const Counts expected = count(text, byte);
      ASSERT_EQ(map.to_utf16(byte), expected.utf16) << byte;
      ASSERT_EQ(map.to_code_points(byte), expected.code_points) << byte;
    }
  }
}

TEST(Offsets, LeadBack) {
  std::mt19937 random(6);
  const std::u32string pool = U"ab é東🚂ش";
  std::string text;
  for (int i = 0; i < 900; ++i) append(text, pool[random() % pool.size()]);
  const OffsetMap map(text);
  for (std::size_t at = 0; at <= text.size(); at += std::max<std::size_t>(1, code_point_at(text, at).size)) {
    ASSERT_EQ(map.from_utf16(map.to_utf16(at)), at);
    ASSERT_EQ(map.from_code_points(map.to_code_points(at)), at);
  }
  EXPECT_EQ(map.from_utf16(1'000'000), text.size());
  EXPECT_EQ(map.from_code_points(1'000'000), text.size());
}

TEST(Offsets, InsideACharacterFallBackToItsStart) {
  const OffsetMap map("a🚂b");
  EXPECT_EQ(map.to_utf16(3), 1U);
  EXPECT_EQ(map.to_code_points(4), 1U);
  EXPECT_EQ(map.from_utf16(2), 1U);
  EXPECT_EQ(map.from_utf16(3), 5U);
}

}  // namespace
}  // namespace distich::text
