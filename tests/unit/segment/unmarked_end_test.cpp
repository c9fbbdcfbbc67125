#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include <distich/segment/unmarked_end_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

LanguageData data_with_starter(const std::string& starter) {
  LanguageData data;
  data.add("word", WordUse::function_word);
  data.add(starter, WordUse::starter);
  return data;
}

/// The search by bytes must not overlook a capital of any script.
TEST(UnmarkedEnd, IsFoundBeforeEveryCapital) {
  for (char32_t c = U'A'; c <= 0x1E921; ++c) {
    if (!text::is_upper(c)) continue;
    std::string starter;
    text::append(starter, c);
    starter += 'o';
    const auto text = "A headline " + starter + " that follows it";
    EXPECT_EQ(find_unmarked_end(text, 0, text.size(), data_with_starter(starter)), 10U) << std::hex << static_cast<std::uint32_t>(c);
  }
}

/// Wherever it stands in the blocks that the search looks at, and wherever the text ends.
TEST(UnmarkedEnd, IsFoundAtEveryOffset) {
  const auto data = data_with_starter("Then");
  for (std::size_t lead = 0; lead < 200; ++lead) {
    for (std::size_t rest = 0; rest < 70; rest += 7) {
      const auto before = std::string(lead, 'x') + " headline";
      const auto text = before + " Then it" + std::string(rest, 'x');
      ASSERT_EQ(find_unmarked_end(text, 0, text.size(), data), before.size()) << lead << ' ' << rest;
      ASSERT_EQ(find_unmarked_end(text, 0, before.size(), data), before.size()) << lead;
      ASSERT_EQ(find_unmarked_end(text, before.size(), text.size(), data), text.size()) << lead;
    }
  }
}

TEST(UnmarkedEnd, NeedsCapitalsInTheLanguage) {
  LanguageData data;
  data.add("the", WordUse::starter);
  const std::string text = "A headline The text that follows";
  EXPECT_EQ(find_unmarked_end(text, 0, text.size(), data), text.size());
}

TEST(UnmarkedEnd, TakesTextsOfAnySize) {
  const auto data = data_with_starter("Then");
  const std::string whole = "end Then it";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto text = whole.substr(0, size);
    EXPECT_LE(find_unmarked_end(text, 0, text.size(), data), text.size());
  }
}

}  // namespace
}  // namespace distich::segmentation
