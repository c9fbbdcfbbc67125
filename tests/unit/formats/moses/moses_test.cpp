#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/formats/moses/moses.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Pairs {
  std::vector<std::string> units;  ///< "id: source = target"
  std::vector<std::string> problems;
};

/// `name` holds `bytes`, and beside it lies `other`, called `other_name`.
Pairs read(const std::string& name, const std::string& bytes, const std::string& other_name,
           const std::string& other) {
  Pairs out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& diagnostic) {
    out.problems.push_back(std::string(diagnostic.id) + ' ' + to_string(diagnostic.where.value()));
  };
  ReadOptions options;
  options.input = name;
  options.languages = {LanguageTag::parse("en").value(), LanguageTag::parse("de").value()};
  options.beside = [&](const std::string& wanted) -> std::unique_ptr<std::istream> {
    if (wanted != other_name) return nullptr;
    return std::make_unique<std::istringstream>(other);
  };
  std::istringstream in(bytes);
  const auto reader = moses_format().read_bilingual(in, options, control);
  for (BilingualUnit unit; reader->next(unit);)
    out.units.push_back(unit.id + ": " + unit.source.text + " = " + (unit.target ? unit.target->text : "-"));
  return out;
}

TEST(Moses, PairsLinesByTheirNumber) {
  const auto pairs = read("a/c.en", "Rain.\r\n\nSnow.\t\x1F!\nWind.", "a/c.de", "Regen.\n\n\nWind!\n");
  EXPECT_THAT(pairs.units, ElementsAre("1: Rain. = Regen.", "3: Snow.\t\x1F! = -", "4: Wind. = Wind!"));
  EXPECT_THAT(pairs.problems, IsEmpty());
}

TEST(Moses, EitherHalfMayBeNamed) {
  EXPECT_THAT(read("c.de", "Regen.\n", "c.en", "Rain.\n").units, ElementsAre("1: Rain. = Regen."));
}

TEST(Moses, SaysWhereTheLongerOneGoesOn) {
  EXPECT_THAT(read("c.en", "a\nb\n", "c.de", "A\n").problems, ElementsAre("moses.more-lines c.en:2:1"));
  EXPECT_THAT(read("c.en", "a\n", "c.de", "A\nB\nC\n").problems, ElementsAre("moses.more-lines c.de:2:1"));
}

struct Written {
  std::string named;
  std::string other_name;
  std::string other;
  std::vector<std::string> problems;
};

Written write(const std::string& name, const std::vector<BilingualUnit>& units) {
  Written out;
  std::ostringstream named;
  std::ostringstream other;
  WriteOptions options;
  options.output = name;
  options.beside = [&](const std::string& beside) -> std::ostream& {
    out.other_name = beside;
    return other;
  };
  options.on_diagnostic = [&](const Diagnostic& diagnostic) {
    out.problems.push_back(diagnostic.message.arguments()[1] + ' ' + diagnostic.message.arguments()[2]);
  };
  const auto writer = moses_format().write_bilingual(named, options);
  FileHeader header;
  header.languages = {LanguageTag::parse("en").value(), LanguageTag::parse("de").value()};
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  out.named = named.str();
  out.other = other.str();
  return out;
}

BilingualUnit unit(std::string source, std::string target) {
  BilingualUnit out;
  out.source = RichText(std::move(source));
  if (!target.empty()) out.target = RichText(std::move(target));
  return out;
}

TEST(Moses, WritesALineASegmentIntoBothHalves) {
  auto coded = unit("#2 \"x\\", "Zwei\u2028.");
  coded.source.codes = {{0, InlineCode::Kind::standalone, "1", "<b>", ""}};
  const auto written = write("a.b/c.en", {unit("a\r\nb\tc", "A"), unit("only", ""), coded});
  EXPECT_EQ(written.named, "a b c\n#2 \"x\\\n");
  EXPECT_EQ(written.other_name, "a.b/c.de");
  EXPECT_EQ(written.other, "A\nZwei .\n");
  EXPECT_THAT(written.problems,
              ElementsAre("inline codes 1", "line ends and tabs 3", "segments that have one text only 1"));
  EXPECT_THAT(read("c.en", written.named, "c.de", written.other).units,
              ElementsAre("1: a b c = A", "2: #2 \"x\\ = Zwei ."));
  EXPECT_EQ(write("c.de", {unit("One.", "Eins.")}).named, "Eins.\n");
}

TEST(Moses, WritesOnlyWhereThereIsAPlaceForBoth) {
  EXPECT_THROW((void)write("", {}), Error);
  EXPECT_THROW((void)write("c.txt", {}), Error);
}

TEST(Moses, WantsTheOtherHalfAndNamesOfLanguages) {
  EXPECT_THROW((void)read("c.en", "a\n", "d.de", "A\n"), Error);
  EXPECT_THROW((void)read("c.txt", "a\n", "c.de", "A\n"), Error);
}

}  // namespace
}  // namespace distich
