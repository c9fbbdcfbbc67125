#include "events.hpp"

namespace distich::xml {
namespace {

using test::events;
using testing::ElementsAre;

TEST(XmlReader, GivesStartAndEndOfEmptyElements) {
  EXPECT_THAT(events("<a><b/></a>"), ElementsAre("<a>", "<b>", "</b>", "</a>"));
}

TEST(XmlReader, ResolvesCharacterReferencesAndTheFiveEntities) {
  EXPECT_THAT(events("<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x4e2d;</a>"),
              ElementsAre("<a>", "\"<&>\"'A中\"", "</a>"));
}

TEST(XmlReader, ResolvesThemInAttributesToo) {
  EXPECT_THAT(events("<a b='&lt;&amp;&gt;&quot;&apos;&#38;&amp;#38;&#x4e2d;'/>"),
              ElementsAre("<a b=<&>\"'&&#38;中>", "</a>"));
}

TEST(XmlReader, JoinsTextAndCharacterData) {
  EXPECT_THAT(events("<a>one <![CDATA[<two>]]> three</a>"),
              ElementsAre("<a>", "\"one <two> three\"", "</a>"));
}

TEST(XmlReader, CommentsAndInstructionsPartText) {
  EXPECT_THAT(events("<?pi of test?><a>x<!-- y -->z</a>"),
              ElementsAre("<?pi of test?>", "<a>", "\"x\"", "<!-- y -->", "\"z\"", "</a>"));
}

TEST(XmlReader, NormalisesLineEndsButNotCharacterReferences) {
  EXPECT_THAT(events("<a>1\r\n2\r3&#13;</a>"), ElementsAre("<a>", "\"1\n2\n3\r\"", "</a>"));
}

TEST(XmlReader, KnowsNamespaces) {
  std::istringstream in(R"(<a xmlns="urn:one" xmlns:p="urn:two"><p:b p:c="1" c="2" xml:lang="fa"/></a>)");
  Reader reader(in);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.uri(), "urn:one");
  EXPECT_TRUE(reader.attributes().empty());
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.name(), "b");
  EXPECT_EQ(reader.prefix(), "p");
  EXPECT_EQ(reader.uri(), "urn:two");
  EXPECT_EQ(reader.attribute("c", "urn:two"), "1");
  EXPECT_EQ(reader.attribute("c"), "2");
  EXPECT_EQ(reader.attribute("lang", xml_namespace), "fa");
  EXPECT_EQ(reader.attribute("lang"), std::nullopt);
  EXPECT_EQ(reader.depth(), 2U);
}

TEST(XmlReader, LetsUndeclaredPrefixesThrough) {
  std::istringstream in("<p:a q:b='1'/>");
  Reader reader(in);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.name(), "a");
  EXPECT_EQ(reader.prefix(), "p");
  EXPECT_EQ(reader.uri(), "");
  EXPECT_EQ(reader.attribute("b"), "1");
}

TEST(XmlReader, AttributesOfOneElementDoNotLeakIntoTheNext) {
  EXPECT_THAT(
      events(R"(<a x="1" y="2" z="3"><b y="4"/><c/><d x="5" q="a longer value than the first"/></a>)"),
      ElementsAre("<a x=1 y=2 z=3>", "<b y=4>", "</b>", "<c>", "</c>",
                  "<d x=5 q=a longer value than the first>", "</d>", "</a>"));
}

TEST(XmlReader, TellsPositionsAndDoctype) {
  const std::string xml = "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx>\n  <seg>näher</seg><x/></tmx>";
  std::istringstream in(xml);
  Reader reader(in, "a.tmx");
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.doctype(), "tmx");
  EXPECT_EQ(reader.position().input, "a.tmx");
  EXPECT_EQ(reader.position().line, 2U);
  while (reader.next() && reader.name() != "x") {
  }
  EXPECT_EQ(reader.position().line, 3U);
  EXPECT_NEAR(reader.position().column, 22, 3);
  EXPECT_NEAR(static_cast<double>(reader.position().byte), static_cast<double>(xml.find("<x/>")), 3);
}

