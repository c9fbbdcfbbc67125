// Runs the cases of <language>.txt. A case is a paragraph; each of its lines is one expected
// segment. The lines are joined by a space (by nothing under the line "joined by nothing") and
// segmented again. Lines that begin with # say what a case is about.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus_cases.hpp"
#include <distich/segment/segmenter.hpp>

namespace distich {
namespace {

using tests::corpus_folder;
using tests::language_names;
using tests::read_cases;

class SegmentCorpus : public testing::TestWithParam<std::string> {};

TEST_P(SegmentCorpus, EachCaseIsCutAsWritten) {
  const auto file = read_cases(corpus_folder() / (GetParam() + ".txt"));
  const Segmenter segmenter(LanguageTag::parse(GetParam()).value());
  EXPECT_GE(file.cases.size(), 8U);
  for (const auto& expected : file.cases) {
    const auto text = file.text_of(expected);
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
