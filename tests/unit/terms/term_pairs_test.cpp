#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/terms/term_pairs.hpp>
#include <reference/extract.hpp>

namespace distich {
namespace {

using Unit = std::pair<std::string, std::string>;

TermCandidate candidate(const std::string& text) {
  TermCandidate out;
  out.text = text;
  out.forms = {{text, 1, {}}};
  return out;
}

std::vector<TermCandidate> candidates(const std::vector<std::string>& texts) {
  std::vector<TermCandidate> out;
  for (const auto& text : texts) out.push_back(candidate(text));
  return out;
}

bool has(const std::string& text, const std::string& word) {
  const auto words = reference::words_of(text);
  return std::ranges::find(words, word) != words.end();
}

/// Every pair by definition, then the strongest again and again.
std::vector<TermPair> slow_links(const std::vector<std::string>& sources,
                                 const std::vector<std::string>& targets, const std::vector<Unit>& units,
                                 const TermPairOptions& options) {
  std::vector<TermPair> all;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    for (std::size_t t = 0; t < targets.size(); ++t) {
      TermPair pair;
      pair.source = s;
      pair.target = t;
      for (std::size_t u = units.size(); u-- > 0;) {
        const bool in_source = has(units[u].first, sources[s]);
        const bool in_target = has(units[u].second, targets[t]);
        pair.source_units += in_source ? 1U : 0U;
        pair.target_units += in_target ? 1U : 0U;
        pair.units += in_source && in_target ? 1U : 0U;
        if (in_source && in_target) pair.example = u;
      }
      const auto n = static_cast<double>(units.size());
      const auto f = static_cast<double>(pair.source_units);
      const auto g = static_cast<double>(pair.target_units);
      const auto both = static_cast<double>(pair.units);
      pair.association = reference::log_likelihood(both, f, g, n);
      pair.dice = f + g > 0 ? 2.0 * both / (f + g) : 0.0;
      if (pair.units >= options.min_units && both > f * g / n && pair.dice >= options.least_dice)
        all.push_back(pair);
    }
  }
  std::vector<TermPair> links;
  while (!all.empty()) {
    const auto best = *std::ranges::min_element(all, [](const TermPair& a, const TermPair& b) {
      // Rounding must not decide between what is equal.
      if (std::abs(a.association - b.association) > 1e-7) return a.association > b.association;
      return std::tie(b.dice, a.source, a.target) < std::tie(a.dice, b.source, b.target);
    });
    links.push_back(best);
    std::erase_if(
        all, [&](const TermPair& pair) { return pair.source == best.source || pair.target == best.target; });
  }
  return links;
}

TEST(TermPairs, AreLinkedAsTheDefinitionSays) {
  const std::vector<std::string> sources = {"a0", "a1", "a2", "a3", "a4"};
  const std::vector<std::string> targets = {"b0", "b1", "b2", "b3", "b4"};
  const LanguagePair languages{*LanguageTag::parse("x-one"), *LanguageTag::parse("x-two")};
  for (unsigned seed = 1; seed <= 50; ++seed) {
    std::mt19937 random(seed);
    std::vector<Unit> units;
    for (int i = 0; i < 40; ++i) {
      Unit unit{"s", "t"};
      for (std::size_t word = 0; word < sources.size(); ++word) {
        const bool there = random() % 4 == 0;
        if (there) unit.first += ' ' + sources[word];
        if (there ? random() % 5 != 0 : random() % 9 == 0) unit.second += ' ' + targets[word];
      }
      units.push_back(std::move(unit));
    }
    const TermPairOptions options;
    TermPairs pairs(candidates(sources), candidates(targets), languages, options);
    for (const auto& [source, target] : units) pairs.add(source, target);
    const auto found = pairs.links();
    const auto expected = slow_links(sources, targets, units, options);
    ASSERT_EQ(found.size(), expected.size()) << seed;
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].source, expected[i].source) << seed;
      EXPECT_EQ(found[i].target, expected[i].target) << seed;
      EXPECT_EQ(found[i].units, expected[i].units) << seed;
      EXPECT_EQ(found[i].source_units, expected[i].source_units) << seed;
      EXPECT_EQ(found[i].target_units, expected[i].target_units) << seed;
      EXPECT_EQ(found[i].example, expected[i].example) << seed;
      EXPECT_NEAR(found[i].association, expected[i].association, 1e-6) << seed;
      EXPECT_NEAR(found[i].dice, expected[i].dice, 1e-12) << seed;
    }
  }
}

TEST(TermPairs, WantTwoUnits) {
  const LanguagePair languages{*LanguageTag::parse("en"), *LanguageTag::parse("de")};
  TermPairs pairs(candidates({"sluice"}), candidates({"Schleuse"}), languages);
  pairs.add("the sluice", "die Schleuse");
  pairs.add("it rained", "es regnete");
  EXPECT_TRUE(pairs.links().empty());
  pairs.add("two sluices", "zwei Schleusen");
  ASSERT_EQ(pairs.links().size(), 1U) << "inflected forms are found";
  EXPECT_EQ(pairs.links()[0].units, 2U);
}

}  // namespace
}  // namespace distich