TEST(XmlReader, CountsLinesBeyondSixteenBits) {
  std::istringstream in("<a>" + std::string(100'000, '\n') + "<b/></a>");
  Reader reader(in);
  while (reader.next() && reader.name() != "b") {
  }
  EXPECT_EQ(reader.position().line, 100'001U);
}

TEST(XmlReader, InnerMarkupIsWrittenAsItWas) {
  const std::string inner =
      R"(x &amp; y<p:b xmlns:p="urn:two" p:c="&quot;1&quot;"><e/>&lt;</p:b><!-- c --><?pi data?>tail)";
  std::istringstream in("<a>" + inner + "</a>");
  Reader reader(in);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.inner_xml(), inner);
  EXPECT_EQ(reader.kind(), NodeKind::end);
  EXPECT_EQ(reader.name(), "a");
  EXPECT_FALSE(reader.next());
}

TEST(XmlReader, InnerTextAndSkipStopAtTheRightEnd) {
  std::istringstream in("<r><a>1<a>2</a>3</a><b><b/><b>x</b></b><c/></r>");
  Reader reader(in);
  ASSERT_TRUE(reader.next());
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.inner_text(), "123");
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.name(), "b");
  reader.skip();
  EXPECT_EQ(reader.depth(), 2U);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.name(), "c");
}

TEST(XmlReader, MovesWithItsState) {
  std::istringstream in("<a><b/></a>");
  Reader first(in);
  ASSERT_TRUE(first.next());
  Reader second = std::move(first);
  EXPECT_EQ(second.name(), "a");
  EXPECT_TRUE(second.next());
}

std::string utf16(std::u16string_view text, bool big_endian, bool mark) {
  std::string out;
  const auto put = [&](char16_t unit) {
    const auto high = static_cast<char>(unit >> 8);
    const auto low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  };
  if (mark) put(0xFEFF);
  for (const auto unit : text) put(unit);
  return out;
}

TEST(XmlReader, ReadsOtherEncodings) {
  constexpr std::u16string_view xml = u"<?xml version=\"1.0\" encoding=\"UTF-16\"?><a b=\"سلام\">中文 😀</a>";
  for (const bool big_endian : {false, true}) {
    EXPECT_THAT(events(utf16(xml, big_endian, true)), ElementsAre("<a b=سلام>", "\"中文 😀\"", "</a>"));
  }
  EXPECT_THAT(events("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\x93\xFC\x94</a>"),
              ElementsAre("<a>", "\"“ü”\"", "</a>"));
  EXPECT_THAT(events("<?xml version=\"1.0\" encoding=\"windows-1256\"?><a>\xD3\xE1\xC7\xE3</a>"),
              ElementsAre("<a>", "\"سلام\"", "</a>"));
  EXPECT_THAT(events("\xEF\xBB\xBF<a>é</a>"), ElementsAre("<a>", "\"é\"", "</a>"));
}

TEST(XmlReader, ReadsLongFilesInOtherEncodings) {
  std::u16string xml = u"<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>";
  for (int i = 0; i < 20'000; ++i) xml += u"<b>ж😀中</b>";
  xml += u"</a>";
  const auto found = events(utf16(xml, false, true));
  ASSERT_EQ(found.size(), 60'002U);
  EXPECT_EQ(std::ranges::count(found, "\"ж😀中\""), 20'000);
}

/// The reader takes 32 KiB at a time: wherever that border falls, the same is read.
TEST(XmlReader, GivesTheSameWhereverChunksEnd) {
  constexpr std::size_t chunk = 32U << 10U;
  const std::string xml =
      "<a q='x>y \" z' w=\"&lt;x\">t1 é中😀 &amp; t2<![CDATA[ ]] > <no> ]]><b c='>'/><!-- - --><?pi > ?>"
      "\r\n&#x1F600;</a>";
  const auto whole = events("<r>" + xml + "</r>");
  for (std::size_t cut = 0; cut <= xml.size(); ++cut) {
    const auto padded = "<r>" + std::string(chunk - cut - 10, ' ') + "<!-- --><r>" + xml + "</r></r>";
    auto found = events(padded);
    ASSERT_GT(found.size(), 4U);
    found.erase(found.begin(), found.begin() + 3);
    found.pop_back();
    EXPECT_EQ(found, whole) << cut;
  }
}

}  // namespace
}  // namespace distich::xml
