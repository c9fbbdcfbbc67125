// Each file of core/distich/segment/languages reads without fault (the parser checks keys, order,
// repetition and form NFC) and keeps the rules of what may enter.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/file.hpp>
#include <distich/segment/language_data_internal.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich::segmentation {
namespace {

std::filesystem::path folder() {
  return std::filesystem::path(DISTICH_SOURCE_DIR) / "core/distich/segment/languages";
}

std::vector<std::string> names() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    found.push_back(entry.path().filename().string());
  }
  std::ranges::sort(found);
  return found;
}

/// The words of the file, section by section, as written.
std::map<std::string, std::vector<std::string>> sections(const std::string& bytes) {
  std::map<std::string, std::vector<std::string>> found;
  std::istringstream lines(bytes);
  std::string section;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      section = line.substr(1, line.size() - 2);
    } else if (!section.empty()) {
      std::istringstream words(line);
      for (std::string word; words >> word;) found[section].push_back(word);
    }
  }
  return found;
}

class LanguageFiles : public testing::TestWithParam<std::string> {
 protected:
  std::string bytes_ = read_file(folder() / GetParam());
};

TEST_P(LanguageFiles, IsNamedAfterItsLanguage) {
  const auto data = parse_language_data(bytes_, GetParam());
  EXPECT_EQ(data.language.str() + ".txt", GetParam());
}

TEST_P(LanguageFiles, AbbreviationsStandWithoutTheirLastPeriod) {
  for (const auto& [section, words] : sections(bytes_)) {
    for (const auto& word : words) {
      EXPECT_FALSE(word.ends_with('.') || word.ends_with(',')) << section << ": " << word;
    }
  }
}

TEST_P(LanguageFiles, NoAbbreviationHasTwoContraryClasses) {
  auto found = sections(bytes_);
  std::map<std::string, std::string> seen;
  for (const auto* const section : {"before-name", "inside", "may-end", "often-end"}) {
    for (const auto& word : found[section]) {
      const auto [place, fresh] = seen.emplace(word, section);
      EXPECT_TRUE(fresh) << word << " is in " << place->second << " and in " << section;
    }
  }
}

TEST_P(LanguageFiles, HasEnoughFrequentWords) {
  EXPECT_GE(sections(bytes_)["function-words"].size(), 35U);
}

TEST_P(LanguageFiles, EndsWithALineEndAndHasNoTrailingSpace) {
  EXPECT_TRUE(bytes_.ends_with('\n'));
  EXPECT_EQ(bytes_.find(" \n"), std::string::npos);
  EXPECT_EQ(bytes_.find('\r'), std::string::npos);
  EXPECT_EQ(bytes_.find('\t'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Each, LanguageFiles, testing::ValuesIn(names()),
                         [](const auto& test) { return test.param.substr(0, test.param.find('.')); });

TEST(LanguageFilesTogether, AllAreBuiltIn) {
  std::vector<std::string> built_in;
  for (const auto& tag : segmentation_languages()) built_in.push_back(tag.str() + ".txt");
  EXPECT_EQ(built_in, names());
}

}  // namespace
}  // namespace distich::segmentation
