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

TEST(Moses, WantsTheOtherHalfAndNamesOfLanguages) {
  EXPECT_THROW((void)read("c.en", "a\n", "d.de", "A\n"), Error);
  EXPECT_THROW((void)read("c.txt", "a\n", "c.de", "A\n"), Error);
}

}  // namespace
}  // namespace distich
