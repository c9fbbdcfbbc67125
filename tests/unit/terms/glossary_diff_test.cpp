#include <algorithm>

#include <gtest/gtest.h>

#include <distich/terms/glossary_diff.hpp>

namespace distich {
namespace {

const LanguageTag english = *LanguageTag::parse("en");
const LanguageTag german = *LanguageTag::parse("de");

Concept harbour() {
  Concept item;
  item.id = "harbour";
  item.terms = {{"harbour", english}, {"Hafen", german}};
  return item;
}

Concept made(const std::string& id, std::vector<Term> terms) {
  Concept item;
  item.id = id;
  item.terms = std::move(terms);
  return item;
}

std::vector<GlossaryChange> diff(const std::vector<Concept>& before, const std::vector<Concept>& after) {
  return diff_glossaries(before, after);
}

TEST(GlossaryDiff, OfEqualGlossariesIsEmptyWhateverTheOrder) {
  const auto other = made("other", {{"pier", english}});
  auto turned = harbour();
  std::swap(turned.terms[0], turned.terms[1]);
  EXPECT_TRUE(diff({harbour(), other}, {other, turned}).empty());
}

TEST(GlossaryDiff, NamesConceptsTermsAndFields) {
  auto changed = harbour();
  changed.subject = "sea";
  changed.terms[0].status = TermStatus::admitted;
  changed.terms[1].text = "Seehafen";
  const GlossaryPlace place{"harbour"};
  const std::vector<GlossaryChange> expected{
      {GlossaryChangeKind::changed, {"harbour", {}, "", "subject"}, "", "sea"},
      {GlossaryChangeKind::changed, {"harbour", english, "harbour", "status"}, "preferred", "admitted"},
      {GlossaryChangeKind::added, {"harbour", german, "Seehafen"}},
      {GlossaryChangeKind::removed, {"harbour", german, "Hafen"}},
  };
  auto got = diff({harbour()}, {changed});
  EXPECT_TRUE(std::ranges::is_permutation(got, expected));
  EXPECT_EQ(diff({}, {harbour()}), (std::vector<GlossaryChange>{{GlossaryChangeKind::added, place}}));
  EXPECT_EQ(diff({harbour()}, {}), (std::vector<GlossaryChange>{{GlossaryChangeKind::removed, place}}));
}

TEST(GlossaryDiff, PairsByTermsWhereAReaderMadeTheId) {
  const auto before = made("c0123456789abcdef", {{"harbour", english}, {"Hafen", german}});
  const auto after = made("cfedcba9876543210", {{"harbour", english}, {"Seehafen", german}});
  const auto got = diff({before}, {after});
  EXPECT_EQ(got.size(), 3U) << "another id, a term more and a term less";
  const auto stranger = made("cfedcba9876543210", {{"pier", english}, {"Seehafen", german}});
  EXPECT_EQ(diff({before}, {stranger}).size(), 2U) << "a concept more and one less";
}

TEST(GlossaryDiff, SeesEveryPropertyAndTermThatIsThereTwice) {
  auto before = harbour();
  auto after = harbour();
  before.properties["a"] = "1";
  after.properties["b"] = "2";
  after.terms.push_back(after.terms[0]);
  EXPECT_EQ(diff({before}, {after}).size(), 3U);
}

}  // namespace
}  // namespace distich
