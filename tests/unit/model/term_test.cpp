#include <gtest/gtest.h>

#include <distich/model/term.hpp>

namespace distich {
namespace {

TermProperty extra(std::string category, std::string type, std::uint32_t depth) {
  return {std::move(category), std::move(type), "", "", "", "", "", depth};
}

TEST(AboutMember, IsWhatFollowsItsEntryWithMoreDepth) {
  const std::vector<TermProperty> extras{extra("descrip", "context", 0),      extra("admin", "source", 1),
                                         extra("member", "definition", 0),    extra("admin", "source", 1),
                                         extra("transac", "modification", 2), extra("note", "", 0)};
  EXPECT_EQ(about_member(extras, "definition").data(), &extras[3]);
  EXPECT_EQ(about_member(extras, "definition").size(), 2U);
  EXPECT_TRUE(about_member(extras, "context").empty());
}

TEST(Concept, HasAtMostOneSectionALanguage) {
  Concept item;
  EXPECT_EQ(item.section({}), nullptr);
  item.sections.push_back({*LanguageTag::parse("de"), "ein Ort", "", {}});
  EXPECT_EQ(item.section(*LanguageTag::parse("de")), item.sections.data());
  EXPECT_EQ(item.section(*LanguageTag::parse("de-AT")), nullptr);
}

}  // namespace
}  // namespace distich
