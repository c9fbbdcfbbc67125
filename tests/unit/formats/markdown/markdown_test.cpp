#include <gmock/gmock.h>

#include "article_checks.hpp"
#include <distich/base/file.hpp>
#include <distich/formats/markdown/markdown.hpp>

namespace distich::test {
namespace {

using testing::ElementsAre;

Article read(const std::string& bytes) {
  return markdown_format().read_article(bytes, {.input = "x.md", .encoding = {}, .languages = {}}, {});
}

std::vector<std::string> blocks(const std::string& bytes) {
  return tagged_blocks(read(bytes));
}

std::vector<std::string> originals(const std::string& bytes) {
  std::vector<std::string> out;
  const auto article = read(bytes);
  for (const auto& code : article.document.codes()) out.push_back(code.original);
  return out;
}

std::string merged(const std::string& bytes, const std::vector<std::string>& targets) {
  const auto article = read(bytes);
  std::vector<BilingualUnit> units;
  for (std::size_t i = 0; i < article.document.blocks().size() && i < targets.size(); ++i) {
    BilingualUnit unit;
    unit.place = article.place_of(article.document.blocks()[i].range);
    unit.source = block_rich(article, i);
    unit.target = RichText(targets[i]);
    units.push_back(std::move(unit));
  }
  return markdown_format().merge(article.skeleton, units);
}

TEST(MarkdownFormat, Blocks) {
  EXPECT_THAT(blocks("# Head #\n\nSetext\n===\n\nA line\nand more.\n\n- one\n- two\n  - deep\n\n> quote\n> "
                     "on\n\n1. x\n"),
              ElementsAre("Head", "Setext", "A line and more.", "one", "two", "deep", "quote on", "x"));
  EXPECT_THAT(blocks("| a | b |\n|---|---|\n| c \\| d | **e** |\n"),
              ElementsAre("a", "b", "c | d", "<1>e</1>"));
  EXPECT_THAT(blocks("a\n\n    code\n\n```\nmore\n```\n\n<div>\nx\n</div>\n\n[r]: http://x.example 'T'\n\nb"),
              ElementsAre("a", "b"));
}

TEST(MarkdownFormat, MarksAreCodes) {
  EXPECT_THAT(blocks("An *old* and **new** ~~pier~~."),
              ElementsAre("An <1>old</1> and <2>new</2> <3>pier</3>."));
  EXPECT_THAT(blocks("**[b](u \"t)\")** ***x***"), ElementsAre("<1><2>b</2></1> <3><4>x</4></3>"));
  EXPECT_THAT(originals("a [b](u(1) 't') [c][d] [d]\n\n[d]: /x\n"),
              ElementsAre("[", "](u(1) 't')", "[", "][d]", "[", "]"));
  EXPECT_THAT(blocks("Run `ls *` or ``a`b`` now"), ElementsAre("Run <1/> or <2/> now"));
  EXPECT_THAT(originals("Run `ls *` or `` `b` `` now"), ElementsAre("`ls *`", "`` `b` ``"));
  EXPECT_THAT(blocks("See <https://x.example/a_b> and <b>that</b><br>."),
              ElementsAre("See <1/> and <2>that</2><3/>."));
  EXPECT_THAT(blocks("![A pier](p.png)\n\nText ![](q.png) more"),
              ElementsAre("<1>A pier</1>", "Text <1/> more"));
}

TEST(MarkdownFormat, EscapesEntitiesAndBreaks) {
  EXPECT_THAT(blocks("\\*not\\* &eacute; &velmar; \\[x]"), ElementsAre("*not* é &velmar; [x]"));
  EXPECT_THAT(blocks("a  \nb\\\nc\nd"), ElementsAre("a<1/>\nb<2/>\nc d"));
  EXPECT_THAT(blocks("> a *b*\n> *c* d"), ElementsAre("a <1>b</1> <2>c</2> d"));
}

TEST(MarkdownFormat, FrontMatter) {
  const std::string file =
      "---\ntitle: The pier\nlayout: post\ndescription: \"It is new\"\nsummary: >\n  folded\n---\n\nText\n";
  EXPECT_THAT(blocks(file), ElementsAre("The pier", "It is new", "Text"));
  EXPECT_EQ(merged(file, {"Achtung: Steg", "\"Neu\"", "T"}),
            "---\ntitle: \"Achtung: Steg\"\nlayout: post\ndescription: \"\\\"Neu\\\"\"\nsummary: >\n  "
            "folded\n---\n\nT\n");
  EXPECT_THAT(blocks("---\n\nno front matter\n"), ElementsAre("no front matter"));
}

TEST(MarkdownFormat, MergeEscapesWhatWouldBeMarkup) {
  EXPECT_EQ(merged("x\n", {"1. Januar"}), "1\\. Januar\n");
  EXPECT_EQ(merged("x\n", {"# *a* b_c_d _e_ 2 * 3 [f](g) <h> &amp; C:\\dir"}),
            "\\# \\*a\\* b_c_d \\_e\\_ 2 * 3 \\[f\\](g) \\<h> \\&amp; C:\\dir\n");
  EXPECT_EQ(merged("x\n", {"[the mayor] said & left"}), "[the mayor] said & left\n");
  EXPECT_EQ(merged("|a|b|\n|---|---|\n", {"b | c\nd"}), "|b \\| c d|b|\n|---|---|\n");
}

TEST(MarkdownFormat, FixturesComeBackAsTheyWere) {
  for (const auto* name : {"article.en.md", "odd.md"}) {
    SCOPED_TRACE(name);
    check_article(markdown_format(),
                  read_file(std::string(DISTICH_SOURCE_DIR) + "/tests/fixtures/markdown/" + name));
  }
}

/// Whatever the marks, untouched text stays as it is; that rewritten text means the same is
/// checked on the fixtures, since cutting at any space may cut a mark from its neighbour.
TEST(MarkdownFormat, RandomMarksComeBackAsTheyWere) {
  constexpr std::array<std::string_view, 36> parts{
      "a",    "b c",      " ",     "\n", "  \n",  "\n\n", "*",  "**", "_",  "`",     "``",
      "[",    "]",        "](u)",  "![", "<b>",   "</b>", "<",  ">",  "> ", "- ",    "1. ",
      "# ",   "|",        "|-|\n", "\\", "&amp;", "&",    "~~", "~",  "é",  "---\n", "<https://x.example>",
      "    ", "[r]: u\n", "\r\n"};
  std::mt19937 random(13);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (auto size = random() % 24; size-- > 0;) bytes += parts.at(random() % parts.size());
    auto article = read(bytes);
    const auto units = units_of(article, false, static_cast<unsigned>(round));
    for (std::size_t i = 1; i < units.size(); ++i) {
      ASSERT_LE(units[i - 1].place->end, units[i].place->begin) << bytes;
    }
    ASSERT_EQ(article.map.derived_size(), article.document.text().size());
    ASSERT_EQ(article.map.source_size(), bytes.size());
    ASSERT_EQ(markdown_format().merge(article.skeleton, units), bytes);
    (void)markdown_format().merge(article.skeleton, units_of(article, true));
  }
}

}  // namespace
}  // namespace distich::test
