#pragma once
// Random texts, and what must hold of their alignment: beads tile both sides, and confidence is a
// probability.
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/align/aligner.hpp>

namespace distich {

class RandomSide {
 public:
  RandomSide(std::mt19937& random, std::size_t most) {
    static const std::vector<std::string> pieces = {"a", "Norvik", "1987", "۱۲", " ",     " ", ".",
                                                    "?", "停火",   "ж",    "",   "слово", "—"};
    for (auto segments = random() % (most + 1); segments > 0; --segments) {
      std::string text;
      for (auto count = random() % 6; count > 0; --count) text += pieces[random() % pieces.size()];
      texts_.push_back(std::move(text));
    }
    views_.assign(texts_.begin(), texts_.end());
  }

  [[nodiscard]] std::span<const std::string_view> segments() const { return views_; }

 private:
  std::vector<std::string> texts_;
  std::vector<std::string_view> views_;
};

/// Sides of `most` segments at most; a share of them is empty.
inline void check_random(unsigned seed, int rounds, std::size_t most) {
  std::mt19937 random(seed);
  const auto english = *LanguageTag::parse("en");
  for (int round = 0; round < rounds; ++round) {
    const RandomSide source(random, most);
    const RandomSide target(random, most);
    AlignOptions options;
    options.max_source = random() % 5 + 1;
    options.max_target = random() % 5 + 1;
    const auto beads = align({{source.segments(), english}, {target.segments(), english}}, options);
    ASSERT_TRUE(tiles(beads, source.segments().size(), target.segments().size())) << "round " << round;
    for (const auto& bead : beads) {
      ASSERT_GE(bead.confidence, 0);
      ASSERT_LE(bead.confidence, 1);
      ASSERT_LE(bead.source.size(), options.max_source);
      ASSERT_LE(bead.target.size(), options.max_target);
    }
  }
}

}  // namespace distich
