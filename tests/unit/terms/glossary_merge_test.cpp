#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include <distich/terms/glossary_merge.hpp>

namespace distich {
namespace {

using Glossary = std::vector<Concept>;

const LanguageTag english = *LanguageTag::parse("en");
const LanguageTag german = *LanguageTag::parse("de");

Glossary harbour() {
  Concept item;
  item.id = "harbour";
  item.terms = {{"harbour", english}, {"Hafen", german}};
  return {item};
}

TEST(GlossaryMerge, TakesWhatEachSideChanged) {
  auto ours = harbour();
  auto theirs = harbour();
  ours[0].subject = "sea";
  ours[0].terms.push_back({"port", english, TermStatus::admitted});
  theirs[0].note = "not the pier";
  theirs[0].terms[1].gender = "masculine";
  const auto merged = merge_glossaries(harbour(), ours, theirs);
  EXPECT_TRUE(merged.conflicts.empty());
  auto expected = ours;
  expected[0].note = "not the pier";
  expected[0].terms[1].gender = "masculine";
  EXPECT_EQ(merged.concepts, expected);
}

TEST(GlossaryMerge, LeavesAConflictOpenWithOurValue) {
  auto ours = harbour();
  auto theirs = harbour();
  ours[0].terms[0].note = "a";
  theirs[0].terms[0].note = "b";
  const auto merged = merge_glossaries(harbour(), ours, theirs);
  EXPECT_EQ(merged.concepts, ours);
  const MergeConflict expected{{"harbour", english, "harbour", "note"}, "", "a", "b", false};
  EXPECT_EQ(merged.conflicts, std::vector{expected});
  EXPECT_EQ(merge_glossaries(harbour(), ours, theirs, MergePreference::theirs).concepts, theirs);
  EXPECT_FALSE(merge_glossaries(harbour(), ours, theirs, MergePreference::newest).conflicts[0].resolved);
}

TEST(GlossaryMerge, PrefersTheNewerEntryAndItsDateIsNoConflict) {
  auto ours = harbour();
  auto theirs = harbour();
  ours[0].definition = "a";
  ours[0].modified.date = "2024-03-01";
  theirs[0].definition = "b";
  theirs[0].modified.date = "2024-04-01";
  const auto merged = merge_glossaries(harbour(), ours, theirs, MergePreference::newest);
  EXPECT_EQ(merged.concepts, theirs);
  ASSERT_EQ(merged.conflicts.size(), 1U);
  EXPECT_TRUE(merged.conflicts[0].resolved);
}

TEST(GlossaryMerge, KeepsWhatOneSideTookOutAndTheOtherChanged) {
  auto theirs = harbour();
  theirs[0].terms[0].note = "b";
  auto ours = harbour();
  ours[0].terms.erase(ours[0].terms.begin());
  const auto merged = merge_glossaries(harbour(), ours, theirs);
  ASSERT_EQ(merged.conflicts.size(), 1U);
  EXPECT_EQ(merged.conflicts[0].ours, "absent");
  EXPECT_EQ(merged.concepts[0].terms.size(), 2U);
  EXPECT_EQ(merge_glossaries(harbour(), ours, theirs, MergePreference::ours).concepts, ours);
  EXPECT_TRUE(merge_glossaries(harbour(), {}, harbour()).concepts.empty());
}

TEST(GlossaryMerge, OfTwoNewEntriesWithOneIdHidesNothing) {
  auto theirs = harbour();
  theirs[0].terms[0].status = TermStatus::forbidden;
  EXPECT_EQ(merge_glossaries({}, harbour(), theirs).conflicts.size(), 1U);
}

// ---- properties

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t end) {
  return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
}

Term random_term(Random& random) {
  Term term;
  term.language = below(random, 2) == 0 ? english : german;
  term.text = std::string(1, static_cast<char>('a' + below(random, 4)));
  term.status = static_cast<TermStatus>(below(random, 4));
  if (below(random, 3) == 0) term.note = std::to_string(below(random, 3));
  if (below(random, 4) == 0) term.modified.date = "2024-01-0" + std::to_string(1 + below(random, 3));
  return term;
}

Concept random_concept(Random& random) {
  Concept item;
  item.id = below(random, 5) == 0 ? std::string() : std::to_string(below(random, 5));
  if (below(random, 2) == 0) item.subject = std::to_string(below(random, 3));
  if (below(random, 2) == 0)
    item.properties[std::to_string(below(random, 2))] = below(random, 2) == 0 ? "" : "x";
  if (below(random, 4) == 0) item.relations.push_back({"see", std::to_string(below(random, 3))});
  if (below(random, 4) == 0) item.sections.push_back({german, std::to_string(below(random, 3))});
  for (auto n = below(random, 5); n > 0; --n) item.terms.push_back(random_term(random));
  return item;
}

Glossary random_glossary(Random& random) {
  Glossary out;
  for (auto n = below(random, 6); n > 0; --n) out.push_back(random_concept(random));
  return out;
}

/// Another version of it: concepts and terms taken out, put in, changed, in another order.
Glossary edited(Glossary glossary, Random& random) {
  for (auto n = below(random, 4); n > 0; --n) {
    if (glossary.empty() || below(random, 4) == 0) {
      glossary.push_back(random_concept(random));
      continue;
    }
    const auto at = glossary.begin() + static_cast<std::ptrdiff_t>(below(random, glossary.size()));
    switch (below(random, 5)) {
      case 0: glossary.erase(at); break;
      case 1: std::swap(*at, glossary.front()); break;
      case 2: at->terms.push_back(random_term(random)); break;
      case 3: at->subject = std::to_string(below(random, 3)); break;
      default:
        if (!at->terms.empty()) at->terms.erase(at->terms.begin());
    }
  }
  return glossary;
}

TEST(GlossaryMerge, OfOneChangedSideIsThatSide) {
  Random random(1);
  for (int round = 0; round < 3000; ++round) {
    const auto base = random_glossary(random);
    const auto other = below(random, 2) == 0 ? random_glossary(random) : edited(base, random);
    for (const auto& merged : {merge_glossaries(base, base, other), merge_glossaries(base, other, base),
                               merge_glossaries(base, other, other)}) {
      ASSERT_EQ(merged.concepts, other) << "round " << round;
      ASSERT_TRUE(merged.conflicts.empty()) << "round " << round;
    }
    ASSERT_TRUE(diff_glossaries(other, other).empty());
  }
}

/// Every term with a language, with how often it is there.
std::multiset<std::string> terms_of(const Glossary& glossary) {
  std::multiset<std::string> out;
  for (const auto& item : glossary)
    for (const auto& term : item.terms) out.insert(item.id + '\t' + term.language.str() + '\t' + term.text);
  return out;
}

std::multiset<std::string> ids_of(const Glossary& glossary) {
  std::multiset<std::string> out;
  for (const auto& item : glossary) out.insert(item.id);
  return out;
}

void expect_nothing_lost(const std::multiset<std::string>& base, const std::multiset<std::string>& ours,
                         const std::multiset<std::string>& theirs, const std::multiset<std::string>& merged) {
  for (const auto& one : ours) {
    const auto taken_out = base.count(one) - std::min(base.count(one), theirs.count(one));
    ASSERT_GE(merged.count(one) + taken_out, ours.count(one)) << one;
  }
}

/// Of concepts with one id the first: which term is in which of them could not be told otherwise.
Glossary with_distinct_ids(const Glossary& glossary) {
  Glossary out;
  std::set<std::string> seen;
  for (const auto& item : glossary)
    if (seen.insert(item.id).second) out.push_back(item);
  return out;
}

TEST(GlossaryMerge, LosesNoConceptAndNoTerm) {
  Random random(2);
  for (int round = 0; round < 3000; ++round) {
    auto base = random_glossary(random);
    // Concepts without an id are paired by what they say; here each is told apart from outside.
    for (auto& item : base) item.id = "x" + item.id;
    auto ours = edited(base, random);
    auto theirs = edited(base, random);
    for (auto* side : {&ours, &theirs})
      for (auto& item : *side)
        if (!item.id.starts_with('x')) item.id = "x" + item.id;
    const auto merged = merge_glossaries(base, ours, theirs).concepts;
    expect_nothing_lost(ids_of(base), ids_of(ours), ids_of(theirs), ids_of(merged));
    expect_nothing_lost(ids_of(base), ids_of(theirs), ids_of(ours), ids_of(merged));
    const auto base_once = with_distinct_ids(base);
    const auto ours_once = with_distinct_ids(ours);
    const auto theirs_once = with_distinct_ids(theirs);
    const auto once = terms_of(merge_glossaries(base_once, ours_once, theirs_once).concepts);
    expect_nothing_lost(terms_of(base_once), terms_of(ours_once), terms_of(theirs_once), once);
    expect_nothing_lost(terms_of(base_once), terms_of(theirs_once), terms_of(ours_once), once);
  }
}

}  // namespace
}  // namespace distich
