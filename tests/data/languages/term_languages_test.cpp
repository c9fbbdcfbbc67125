// Each file of core/distich/terms/languages reads without fault (the reader checks rules, and that none comes
// twice) and keeps the rules of what may enter.
#include <filesystem>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/file.hpp>
#include <distich/base/language.hpp>
#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/stemmer_internal.hpp>

namespace distich::terms_internal {
namespace {

std::filesystem::path folder() {
  return std::filesystem::path(DISTICH_SOURCE_DIR) / "core/distich/terms/languages";
}

std::vector<std::string> languages() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder()))
    found.push_back(entry.path().stem().string());
  std::ranges::sort(found);
  return found;
}

class TermLanguageFiles : public testing::TestWithParam<std::string> {
 protected:
  std::string bytes_ = read_file(folder() / (GetParam() + ".txt"));
  Inflection rules_{bytes_, GetParam()};

  /// The parts of every line of a rule, as written.
  [[nodiscard]] std::vector<std::vector<std::string>> lines_of(const std::string& rule) const {
    std::vector<std::vector<std::string>> found;
    std::istringstream lines(bytes_);
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line.substr(0, line.find('#')));
      std::vector<std::string> parts;
      for (std::string word; words >> word;) parts.push_back(word);
      if (!parts.empty() && parts.front() == rule) found.push_back(parts);
    }
    return found;
  }
};

TEST_P(TermLanguageFiles, IsNamedByAPrimarySubtag) {
  const auto tag = LanguageTag::parse(GetParam());
  ASSERT_TRUE(tag);
  EXPECT_EQ(tag->primary(), GetParam());
}

TEST_P(TermLanguageFiles, SaysWhatItIs) {
  EXPECT_TRUE(bytes_.starts_with("# "));
}

TEST_P(TermLanguageFiles, WhatInflectsKnowsFunctionWords) {
  const bool inflects = !lines_of("suffix").empty() || !lines_of("slot").empty() || !rules_.stemmer().empty();
  if (inflects) {
    EXPECT_GE(rules_.function_words().size(), 30U);
  }
}

TEST_P(TermLanguageFiles, NamesAStemmerThatThereIs) {
  if (!rules_.stemmer().empty()) {
    EXPECT_NO_THROW(Stemmer{rules_.stemmer()});
  }
}

TEST_P(TermLanguageFiles, NoFormIsListedTwiceOrOfItself) {
  std::set<std::string> seen;
  for (const auto& parts : lines_of("form")) {
    EXPECT_TRUE(seen.insert(parts[1]).second) << parts[1];
    for (std::size_t i = 2; i < parts.size(); ++i) EXPECT_NE(parts[i], parts[1]);
  }
}

TEST_P(TermLanguageFiles, ChangesAtTheBorderNeedVowels) {
  if (!lines_of("end").empty() || !lines_of("fleeting").empty()) {
    EXPECT_FALSE(lines_of("vowels").empty());
  }
}

TEST_P(TermLanguageFiles, EndsWithALineEndAndHasNoTrailingSpace) {
  EXPECT_TRUE(bytes_.ends_with('\n'));
  EXPECT_EQ(bytes_.find(" \n"), std::string::npos);
  EXPECT_EQ(bytes_.find('\r'), std::string::npos);
  EXPECT_EQ(bytes_.find('\t'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Each, TermLanguageFiles, testing::ValuesIn(languages()),
                         [](const auto& test) { return test.param; });

TEST(TermLanguageFilesTogether, AllAreBuiltIn) {
  const auto built_in = Inflection::languages();
  EXPECT_EQ(std::vector<std::string>(built_in.begin(), built_in.end()), languages());
}

}  // namespace
}  // namespace distich::terms_internal
