#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/formats/html/html.hpp>
#include <distich/formats/html/tokenizer_internal.hpp>
#include <distich/formats/page/markup_internal.hpp>
#include <distich/formats/page/page.hpp>
#include <distich/xml/page_filter.hpp>

namespace distich::test {
namespace {

using testing::HasSubstr;
using testing::Not;

LanguageTag tag(std::string_view name) {
  return *LanguageTag::parse(name);
}

BilingualUnit unit_with_everything() {
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.languages = {tag("en"), tag("fa")};
  unit.source = RichText("Old pier & <harbour>", {{0, InlineCode::Kind::open, "1", "<b>", ""},
                                                  {8, InlineCode::Kind::close, "1", "</b>", ""}});
  unit.target = RichText("اسکله");
  unit.bead = "1-2";
  unit.confidence = 0.999;
  unit.notes = {"a \"note\""};
  unit.suggestions = {{RichText("New pier"), RichText("x"), MatchKind::fuzzy, Score{9999}, "a.tmx", {}},
                      {RichText("Old pier"), RichText("y"), MatchKind::exact, Score{5000}, "", {}}};
  unit.terms = {{{{0, 8}, "c1", "old pier", TermStatus::preferred, TermMatchKind::folded},
                 {{"اسکله", TermStatus::preferred}, {"بد", TermStatus::forbidden}},
                 "defined"},
                {{{4, 8}, "c2", "pier", TermStatus::preferred, TermMatchKind::exact}, {}, ""}};
  return unit;
}

std::string page(const std::vector<BilingualUnit>& units, const std::string& name = "a.html") {
  std::ostringstream out;
  const auto writer = page_format().write_bilingual(out, {});
  FileHeader header;
  header.languages = {tag("en"), tag("fa")};
  header.original = name;
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

TEST(Page, ShowsWhatIsRemarkedAndFiltersByIt) {
  std::ostringstream out;
  WriteOptions options;
  options.remarks = [](const BilingualUnit& unit) {
    if (unit.source.text != "bad") return std::vector<Remark>();
    return std::vector<Remark>{
        {"numbers", Severity::error, tr("the number {1} is missing in the translation", "<1>")}};
  };
  const auto writer = page_format().write_bilingual(out, options);
  writer->begin({});
  for (const auto* source : {"good", "bad"}) {
    BilingualUnit unit;
    unit.source = RichText(source);
    writer->write(unit);
  }
  writer->finish();
  const auto html = out.str();
  EXPECT_THAT(html, HasSubstr("<b>error</b> the number &lt;1&gt; is missing"));
  EXPECT_THAT(html, HasSubstr("data-with=\"finding error\""));
  EXPECT_THAT(html, HasSubstr("<option value=\"error\">errors</option>"));
  EXPECT_THAT(html, Not(HasSubstr("<option value=\"warning\">")));
  EXPECT_THAT(html, HasSubstr("<dt>with a finding</dt><dd>1</dd>"));
}

TEST(Page, SaysWhatAMatchLostItsScoreFor) {
  BilingualUnit unit;
  unit.source = RichText("12 piers");
  Suggestion match{RichText("11 piers"), RichText("11 Piere"), MatchKind::fuzzy, Score{9000}, "", {}};
  match.facts.penalties = {{PenaltyKind::numbers, 900}, {PenaltyKind::letter_case, 100}};
  match.facts.numbers_differ = true;
  match.facts.negation_differs = true;
  match.facts.repaired = RichText("12 <Piere>");
  unit.suggestions = {match};
  EXPECT_THAT(page({unit}), HasSubstr(">differs in numbers, letter case</li>"));
  EXPECT_THAT(page({unit}), HasSubstr(">check negation</li>")) << "the repaired target has the numbers";
  EXPECT_THAT(page({unit}), HasSubstr("12 &lt;Piere&gt;"));
  unit.suggestions.front().facts.repaired.reset();
  EXPECT_THAT(page({unit}), HasSubstr(">check numbers, negation</li>"));
  EXPECT_THAT(page({unit}), Not(HasSubstr("With the values")));
}

TEST(Page, ShowsAllThatAUnitKnows) {
  const auto html = page({unit_with_everything()});
  EXPECT_THAT(html, HasSubstr("<mark>Old </mark><mark class=\"deep\">pier</mark>"));
  EXPECT_THAT(html, HasSubstr("&amp; &lt;harbour&gt;"));
  EXPECT_THAT(html, HasSubstr("<bdi class=\"code\" dir=\"ltr\">b</bdi>"));
  EXPECT_THAT(html, HasSubstr("99 % similar")) << "never rounded up to 100";
  EXPECT_THAT(html, HasSubstr("99 % confidence"));
  EXPECT_THAT(html, HasSubstr("segments 1-2"));
  EXPECT_THAT(html, HasSubstr("(do not use)"));
  EXPECT_THAT(html, HasSubstr("a &quot;note&quot;"));
  EXPECT_THAT(html, HasSubstr("<del>New</del><ins>Old</ins>"));
  EXPECT_THAT(html, HasSubstr("1 more suggestion</bdi>"));
  EXPECT_THAT(html, HasSubstr("lang=\"fa\" dir=\"rtl\""));
}

TEST(Page, NeedsNothingFromOutside) {
  auto html = page({unit_with_everything()}, "<script>alert(1)</script>\"");
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  const auto own = "<script>\n" + std::string(xml::page_filter()) + "</script>\n";
  ASSERT_THAT(html, HasSubstr(own));
  html.erase(html.find(own), own.size());
  for (const auto* bad : {"<script", "http:", "https:", "url(", "@import", "<link", "<img", "onclick"}) {
    EXPECT_THAT(html, Not(HasSubstr(bad)));
  }
}

TEST(Page, SaysWhatItsScriptFiltersBy) {
  auto doubtful = unit_with_everything();
  doubtful.confidence = 0.3;
  const auto html = page({doubtful, BilingualUnit{}});
  EXPECT_THAT(html, HasSubstr("data-state=\"untranslated\" data-with=\"\""));
  EXPECT_THAT(html, HasSubstr("data-with=\"doubt suggestion term note\""));
  EXPECT_THAT(html, HasSubstr("<option value=\"doubt\">"));
}

TEST(Page, TagsAreBalanced) {
  const auto html = page({unit_with_everything(), BilingualUnit{}});
  formats::html::Tokenizer tokenizer(html);
  formats::html::Token token;
  std::vector<std::string> open;
  while (tokenizer.next(token)) {
    if (token.kind == formats::html::TokenKind::start_tag && token.name != "meta" && token.name != "input")
      open.push_back(token.name);
    if (token.kind == formats::html::TokenKind::end_tag) {
      ASSERT_FALSE(open.empty());
      ASSERT_EQ(open.back(), token.name);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(Page, ServesAsTheOutputOfHtml) {
  EXPECT_TRUE(html_format().write_bilingual);
}

TEST(Page, SameInputSamePage) {
  EXPECT_EQ(page({unit_with_everything()}), page({unit_with_everything()}));
}

TEST(PageDifferences, WordsAndCharacters) {
  using formats::page::differences;
  EXPECT_EQ(differences("a b c", "a x c"), "a <del>b</del><ins>x</ins> c");
  EXPECT_EQ(differences("same", "same"), "same");
  EXPECT_EQ(differences("", "new <"), "<ins>new &lt;</ins>");
  EXPECT_EQ(differences("港口开放", "港口关闭"), "港口<del>开放</del><ins>关闭</ins>");
  EXPECT_EQ(differences("one, two", "one two"), "one<del>,</del> two");
}

}  // namespace
}  // namespace distich::test
