#include <gtest/gtest.h>

#include <distich/formats/html/entities_internal.hpp>
#include <distich/text/decode.hpp>

namespace distich::formats::html {
namespace {

std::string of(std::string_view text, ReferencePlace place = ReferencePlace::text) {
  return reference_at(text, 0, place).text;
}

TEST(HtmlEntities, Named) {
  EXPECT_EQ(of("&amp;"), "&");
  EXPECT_EQ(of("&eacute;"), "é");
  EXPECT_EQ(of("&nbsp;"), "\u00A0");
  EXPECT_EQ(of("&zwnj;"), "\u200C");
  EXPECT_EQ(of("&NotEqualTilde;"), "\u2242\u0338");
  EXPECT_EQ(of("&CounterClockwiseContourIntegral;"), "\u2233");
  EXPECT_EQ(reference_at("x&lt;y", 1, ReferencePlace::text).size, 4U);
}

TEST(HtmlEntities, UnknownOnesAreText) {
  EXPECT_EQ(reference_at("&velmar;", 0, ReferencePlace::text).size, 0U);
  EXPECT_EQ(reference_at("& b", 0, ReferencePlace::text).size, 0U);
  EXPECT_EQ(reference_at("&", 0, ReferencePlace::text).size, 0U);
  EXPECT_EQ(reference_at("&#;", 0, ReferencePlace::text).size, 0U);
  EXPECT_EQ(reference_at("&#x;", 0, ReferencePlace::text).size, 0U);
}

TEST(HtmlEntities, WithoutSemicolonAsBrowsersDo) {
  EXPECT_EQ(of("&copy 2026"), "©");
  EXPECT_EQ(of("&notit;"), "¬");
  EXPECT_EQ(reference_at("&notit;", 0, ReferencePlace::text).size, 4U);
  EXPECT_EQ(of("&hellip x"), "") << "only old names";
  EXPECT_EQ(of("&copy=1", ReferencePlace::attribute), "");
  EXPECT_EQ(of("&copyx", ReferencePlace::attribute), "");
  EXPECT_EQ(of("&copy;x", ReferencePlace::attribute), "©");
}

TEST(HtmlEntities, Numeric) {
  EXPECT_EQ(of("&#233;"), "é");
  EXPECT_EQ(of("&#xE9;"), "é");
  EXPECT_EQ(of("&#XE9"), "é");
  EXPECT_EQ(of("&#x1F6A2;"), "🚢");
  EXPECT_EQ(of("&#150;"), "–") << "windows-1252";
  EXPECT_EQ(of("&#xD800;"), "\uFFFD");
  EXPECT_EQ(of("&#99999999999;"), "\uFFFD");
  EXPECT_EQ(of("&#1;"), "") << "no other format could hold it";
}

TEST(HtmlEntities, TableIsSortedAndValid) {
  auto rest = named_reference_table();
  std::string before;
  std::size_t entries = 0;
  while (!rest.empty()) {
    const auto entry = rest.substr(0, rest.find(' '));
    const std::string name(entry.substr(0, entry.find_first_of("=!")));
    EXPECT_LT(before, name);
    EXPECT_TRUE(text::is_valid_utf8(of("&" + name + ";"))) << name;
    EXPECT_FALSE(of("&" + name + ";").empty()) << name;
    before = name;
    ++entries;
    rest.remove_prefix(std::min(entry.size() + 1, rest.size()));
  }
  EXPECT_EQ(entries, 2125U);
}

}  // namespace
}  // namespace distich::formats::html
