#include <distich/model/unit.hpp>

namespace distich {
namespace {

LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

Variant variant(std::string_view language, std::string text) {
  Variant out;
  out.language = tag(language);
  out.text = RichText(std::move(text));
  return out;
}

TEST(TranslationUnit, FindsTheVariantThatServes) {
  TranslationUnit unit;
  unit.variants = {variant("en-GB", "colour"), variant("de", "Farbe")};
  EXPECT_EQ(unit.variant(tag("en-GB"))->text.text, "colour");
  EXPECT_EQ(unit.variant(tag("en-US"))->text.text, "colour");
  EXPECT_EQ(unit.variant(tag("de-AT"))->text.text, "Farbe");
  EXPECT_EQ(unit.variant(tag("fr")), nullptr);
  EXPECT_EQ(TranslationUnit().variant(tag("en")), nullptr);
}

TEST(Units, SurviveTheWayThroughAMemory) {
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.languages = {tag("en"), tag("ar")};
  unit.source = RichText("Rain.", {{0, InlineCode::Kind::standalone, "1", "<br>", ""}});
  unit.target = RichText("مطر.");
  unit.state = UnitState::translated;
  unit.notes = {"a note"};
  unit.properties = {{"creationid", "someone"}};
  unit.context = Context{"Before.", "After."};
  const auto back = to_bilingual_unit(to_translation_unit(unit), unit.languages);
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, unit);
}

TEST(Units, WithoutTargetHaveOneVariant) {
  BilingualUnit unit;
  unit.languages = {tag("en"), tag("ar")};
  unit.source = RichText("Rain.");
  const auto memory = to_translation_unit(unit);
  EXPECT_EQ(memory.variants.size(), 1U);
  EXPECT_FALSE(to_bilingual_unit(memory, unit.languages));
}

TEST(Units, OneVariantIsNotItsOwnTranslation) {
  TranslationUnit unit;
  unit.variants = {variant("en-GB", "colour")};
  EXPECT_FALSE(to_bilingual_unit(unit, {tag("en-GB"), tag("en-US")}));
  unit.variants.push_back(variant("en-US", "color"));
  const auto both = to_bilingual_unit(unit, {tag("en-GB"), tag("en-US")});
  ASSERT_TRUE(both);
  EXPECT_EQ(both->target->text, "color");
}

TEST(Names, LeadThereAndBack) {
  for (const auto state : {UnitState::untranslated, UnitState::draft, UnitState::translated,
                           UnitState::reviewed, UnitState::signed_off}) {
    EXPECT_EQ(unit_state(name(state)), state);
  }
  for (const auto status :
       {TermStatus::preferred, TermStatus::admitted, TermStatus::deprecated, TermStatus::forbidden}) {
    EXPECT_EQ(term_status(name(status)), status);
  }
  EXPECT_FALSE(unit_state("Translated"));
  EXPECT_FALSE(term_status(""));
  EXPECT_EQ(name(MatchKind::in_context), "in-context");
  EXPECT_EQ(name(TermMatchKind::folded), "folded");
}

TEST(Score, IsInBasisPoints) {
  EXPECT_DOUBLE_EQ(Score{8750}.percent(), 87.5);
  EXPECT_LT(Score{9999}, Score{10000});
  EXPECT_LT(MatchKind::fuzzy, MatchKind::exact);
  EXPECT_LT(MatchKind::exact, MatchKind::in_context);
}

}  // namespace
}  // namespace distich
