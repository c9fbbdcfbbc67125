#include <random>

#include "memory_fixture.hpp"
#include <reference/concordance.hpp>

namespace distich::tests {
namespace {

/// Texts of characters that folding joins, splits, drops and moves.
class RandomConcordances : public MemoryTest {
 protected:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  template <class Items>
  const auto& one_of(const Items& items) {
    return items[below(items.size())];
  }

  std::string text(std::size_t longest) {
    static const std::vector<std::string> usual{"a",     "b", "e", "n", "the ", "of ",
                                                "port ", "e", " ", " ", ". ",   "2"};
    static const std::vector<std::string> odd{
        "²",  "½",  "™",  "㎏",     "ŀ",  "ŉ",  "…",  "...",    "¨",      "´",      "\u0301", "\u0307",
        "İ",  "i̇",  "ß",  "ﬁ",      "ẞ",  "Σ",  "ς",  "\u200d", "\u200c", "\u00ad", "\u0600", "\ufe0f",
        "❤",  "=",  "＝", "\u0338", "ｶ",  "ﾞ",  "ガ", "カ",     "か",     "\u3099", "㋕",     "港",
        "的", "㍿", "ー", "、",     "ุ",   "ำ",  "่",   "ก",      "ب",      "َ",       "ـ",      "ﷺ",
        "ا",  "ٔ",   "أ",  "한",     "ᄀ", "ᅡ", "㉠", "가",     "ﾡ",      "ה",      "׳",      "\"",
        "“",  "’",  "क",  "्",       "ि",  "Ω",  "ǆ",  "①",      "\u2065", "\u034f"};
    std::string out;
    for (auto left = 1 + below(longest); left > 0; --left) out += below(3) == 0 ? one_of(odd) : one_of(usual);
    return out;
  }

  /// Some of a text that the memory has, or any text.
  std::string query() {
    if (model_.empty() || below(6) == 0) return text(3);
    const auto& unit = std::next(model_.begin(), static_cast<std::ptrdiff_t>(below(model_.size())))->second;
    const auto& whole = one_of(unit.variants).text.text;
    auto begin = below(whole.size());
    while ((static_cast<unsigned char>(whole[begin]) & 0xC0U) == 0x80) --begin;
    auto end = std::min(whole.size(), begin + 1 + below(below(3) == 0 ? 40 : 8));
    while (end < whole.size() && (static_cast<unsigned char>(whole[end]) & 0xC0U) == 0x80) ++end;
    return whole.substr(begin, end - begin);
  }

  void add_some(std::size_t count) {
    const auto transaction = store_->begin();
    for (std::size_t i = 0; i < count; ++i) {
      const auto longest = below(100) == 0 ? 900U : 14U;
      std::vector<Variant> variants{variant("en", text(longest)), variant("fr", text(6))};
      if (below(5) == 0) variants.push_back(variant("en-GB", text(longest)));
      const auto each = unit(std::move(variants));
      ImportCounts counts;
      memory_.add(each, session_, counts);
      if (counts.added == 1) model_.emplace(UnitId{++last_}, each);
    }
    transaction->commit();
  }

  void erase_some(std::size_t count) {
    const auto transaction = store_->begin();
    for (; count > 0 && !model_.empty(); --count) {
      const auto victim = std::next(model_.begin(), static_cast<std::ptrdiff_t>(below(model_.size())));
      ASSERT_TRUE(store_->tm().erase(victim->first));
      model_.erase(victim);
    }
    transaction->commit();
  }

  void expect_equal_answers(const std::string& query) {
    constexpr std::size_t all = 1'000'000;
    const auto expected = text::normalize(query, text::Form::term).empty()
                              ? std::vector<reference::PlainHit>()
                              : reference::concordance(model_, query, "en");
    const auto found = memory_.concordance(query, english_french_, {.limit = all});
    std::vector<UnitId> units;
    for (const auto& hit : found.hits) units.push_back(hit.unit);
    std::vector<UnitId> wanted;
    for (const auto& hit : expected) wanted.push_back(hit.unit);
    ASSERT_EQ(units, wanted) << "for [" << query << "]";
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_EQ(found.hits[i].source, model_.at(expected[i].unit).variants[expected[i].variant].text);
    }
    EXPECT_TRUE(found.complete);
    EXPECT_EQ(found.total, expected.size());
    const auto skip = below(expected.size() + 2);
    const auto page = memory_.concordance(query, english_french_, {.limit = 5, .skip = skip}).hits;
    ASSERT_EQ(page.size(), std::min<std::size_t>(5, expected.size() - std::min(skip, expected.size())));
    for (std::size_t i = 0; i < page.size(); ++i) EXPECT_EQ(page[i].unit, wanted[skip + i]);
  }

  std::mt19937 random_{20260909};
  std::map<UnitId, TranslationUnit> model_;
  std::int64_t last_ = 0;
};

TEST_F(RandomConcordances, AreThoseOfAScan) {
  for (int round = 0; round < 20; ++round) {
    add_some(40);
    if (round % 4 == 3) erase_some(30);
    for (int i = 0; i < 25; ++i) expect_equal_answers(query());
  }
  EXPECT_THAT(memory_.check(), testing::IsEmpty());
}

/// So many units that the index is in runs that were merged.
TEST_F(RandomConcordances, AreThoseOfAScanWhenThereIsMuch) {
  for (int round = 0; round < 5; ++round) {
    add_some(1100);
    erase_some(round == 3 ? 2000 : 100);
    for (int i = 0; i < 8; ++i) expect_equal_answers(query());
    for (const auto* each : {"e", "of the", "的"}) expect_equal_answers(each);
  }
  EXPECT_THAT(memory_.check(), testing::IsEmpty());
}

}  // namespace
}  // namespace distich::tests
