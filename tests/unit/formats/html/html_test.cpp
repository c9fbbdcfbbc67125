#include <gmock/gmock.h>

#include "article_checks.hpp"
#include <distich/base/error.hpp>
#include <distich/base/file.hpp>
#include <distich/formats/html/html.hpp>

namespace distich::test {
namespace {

using testing::ElementsAre;

Article read(const std::string& html, const Control& control = {}) {
  return html_format().read_article(html, {.input = "x.html", .encoding = {}, .languages = {}}, control);
}

std::vector<std::string> blocks(const std::string& html) {
  return tagged_blocks(read(html));
}

std::vector<BlockKind> kinds(const std::string& html) {
  std::vector<BlockKind> out;
  const auto article = read(html);
  for (const auto& block : article.document.blocks()) out.push_back(block.kind);
  return out;
}

/// The blocks translated one by one, in order; an empty one is left alone.
std::string merged(const std::string& html, const std::vector<RichText>& targets,
                   LanguagePair languages = {}) {
  const auto article = read(html);
  std::vector<BilingualUnit> units;
  for (std::size_t i = 0; i < article.document.blocks().size(); ++i) {
    BilingualUnit unit;
    unit.id = "p" + std::to_string(i + 1);
    unit.languages = languages;
    unit.place = article.place_of(article.document.blocks()[i].range);
    unit.source = block_rich(article, i);
    if (i < targets.size() && !targets[i].empty()) unit.target = targets[i];
    units.push_back(std::move(unit));
  }
  return html_format().merge(article.skeleton, units);
}

TEST(HtmlFormat, BlocksAndTheirKinds) {
  const std::string html =
      "<title>T</title><h1>H</h1><p>P</p><ul><li>L<li><p>M</p></ul><table><caption>C</"
      "caption><tr><th>A<td>B</table>"
      "<figure><figcaption>F</figcaption></figure>tail";
  EXPECT_THAT(blocks(html), ElementsAre("T", "H", "P", "L", "M", "C", "A", "B", "F", "tail"));
  using enum BlockKind;
  EXPECT_THAT(kinds(html), ElementsAre(heading, heading, paragraph, list_item, list_item, caption, cell, cell,
                                       caption, paragraph));
}

TEST(HtmlFormat, WhiteSpaceCollapses) {
  EXPECT_THAT(blocks("<p>\n  One \n\t two  <b> three</b>  </p>"), ElementsAre("One two <1>three</1>"));
  EXPECT_THAT(blocks("<p>a <b> </b> b</p>"), ElementsAre("a <1/>b"));
  EXPECT_THAT(blocks("<pre>a\r\n  b</pre>"), ElementsAre("a\n  b"));
  EXPECT_THAT(blocks("<p>a&nbsp; b</p>"), ElementsAre("a\u00A0 b"));
}

TEST(HtmlFormat, CodesOfASentence) {
  EXPECT_THAT(blocks("<p>The <a href=x><b>new</b> pier</a> is <i>open</i>.</p>"),
              ElementsAre("The <1><2>new</2> pier</1> is <3>open</3>."));
  EXPECT_THAT(blocks("<p>a<i class=icon></i>b</p>"), ElementsAre("a<1/>b"));
  EXPECT_THAT(blocks("<p>a <b>b</p><p>c</b> d</p>"), ElementsAre("a <1/>b", "c<1/> d"));
  EXPECT_THAT(blocks("<p>a <b>b <i>c</b> d</i> e</p>"), ElementsAre("a <1>b <2/>c</1> d<3/> e"));
  EXPECT_THAT(blocks("<p>a<!-- note -->b <svg><text>no</text></svg>c<script>x<y</script></p>"),
              ElementsAre("a<1/>b <2/>c"));
}

TEST(HtmlFormat, LineBreaks) {
  EXPECT_THAT(blocks("<p>one<br>two <br/>\n three<br></p>"), ElementsAre("one<1/>\ntwo<2/>\nthree"));
  EXPECT_THAT(blocks("<p>one<br><br>two<br>\n<br />three</p>"), ElementsAre("one", "two", "three"));
  EXPECT_THAT(blocks("<pre>a<br><br>b</pre>"), ElementsAre("a<1/>\n<2/>\nb"));
}

TEST(HtmlFormat, WhatIsNotTranslated) {
  EXPECT_THAT(blocks("<p>Use <code translate=no>ls -l</code> here</p>"), ElementsAre("Use <1/> here"));
  EXPECT_THAT(blocks("<div translate=no><p>no</p><p translate=yes>yes</p></div><p>more</p>"),
              ElementsAre("yes", "more"));
  EXPECT_THAT(blocks("<p>a <span class='x notranslate'>b <span>c</span></span> d</p>"),
              ElementsAre("a <1/> d"));
  EXPECT_THAT(blocks("<p>a <span translate=no>never closed</p><p>b</p>"), ElementsAre("a", "b"));
  EXPECT_THAT(blocks("<style>p{}</style><script>'<p>x</p>'</script><template><p>t</p></template>"),
              ElementsAre());
  EXPECT_THAT(blocks("<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>が開く"),
              ElementsAre("<1>港</1>が開く"));
}

TEST(HtmlFormat, AttributesAreBlocks) {
  EXPECT_THAT(blocks("<p><img src=a alt=\"A pier &amp; boats\"> Text</p>"),
              ElementsAre("A pier & boats", "Text"));
  EXPECT_THAT(blocks("<figure><a href=x><img alt='A map'></a><figcaption>C</figcaption></figure>"),
              ElementsAre("A map", "C"));
  EXPECT_THAT(blocks("<p>Text <img alt='behind'></p>"), ElementsAre("Text", "behind"));
  EXPECT_THAT(blocks("<div title=T>x</div><input placeholder=Search value=no><input type=submit value=Go>"),
              ElementsAre("T", "x", "Search", "Go"));
  EXPECT_THAT(blocks("<meta name=description content='D'><meta property='og:title' content='O'><meta "
                     "name=viewport content=w>"),
              ElementsAre("D", "O"));
}

TEST(HtmlFormat, AttributesInsideASentenceAreReported) {
  std::vector<Diagnostic> diagnostics;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) { diagnostics.push_back(diagnostic); };
  EXPECT_EQ(tagged_blocks(read("<p>See\n<img alt=map> and <b>more <img alt=x>!</b></p>", control)),
            (std::vector<std::string>{"See <1/> and <2>more <3/>!</2>"}));
  ASSERT_EQ(diagnostics.size(), 2U);
  EXPECT_EQ(diagnostics[0].id, "html.attribute-in-sentence");
  EXPECT_EQ(diagnostics[0].where->line, 2U);
  EXPECT_EQ(diagnostics[0].where->column, 10U);
}

TEST(HtmlFormat, Language) {
  EXPECT_EQ(read("<html lang=fa><p>x").document.language().str(), "fa");
  EXPECT_EQ(read("<meta http-equiv=Content-Language content=de><p>x").document.language().str(), "de");
  EXPECT_FALSE(read("<p lang=fr>x").document.language().known());
}

TEST(HtmlFormat, MergeEscapesAndPutsCodesBack) {
  EXPECT_EQ(merged("<p>One <b class=x>two</b></p>\n<!-- kept -->",
                   {RichText("Zwei & <drei>", {{0, InlineCode::Kind::open, "1", "<b class=x>", {}},
                                               {4, InlineCode::Kind::close, "1", "</b>", {}}})}),
            "<p><b class=x>Zwei</b> &amp; &lt;drei&gt;</p>\n<!-- kept -->");
  const std::string link = "<a href=x><svg><path/></svg><!-- c -->";
  EXPECT_THAT(blocks("<p>" + link + "one</a></p>"), ElementsAre("<1>one</1>"));
  EXPECT_EQ(merged("<p>" + link + "one</a></p>",
                   {RichText("eins", {{0, InlineCode::Kind::open, "1", link, {}},
                                      {4, InlineCode::Kind::close, "1", "</a>", {}}})}),
            "<p>" + link + "eins</a></p>");
  EXPECT_EQ(merged("<img alt=\"a\"><img alt='b'><img alt=c>",
                   {RichText("\"1\""), RichText("it's"), RichText("x y")}),
            "<img alt=\"&quot;1&quot;\"><img alt='it&#39;s'><img alt=\"x y\">");
  EXPECT_EQ(merged("<title>a &amp; b</title>", {RichText("c < d")}), "<title>c &lt; d</title>");
}

TEST(HtmlFormat, WhiteSpaceBehindAnImageThatBeginsALinkStays) {
  const std::string image = "<a href=x><img src=i>\n <svg><path/></svg> ";
  EXPECT_THAT(blocks("<p>" + image + "Read more</a> now.</p>"), ElementsAre("<1>Read more</1> now."));
  EXPECT_EQ(merged("<p>" + image + "Read more</a> now.</p>",
                   {RichText("Mehr jetzt.", {{0, InlineCode::Kind::open, "1", image, {}},
                                             {4, InlineCode::Kind::close, "1", "</a>", {}}})}),
            "<p>" + image + "Mehr</a> jetzt.</p>");
}

TEST(HtmlFormat, MergeStatesTheLanguage) {
  const LanguagePair to_persian{*LanguageTag::parse("en"), *LanguageTag::parse("fa")};
  const LanguagePair to_german{*LanguageTag::parse("en"), *LanguageTag::parse("de")};
  EXPECT_EQ(merged("<html lang=\"en\"><p>x", {RichText("س")}, to_persian),
            "<html lang=\"fa\" dir=\"rtl\"><p>س");
  EXPECT_EQ(merged("<html dir=ltr lang=en><p>x", {RichText("س")}, to_persian), "<html dir=rtl lang=fa><p>س");
  EXPECT_EQ(merged("<html lang=en><p>x", {RichText("y")}, to_german), "<html lang=de><p>y");
  EXPECT_EQ(merged("<html><p>x", {RichText("y")}, to_german), "<html><p>y");
  EXPECT_EQ(merged("<html lang=en><p>x", {}, to_german), "<html lang=en><p>x") << "nothing was translated";
}

TEST(HtmlFormat, MergeKeepsTheEncoding) {
  const std::string html = "<meta charset=windows-1252><p>caf\xE9</p>";
  EXPECT_EQ(merged(html, {RichText("Café – „да“")}),
            "<meta charset=windows-1252><p>Caf\xE9 \x96 \x84&#1076;&#1072;\x93</p>");
}

TEST(HtmlFormat, FixturesComeBackAsTheyWere) {
  for (const auto* name : {"article.en.html", "messy.html", "persian.html", "windows-1256.html"}) {
    SCOPED_TRACE(name);
    check_article(html_format(), read_file(std::string(DISTICH_SOURCE_DIR) + "/tests/fixtures/html/" + name));
  }
}

TEST(HtmlFormat, RandomMarkupComesBackAsItWas) {
  constexpr std::array<std::string_view, 34> parts{"a",          "b c",
                                                   " ",          "\n",
                                                   ". ",         "<b>",
                                                   "</b>",       "<i>",
                                                   "</i>",       "<p>",
                                                   "</p>",       "<br>",
                                                   "<div>",      "</div>",
                                                   "<li>",       "<img alt='q r'>",
                                                   "<img>",      "&amp;",
                                                   "&nbsp;",     "&x;",
                                                   "<!-- c -->", "<a title=t>",
                                                   "</a>",       "<pre>",
                                                   "</pre>",     "<span translate=no>",
                                                   "</span>",    "<td>",
                                                   "<table>",    "</table>",
                                                   "<svg>",      "</svg>",
                                                   "港",         "<title>"};
  std::mt19937 random(11);
  for (int round = 0; round < 6000; ++round) {
    std::string html;
    for (auto size = random() % 24; size-- > 0;) html += parts.at(random() % parts.size());
    ASSERT_NO_FATAL_FAILURE(check_article(html_format(), html, static_cast<unsigned>(round))) << html;
  }
}

TEST(HtmlFormat, DeepNestingTakesLinearTime) {
  constexpr std::size_t depth = 100'000;
  for (const std::string name : {"b", "div", "p", "li", "table", "td", "svg", "span translate=no"}) {
    std::string html;
    for (std::size_t i = 0; i < depth; ++i) html += "<" + name + ">";
    html += "x";
    for (std::size_t i = 0; i < depth; ++i) html += "</" + name.substr(0, name.find(' ')) + ">";
    auto article = read(html);
    EXPECT_LE(article.document.text().size(), 1U);
    EXPECT_EQ(html_format().merge(article.skeleton, units_of(article, false)), html);
  }
  std::string crossing = "<i><table><td>";
  for (std::size_t i = 0; i < depth; ++i) crossing += "<b></i><p></div>";
  EXPECT_TRUE(read(crossing).document.text().empty());
}

}  // namespace
}  // namespace distich::test
