// Checks the sample article's own files: what other tests take for the truth must be in order first.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/file.hpp>
#include <distich/model/bilingual.hpp>

namespace {

using distich::Bead;
using distich::SegmentRange;

const std::filesystem::path folder = std::filesystem::path(DISTICH_SOURCE_DIR) / "tests/corpus/sample";

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t end = 0; (end = text.find(separator)) != std::string_view::npos;
       text.remove_prefix(end + 1)) {
    parts.emplace_back(text.substr(0, end));
  }
  parts.emplace_back(text);
  return parts;
}

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines = split(distich::read_file(folder / file), '\n');
  EXPECT_EQ(lines.back(), "") << file << " must end with a line feed";
  lines.pop_back();
  return lines;
}

std::vector<std::string> sentences(const std::string& language) {
  return lines_of("article." + language + ".sentences.txt");
}

/// "4,5" as the range [4, 6); an empty list as the empty range at `expected`.
SegmentRange segments(std::string_view list, std::size_t expected) {
  SegmentRange range{expected, expected};
  if (list.empty()) return range;
  for (const std::string& number : split(list, ',')) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    EXPECT_TRUE(error == std::errc() && end == number.data() + number.size()) << "not a number: " << number;
    EXPECT_EQ(value, range.end) << "segments out of order";
    range.end = value + 1;
  }
  return range;
}

std::vector<Bead> beads(const std::string& file) {
  std::vector<Bead> all;
  SegmentRange source;
  SegmentRange target;
  for (const std::string& line : lines_of(file)) {
    const std::vector<std::string> columns = split(line, '\t');
    if (columns.size() != 2) {
      ADD_FAILURE() << file << ": not two columns: " << line;
      return all;
    }
    source = segments(columns[0], source.end);
    target = segments(columns[1], target.end);
    all.push_back({source, target, 1.0});
  }
  return all;
}

class SampleArticle : public testing::TestWithParam<std::string> {};

TEST_P(SampleArticle, SegmentsStandInTheTextWithOnlyWhiteSpaceBetween) {
  const std::string text = distich::read_file(folder / ("article." + GetParam() + ".txt"));
  std::size_t at = 0;
  for (const std::string& sentence : sentences(GetParam())) {
    ASSERT_FALSE(sentence.empty());
    at = std::min(text.find_first_not_of(" \n", at), text.size());
    ASSERT_EQ(text.substr(at, sentence.size()), sentence) << "at byte " << at;
    at += sentence.size();
  }
  EXPECT_EQ(text.substr(at), "\n");
}

TEST_P(SampleArticle, SetsParagraphsApartByBlankLines) {
  const std::vector<std::string> lines = lines_of("article." + GetParam() + ".txt");
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i].empty(), i % 2 == 1) << "line " << i + 1;
}

INSTANTIATE_TEST_SUITE_P(Languages, SampleArticle, testing::Values("en", "de", "fr", "fa", "ar", "zh"),
                         [](const auto& instance) { return instance.param; });

class SampleAlignment : public testing::TestWithParam<std::string> {};

TEST_P(SampleAlignment, TilesBothSides) {
  const std::vector<Bead> all = beads("en-" + GetParam() + ".beads.tsv");
  EXPECT_TRUE(distich::tiles(all, sentences("en").size(), sentences(GetParam()).size()));
}

TEST_P(SampleAlignment, HoldsEveryShapeThatNewsHas) {
  std::set<std::string> shapes;
  for (const Bead& bead : beads("en-" + GetParam() + ".beads.tsv")) shapes.insert(distich::shape(bead));
  EXPECT_THAT(shapes, testing::UnorderedElementsAre("1-1", "1-2", "2-1", "1-0", "0-1"));
}

INSTANTIATE_TEST_SUITE_P(Languages, SampleAlignment, testing::Values("de", "fr", "fa", "ar", "zh"),
                         [](const auto& instance) { return instance.param; });

}  // namespace
