// Runs the cases of <language>.txt. A case is a paragraph; each of its lines is one expected
// segment. The lines are joined by a space (by nothing under the line "joined by nothing") and
// segmented again. Lines that begin with # say what a case is about.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/file.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich {
namespace {

struct Case {
  std::size_t line = 0;
  std::vector<std::string> segments;
};

struct CaseFile {
  std::string joined_by = " ";
  std::vector<Case> cases;
};

std::filesystem::path folder() {
  return std::filesystem::path(DISTICH_SOURCE_DIR) / "tests/corpus/segment";
}

CaseFile read_cases(const std::filesystem::path& path) {
  CaseFile file;
  auto in = open_for_reading(path);
  std::string line;
  bool open = false;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.starts_with('#')) continue;
    if (line == "joined by nothing") {
      file.joined_by.clear();
    } else if (line.empty()) {
      open = false;
    } else {
      if (!open) file.cases.push_back({number, {}});
      open = true;
      file.cases.back().segments.push_back(line);
    }
  }
  return file;
}

std::vector<std::string> language_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    if (entry.path().extension() == ".txt" && entry.path().stem() != "CMakeLists") {
      names.push_back(entry.path().stem().string());
    }
  }
  std::ranges::sort(names);
  return names;
}

class SegmentCorpus : public testing::TestWithParam<std::string> {};

TEST_P(SegmentCorpus, EachCaseIsCutAsWritten) {
  const auto file = read_cases(folder() / (GetParam() + ".txt"));
  const Segmenter segmenter(LanguageTag::parse(GetParam()).value());
  EXPECT_GE(file.cases.size(), 8U);
  for (const auto& expected : file.cases) {
    std::string text;
    for (const auto& segment : expected.segments) text += (text.empty() ? "" : file.joined_by) + segment;
    std::vector<std::string> found;
    for (const auto& segment : segmenter.segment(text)) found.emplace_back(segment.range.of(text));
    EXPECT_EQ(found, expected.segments) << GetParam() << ".txt:" << expected.line;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, SegmentCorpus, testing::ValuesIn(language_names()), [](const auto& test) {
  auto name = test.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace distich
