#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/engine/article.hpp>
#include <distich/engine/convert.hpp>
#include <distich/engine/pseudo.hpp>

namespace distich {
namespace {

BilingualUnit unit(std::string source, std::optional<std::string> target = {},
                   UnitState state = UnitState::untranslated) {
  BilingualUnit out;
  out.source = RichText(std::move(source));
  if (target) out.target = RichText(std::move(*target));
  out.state = state;
  return out;
}

std::string plain(std::string_view text) {
  return std::string(text);
}

TEST(Pseudo, CodesStayBeforeTheirText) {
  using Kind = InlineCode::Kind;
  const RichText source("Two boats left.", {{4, Kind::open, "1", "<b>", ""},
                                            {9, Kind::close, "1", "</b>", ""},
                                            {15, Kind::standalone, "2", "<br>", ""}});
  const auto made = pseudo_translation(source, {10, false});
  EXPECT_EQ(render(made, plain), "⟦Ţŵö <b>ƀöàţš</b> ļéƒţ.<br> ··⟧");
  EXPECT_TRUE(std::ranges::is_sorted(made.codes, {}, &InlineCode::at));
}

TEST(Pseudo, FillsWhatIsEmptyAndWhatMayBeReplaced) {
  const auto all = [] {
    BilingualFile file;
    file.units = {unit("One."), unit("Two.", "Zwei.", UnitState::translated),
                  unit("Three.", "Drei.", UnitState::reviewed), unit("4")};
    return file;
  };
  auto file = all();
  auto report = pseudo_translate(file, {0, false});
  EXPECT_EQ(report.pseudo, 2U);
  EXPECT_EQ(report.translated, 2U);
  EXPECT_EQ(file.units[0].target->text, "⟦Öñé.⟧");
  EXPECT_EQ(file.units[0].state, UnitState::draft);
  EXPECT_EQ(file.units[0].properties.at("match-kind"), "pseudo");
  EXPECT_EQ(file.units[1].target->text, "Zwei.");
  EXPECT_EQ(file.units[3].target->text, "4");
  file = all();
  report = pseudo_translate(file, {0, false}, true);
  EXPECT_EQ(report.pseudo, 3U);
  EXPECT_EQ(file.units[1].target->text, "⟦Ţŵö.⟧");
  EXPECT_EQ(file.units[2].target->text, "Drei.") << "reviewed";
}

}  // namespace
}  // namespace distich
