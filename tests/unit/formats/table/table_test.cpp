#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/formats/table/table.hpp>

namespace distich::test {
namespace {

using testing::ElementsAre;

LanguageTag tag(std::string_view name) {
  return *LanguageTag::parse(name);
}

const LanguagePair en_fa{tag("en"), tag("fa")};

struct Read {
  FileHeader header;
  std::vector<BilingualUnit> units;
  std::vector<std::string> diagnostics;
};

Read read(const Format& format, const std::string& bytes, const LanguagePair& languages = {}) {
  std::istringstream in(bytes);
  Read out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    out.diagnostics.push_back(std::string(diagnostic.id) + " " + to_string(diagnostic.where.value()));
  };
  const auto reader =
      format.read_bilingual(in, {.input = "t", .encoding = {}, .languages = languages}, control);
  out.header = reader->header();
  BilingualUnit unit;
  while (reader->next(unit)) out.units.push_back(unit);
  return out;
}

std::string write(const Format& format, const FileHeader& header, const std::vector<BilingualUnit>& units) {
  std::ostringstream out;
  const auto writer = format.write_bilingual(out, {});
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

BilingualUnit full_unit() {
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.languages = en_fa;
  unit.source = RichText("The \"pier\"\tis new.\nYes.", {{4, InlineCode::Kind::open, "1", "<b>", "b"},
                                                         {10, InlineCode::Kind::close, "1", "</b>", "b"}});
  unit.target = RichText("اسکله نو است.");
  unit.state = UnitState::reviewed;
  unit.notes = {"one | two", "three\\"};
  unit.properties = {{"a=b", "c"}, {"d", "e|f"}};
  unit.place = ByteRange{12, 40};
  unit.context = Context{"before", "after"};
  unit.confidence = 0.1;
  unit.bead = "1-1";
  unit.suggestions = {
      {RichText("The pier"), RichText("اسکله"), MatchKind::exact, Score{8705}, "harbour.tmx", {}}};
  return unit;
}

class Tables : public testing::TestWithParam<const char*> {
 protected:
  [[nodiscard]] static Format format() {
    return GetParam() == std::string("tsv") ? tsv_format() : csv_format();
  }
};

TEST_P(Tables, WhatIsWrittenIsRead) {
  FileHeader header;
  header.languages = en_fa;
  auto empty = full_unit();
  empty.id = "p1.s2";
  empty.target.reset();
  empty.suggestions.clear();
  empty.context.reset();
  empty.state = UnitState::untranslated;
  const std::vector<BilingualUnit> units{full_unit(), empty};
  const auto again = read(format(), write(format(), header, units));
  EXPECT_EQ(again.units, units);
  EXPECT_EQ(again.header.languages, en_fa);
  EXPECT_THAT(again.diagnostics, ElementsAre());
}

TEST_P(Tables, MemoriesOfManyLanguages) {
  TranslationUnit first;
  first.id = "1";
  first.notes = {"note"};
  first.properties = {{"creationid", "AR"}, {"@odd", "x"}};
  Variant en;
  en.language = tag("en");
  en.text = RichText("Harbour <1>", {{0, InlineCode::Kind::standalone, "1", "<br/>", ""}});
  en.context = Context{"", "next"};
  en.notes = {"en note"};
  en.properties = {{"x", "y"}};
  Variant de;
  de.language = tag("de");
  de.text = RichText("Hafen <1>");
  first.variants = {en, de};
  TranslationUnit second;
  second.variants = {de};
  second.variants.front().language = tag("zh-Hant");
  const std::vector<TranslationUnit> units{first, second};

  std::ostringstream out;
  const auto writer = format().write_memory(out, {});
  writer->begin({});
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  std::istringstream in(out.str());
  const auto reader = format().read_memory(in, {}, {});
  std::vector<TranslationUnit> again;
  for (TranslationUnit unit; reader->next(unit);) again.push_back(unit);
  EXPECT_EQ(again, units) << out.str();
  EXPECT_EQ(reader->header().languages, (LanguagePair{tag("en"), tag("de")}));
}

INSTANTIATE_TEST_SUITE_P(Formats, Tables, testing::Values("tsv", "csv"),
                         [](const auto& parameter) { return parameter.param; });

TEST(TsvFormat, LanguagesByTheirColumns) {
  const std::string file = "id\tde\ten\tfa\tcolour\n7\tHafen\tharbour\tبندر\tblue\n";
  const auto taken = read(tsv_format(), file, en_fa);
  EXPECT_EQ(taken.units.at(0).source.text, "harbour");
  EXPECT_EQ(taken.units.at(0).target->text, "بندر");
  EXPECT_EQ(taken.units.at(0).properties.at("colour"), "blue");
  const auto first_two = read(tsv_format(), file);
  EXPECT_EQ(first_two.header.languages, (LanguagePair{tag("de"), tag("en")}));
  EXPECT_THAT(first_two.diagnostics, ElementsAre("table.more-languages t:1:7"));
  EXPECT_THROW(read(tsv_format(), file, {tag("en"), tag("ru")}), Error);
  EXPECT_EQ(read(tsv_format(), "en-US\tfa\na\tb\n", en_fa).units.size(), 1U) << "en takes en-US";
}

TEST(TsvFormat, WithoutAHeaderTheLanguagesMustBeStated) {
  const auto taken = read(tsv_format(), "The harbour\tبندر\n\nThe sea\t\n", en_fa);
  ASSERT_EQ(taken.units.size(), 2U);
  EXPECT_EQ(taken.units[0].source.text, "The harbour");
  EXPECT_EQ(taken.units[0].state, UnitState::translated);
  EXPECT_FALSE(taken.units[1].target);
  EXPECT_THROW(read(tsv_format(), "The harbour\tبندر\n"), Error);
}

TEST(TsvFormat, BadDataIsLocated) {
  const auto taken =
      read(tsv_format(), "id\ten\tfa\tstate\tconfidence\n1\ta\tb\tfinished\t0.5x\n2\tc\n3\td\te\t\t\tf\n");
  EXPECT_THAT(taken.diagnostics, ElementsAre("table.bad-value t:2:7", "table.bad-value t:2:16",
                                             "table.short-row t:3:4", "table.long-row t:4:9"));
  EXPECT_EQ(taken.units.size(), 3U);
}

TEST(TsvFormat, EmptyFiles) {
  EXPECT_TRUE(read(tsv_format(), "").units.empty());
  EXPECT_TRUE(read(csv_format(), "\n\n").units.empty());
}

TEST(TsvFormat, FileFromASpreadsheet) {
  const auto taken =
      read(csv_format(), "\xEF\xBB\xBFsource;target\r\n\"Yes; \"\"no\"\"\";Ja\r\n", {tag("en"), tag("de")});
  ASSERT_EQ(taken.units.size(), 1U);
  EXPECT_EQ(taken.units[0].source.text, "Yes; \"no\"");
}

}  // namespace
}  // namespace distich::test
