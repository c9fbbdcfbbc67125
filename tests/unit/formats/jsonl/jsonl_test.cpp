#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/formats/jsonl/jsonl.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

struct ReadBack {
  FileHeader header;
  std::vector<BilingualUnit> units;
  std::vector<std::string> problems;  ///< "id line:column"
};

ReadBack read(const std::string& bytes, const LanguagePair& languages = {}) {
  ReadBack out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    const auto where = diagnostic.where.value_or(SourcePos{});
    out.problems.push_back(std::string(diagnostic.id) + ' ' + std::to_string(where.line) + ':' +
                           std::to_string(where.column));
  };
  std::istringstream in(bytes);
  const auto reader = jsonl_format().read_bilingual(in, {"a.jsonl", "", languages}, control);
  out.header = reader->header();
  for (BilingualUnit unit; reader->next(unit);) out.units.push_back(unit);
  return out;
}

std::string written(const FileHeader& header, const std::vector<BilingualUnit>& units) {
  std::ostringstream out;
  const auto writer = jsonl_format().write_bilingual(out, {});
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

TEST(Jsonl, WritesALineAUnitBehindTheHeader) {
  FileHeader header;
  header.languages = {tag("en"), tag("de")};
  BilingualUnit unit;
  unit.id = "1";
  unit.languages = header.languages;
  unit.source = RichText("Rain.", {{0, InlineCode::Kind::standalone, "1", "<br>", ""}});
  EXPECT_EQ(written(header, {unit}),
            "{\"schema\":\"distich.bilingual/1\",\"source\":\"en\",\"target\":\"de\"}\n"
            "{\"id\":\"1\",\"source\":{\"lang\":\"en\",\"text\":\"Rain.\",\"codes\":[{\"at\":0,"
            "\"kind\":\"standalone\",\"id\":\"1\",\"original\":\"<br>\"}]},\"state\":\"untranslated\"}\n");
}

TEST(Jsonl, KeepsTheHeaderAndLanguagesOfUnits) {
  FileHeader header;
  header.languages = {tag("en"), tag("de")};
  header.original = "a.html";
  header.properties = {{"project", "coast"}};
  header.skeleton = Skeleton{"html", "<p>\"a\"\r\n\x01</p>", "windows-1252", true};
  BilingualUnit unit;
  unit.id = "1";
  unit.languages = {tag("en-GB"), tag("de-CH")};
  unit.source = RichText("a");
  auto empty = unit;
  empty.target = RichText{};
  const auto again = read(written(header, {unit, empty}));
  EXPECT_EQ(again.header.languages, header.languages);
  EXPECT_EQ(again.header.original, header.original);
  EXPECT_EQ(again.header.properties, header.properties);
  EXPECT_EQ(again.header.skeleton, header.skeleton);
  EXPECT_THAT(again.units, ElementsAre(unit, empty));
  EXPECT_THAT(again.problems, IsEmpty());
}

TEST(Jsonl, ReadsWhatOtherProgramsWrite) {
  const auto file =
      read(R"({"source":{"lang":"en","text":"Rain."},"target":{"lang":"de","text":"Regen."},"by":"Ana"}

{"id":7,"source":{"text":"Snow."},"score":0.5}
)");
  EXPECT_EQ(file.header.languages, (LanguagePair{tag("en"), tag("de")}));
  ASSERT_EQ(file.units.size(), 2U);
  EXPECT_EQ(file.units[0].state, UnitState::translated);
  EXPECT_EQ(file.units[0].properties, (Properties{{"by", "Ana"}}));
  EXPECT_EQ(file.units[1].id, "7");
  EXPECT_EQ(file.units[1].languages.source, tag("en"));
  EXPECT_THAT(file.problems, ElementsAre("jsonl.unknown-member 3:35"));
}

TEST(Jsonl, GoesOnBehindBadLines) {
  const auto file = read(R"({"schema":"distich.bilingual/1","source":"en","target":"de"}
{"id":"1","source":{"text":"a"}}
{"id":"2","source":
[]
{"id":"4"}
{"id":"5","source":{"text":"é","codes":[{"at":1,"kind":"open"}]},"terms":[{"start":0,"end":9}],"state":"?"}
{"id":"6","source":{"text":1e999}}
)");
  EXPECT_THAT(file.problems, ElementsAre("jsonl.bad-line 3:20", "jsonl.bad-line 4:1", "jsonl.no-source 5:1",
                                         "jsonl.bad-value 6:32", "jsonl.bad-value 6:96",
                                         "jsonl.bad-value 6:76", "jsonl.bad-line 7:1"));
  ASSERT_EQ(file.units.size(), 2U);
  EXPECT_THAT(file.units[1].source.codes, IsEmpty());
  EXPECT_THAT(file.units[1].terms, IsEmpty());
}

TEST(Jsonl, RefusesWhatIsNoSuchFile) {
  EXPECT_THROW((void)read("text\n"), Error);
  EXPECT_THROW((void)read("[1]\n"), Error);
  EXPECT_THROW((void)read("{\"schema\":\"distich.bilingual/9\"}\n"), Error);
  EXPECT_THAT(read("").units, IsEmpty());
}

TEST(Jsonl, StatesLanguagesBeforeTheCaller) {
  const LanguagePair said{tag("fr"), tag("it")};
  EXPECT_EQ(read("{\"schema\":\"distich.bilingual/1\",\"source\":\"en\",\"target\":\"und\"}\n", said)
                .header.languages,
            (LanguagePair{tag("en"), tag("it")}));
}

}  // namespace
}  // namespace distich
