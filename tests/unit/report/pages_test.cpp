// Pages for people: nothing of a text becomes markup, nothing is loaded, every text says its language.
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/report/changes.hpp>
#include <distich/report/concordance.hpp>
#include <distich/report/volumes.hpp>

namespace distich::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view hostile = "</p><script>alert('1')</script>\x01 & \"x\"";

LanguagePair pair_of(std::string_view source, std::string_view target) {
  return {*LanguageTag::parse(source), *LanguageTag::parse(target)};
}

BilingualUnit unit_of(std::string source, std::string target) {
  BilingualUnit unit;
  unit.id = std::string(hostile);
  unit.languages = pair_of("en", "he");
  unit.source.text = std::move(source);
  if (!target.empty()) unit.target.emplace().text = std::move(target);
  return unit;
}

void expect_inert(const std::string& html) {
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  for (const auto* bad : {"<script", "http:", "https:", "url(", "@import", "<link", "<img", " src=", "\x01"})
    EXPECT_THAT(html, Not(HasSubstr(bad)));
}

TEST(ChangePage, ShowsBothVersionsAndWhatDiffers) {
  const auto before = unit_of("Two boats.", std::string(hostile));
  auto after = unit_of("Two boats.", "שתי סירות");
  after.state = UnitState::reviewed;
  UnitChange change{UnitChangeKind::changed, &before, &after};
  change.target = {true, {{0, hostile.size()}}, {{0, 6}}};
  change.state_changed = true;
  std::ostringstream out;
  write_change_page(out, hostile, "b.tsv", std::vector{change});
  const auto html = out.str();
  expect_inert(html);
  EXPECT_THAT(html, HasSubstr("<del>&lt;/p&gt;&lt;script&gt;"));
  EXPECT_THAT(
      html,
      HasSubstr(
          "<p lang=\"he\" dir=\"rtl\"><span class=\"label\" lang=\"en\">after</span><ins>שתי</ins> סירות"));
  EXPECT_THAT(html, HasSubstr("untranslated → reviewed"));
  EXPECT_THAT(html, HasSubstr("1 changed · 0 added · 0 removed"));
}

TEST(ChangePage, SaysWhereOnlyCodesDifferAndWhereThereIsNoTranslation) {
  const auto before = unit_of("Two boats.", "");
  const auto after = unit_of("Two boats.", "");
  UnitChange codes{UnitChangeKind::changed, &before, &after};
  codes.source.changed = true;
  const UnitChange added{UnitChangeKind::added, nullptr, &after};
  std::ostringstream out;
  write_change_page(out, "a", "b", std::vector{codes, added});
  EXPECT_THAT(out.str(), HasSubstr("codes of the source"));
  EXPECT_THAT(out.str(), HasSubstr("<p class=\"none\">not translated</p>"));
}

TEST(ConcordancePage, MarksWhatWasFoundOnItsSide) {
  const std::vector<ByteRange> found{{0, 5}};
  std::vector<ConcordanceEntry> entries{{"7", pair_of("en", "de"), "Boats <b>", "Boote & mehr", found},
                                        {"8", pair_of("en", "de"), "Boats", "", found}};
  std::ostringstream out;
  write_concordance_page(out, {hostile, true, std::span(entries).first(1), 40, false});
  expect_inert(out.str());
  EXPECT_THAT(out.str(), HasSubstr("1 of at least 40"));
  EXPECT_THAT(out.str(), HasSubstr("<mark>Boote</mark> &amp; mehr"));
  EXPECT_THAT(out.str(), HasSubstr(">Boats &lt;b&gt;</p>"));
  std::ostringstream other;
  write_concordance_page(other, {"x", false, entries, 2, true});
  EXPECT_THAT(other.str(), HasSubstr("2 of 2"));
  EXPECT_THAT(other.str(), HasSubstr("<mark>Boats</mark> &lt;b&gt;"));
  EXPECT_THAT(other.str(), HasSubstr("no translation into de"));
}

TEST(VolumePage, NamesFilesAndLoadsNothing) {
  const std::vector<FileVolumes> files{{std::string(hostile), {}}};
  std::ostringstream out;
  write_volumes(out, VolumeFormat::html, files, {}, {});
  expect_inert(out.str());
  EXPECT_THAT(out.str(), HasSubstr("<tr class=\"nothing\">"));
}

}  // namespace
}  // namespace distich::report
