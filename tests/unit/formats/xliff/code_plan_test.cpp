#include <distich/formats/xliff/code_plan_internal.hpp>

namespace distich::formats::xliff {
namespace {

using Form = CodePlan::Form;
using Kind = InlineCode::Kind;
using testing::ElementsAre;

std::vector<std::string> ids(const CodePlan::Side& side) {
  std::vector<std::string> out;
  for (const auto& code : side.codes) out.push_back(code.id);
  return out;
}

TEST(CodePlan, KeepsIdsThatXliffAllows) {
  const RichText source("ab", {{0, Kind::open, "1", "<b>", ""},
                               {1, Kind::standalone, "x.2", "{0}", ""},
                               {2, Kind::close, "1", "</b>", ""}});
  const CodePlan plan(source, &source);
  EXPECT_THAT(ids(plan.source()), ElementsAre("1", "x.2", "1"));
  EXPECT_EQ(ids(plan.target()), ids(plan.source()));
  EXPECT_TRUE(plan.pairs_nest());
  ASSERT_EQ(plan.data().size(), 3U);
  EXPECT_EQ(plan.data()[0].original, "<b>");
}

TEST(CodePlan, MakesIdsForEmptyRepeatedReservedAndUnusableOnes) {
  const RichText source("", {{0, Kind::standalone, "", "", ""},
                             {0, Kind::standalone, "7", "", ""},
                             {0, Kind::standalone, "7", "", ""},
                             {0, Kind::standalone, "s1", "", ""},
                             {0, Kind::standalone, "a b", "", ""},
                             {0, Kind::standalone, "c1", "", ""}});
  const CodePlan plan(source, nullptr);
  EXPECT_THAT(ids(plan.source()), ElementsAre("c1", "7", "c2", "c3", "c4", "c5"));
}

TEST(CodePlan, SameCodesOfTheTargetTakeTheSameIds) {
  const RichText source("", {{0, Kind::standalone, "", "", ""},
                             {0, Kind::standalone, "7", "", ""},
                             {0, Kind::standalone, "7", "", ""}});
  const RichText target("", {{0, Kind::standalone, "7", "", ""},
                             {0, Kind::standalone, "new", "", ""},
                             {0, Kind::standalone, "7", "", ""},
                             {0, Kind::standalone, "7", "", ""},
                             {0, Kind::standalone, "", "", ""}});
  const CodePlan plan(source, &target);
  EXPECT_THAT(ids(plan.source()), ElementsAre("c1", "7", "c2"));
  EXPECT_THAT(ids(plan.target()), ElementsAre("7", "new", "c2", "c3", "c1"));
}

TEST(CodePlan, TellsPairsThatOverlapAndCodesThatStandAlone) {
  const RichText source("", {{0, Kind::close, "0", "", ""},
                             {0, Kind::open, "1", "", ""},
                             {0, Kind::open, "2", "", ""},
                             {0, Kind::close, "1", "", ""},
                             {0, Kind::close, "2", "", ""},
                             {0, Kind::open, "3", "", ""}});
  const CodePlan plan(source, nullptr);
  EXPECT_FALSE(plan.pairs_nest());
  std::vector<Form> forms;
  for (const auto& code : plan.source().codes) forms.push_back(code.form);
  EXPECT_THAT(forms, ElementsAre(Form::lone_close, Form::pair_open, Form::pair_open, Form::pair_close,
                                 Form::pair_close, Form::lone_open));
}

}  // namespace
}  // namespace distich::formats::xliff
