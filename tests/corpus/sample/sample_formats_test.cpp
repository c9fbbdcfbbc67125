// The sample article as a web page and as Markdown holds the sentences of the plain one.
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_article.hpp"
#include <distich/base/file.hpp>
#include <distich/base/language.hpp>
#include <distich/formats/format.hpp>
#include <distich/segment/segmenter.hpp>

namespace {

/// Web pages keep numbers and their units together with no-break spaces; plain text does not.
std::string with_plain_spaces(std::string_view text) {
  constexpr std::string_view no_break_space = "\u00A0";
  std::string plain(text);
  for (std::size_t at = 0; (at = plain.find(no_break_space, at)) != std::string::npos;) {
    plain.replace(at, no_break_space.size(), " ");
  }
  return plain;
}

class SampleFormats : public testing::TestWithParam<std::string> {};

TEST_P(SampleFormats, HoldTheReferenceSegmentsInOrder) {
  const auto registry = distich::FormatRegistry::with_builtin_formats();
  const distich::Format* format = registry.find(GetParam());
  ASSERT_NE(format, nullptr);
  const std::string bytes = distich::read_file(sample_article::folder() / ("article.en." + GetParam()));
  distich::Document document = format->read_article(bytes, {}, {}).document;
  distich::Segmenter(distich::LanguageTag::parse("en").value()).segment(document);

  const std::vector<std::string> wanted = sample_article::segments("en");
  std::size_t found = 0;
  for (const std::string_view segment : document.segment_texts()) {
    if (found < wanted.size() && with_plain_spaces(segment) == wanted[found]) ++found;
  }
  EXPECT_EQ(found, wanted.size()) << "missing: " << (found < wanted.size() ? wanted[found] : "");
}

INSTANTIATE_TEST_SUITE_P(Formats, SampleFormats, testing::Values("txt", "html", "md"),
                         [](const auto& instance) { return instance.param; });

}  // namespace
