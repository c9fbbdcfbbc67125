#include <algorithm>
#include <map>

#include "index_fixture.hpp"
#include <distich/base/error.hpp>
#include <distich/index/key_table.hpp>

namespace distich::index {
namespace {

std::vector<Fingerprint> fingerprints(const std::vector<Text>& texts, const std::set<Owner>& without = {}) {
  std::vector<Fingerprint> all;
  for (const auto& text : texts) {
    if (!without.contains(text.owner)) all.push_back(fingerprint({text.owner, text.tokens, text.keys}));
  }
  std::ranges::sort(all);
  return all;
}

std::vector<Fingerprint> fingerprints(const Run& run) {
  std::vector<Fingerprint> all;
  EXPECT_TRUE(audit(run, all));
  std::ranges::sort(all);
  return all;
}

std::vector<Owner> with_key(const Run& run, Key key) {
  std::vector<Owner> owners;
  run.with_key(key, owners);
  std::ranges::sort(owners);
  return owners;
}

TEST(Run, KeepsWhatItWasBuiltFrom) {
  RandomTexts random(20260202);
  for (const std::size_t size : {1U, 2U, 255U, 256U, 257U, 512U, 3000U, 20000U}) {
    const auto texts = random.texts(size);
    const KeptRun kept(texts);
    ASSERT_EQ(kept.run->size(), size);
    EXPECT_EQ(fingerprints(*kept.run), fingerprints(texts));
    for (Key key = 0; key < 52; ++key) {
      std::vector<Owner> expected;
      for (const auto& text : texts) {
        for (const auto each : text.keys) {
          if (each == key) expected.push_back(text.owner);
        }
      }
      EXPECT_EQ(with_key(*kept.run, key), expected);
    }
  }
}

TEST(Run, KeepsKeysOfTextsWithoutTokens) {
  std::vector<Text> texts;
  for (Owner owner = 1; owner <= 3000; ++owner) texts.push_back({owner, {}, {static_cast<Key>(owner * 7)}});
  const KeptRun one(texts);
  EXPECT_EQ(fingerprints(*one.run), fingerprints(texts));
  EXPECT_EQ(with_key(*one.run, 2900 * 7), std::vector<Owner>{2900});
  EXPECT_TRUE(with_key(*one.run, 3).empty());
}

/// Words of a run, in its order.
std::vector<Word> words_of_run(const Run& run, std::size_t begin, std::size_t end) {
  std::vector<Word> words;
  for (auto i = begin; i < end; ++i) {
    const auto block = run.word_block(i);
    for (std::size_t row = 0; row < block.size(); ++row) words.push_back(block[row]);
  }
  return words;
}

TEST(RunWords, WithASignAreKeptApart) {
  const std::vector<Token> tokens{30, 10, 20, 40};
  EntryList list;
  list.add({1, tokens, {}, "c\n\5a\nb\n\1d\n"});
  std::map<PartNumber, std::string> parts;
  build_run(list, [&](PartNumber number, std::string_view bytes) { parts[number] = bytes; });
  index::Run built([&](PartNumber number) { return parts.at(number); });
  std::map<PartNumber, std::string> merged_parts;
  index::Run* const source = &built;
  merge_runs(
      std::span(&source, 1), [](Owner) { return false; },
      [&](PartNumber number, std::string_view bytes) { merged_parts[number] = bytes; });
  const index::Run merged([&](PartNumber number) { return merged_parts.at(number); });
  for (const auto* run : {static_cast<const index::Run*>(&built), &merged}) {
    const auto common = run->common_word_blocks();
    EXPECT_EQ(words_of_run(*run, 0, common), (std::vector<Word>{{20, "b"}, {30, "c"}}));
    EXPECT_EQ(words_of_run(*run, common, run->word_blocks()), (std::vector<Word>{{10, "\5a"}, {40, "\1d"}}));
    std::vector<Fingerprint> found;
    EXPECT_TRUE(audit(*run, found));
  }
}

TEST(KeyTable, FindsAllOwnersOfAKey) {
  KeyTable table;
  std::multimap<Key, Owner> expected;
  for (int round = 0; round < 2; ++round) {
    for (Owner owner = 0; owner < 5000; ++owner) {
      const auto key = static_cast<Key>(owner % 997 * 0x9E3779B9U);
      table.add(key, owner);
      expected.emplace(key, owner);
    }
    for (const auto& [key, owner] : expected) {
      std::vector<Owner> found;
      table.find(key, found);
      EXPECT_EQ(found.size(), expected.count(key));
      EXPECT_NE(std::ranges::find(found, owner), found.end());
    }
    std::vector<Owner> none;
    table.find(12345, none);
    EXPECT_TRUE(none.empty());
    table.clear();
    expected.clear();
  }
}

TEST(Run, IsTheSameBytesForTheSameTexts) {
  RandomTexts random(1);
  const auto texts = random.texts(2000);
  EXPECT_EQ(KeptRun(texts).parts, KeptRun(texts).parts);
}

TEST(Run, MergesWithoutWhatIsErased) {
  RandomTexts random(20260204);
  for (int round = 0; round < 8; ++round) {
    std::vector<Text> all;
    std::vector<std::unique_ptr<KeptRun>> runs;
    for (std::size_t i = 0; i < 1 + random.below(6); ++i) {
      const auto texts = random.texts(1 + random.below(3000));
      all.insert(all.end(), texts.begin(), texts.end());
      runs.push_back(std::make_unique<KeptRun>(texts));
    }
    std::set<Owner> erased;
    for (const auto& text : all) {
      if (random.below(4) == 0) erased.insert(text.owner);
    }
    std::vector<const KeptRun*> sources;
    for (const auto& run : runs) sources.push_back(run.get());
    const KeptRun merged(sources, erased);
    ASSERT_TRUE(merged.run);
    EXPECT_EQ(fingerprints(*merged.run), fingerprints(all, erased));
    // A merged run is the one that would have been built, but for the order within a length.
    EXPECT_EQ(merged.run->size(), all.size() - erased.size());
    // Found again: lists of terms point where they should.
    Query query;
    for (const auto& text : all) {
      if (erased.contains(text.owner) || text.tokens.empty() || random.below(10) != 0) continue;
      query.prepare(text.tokens);
      std::vector<Found> found;
      query.search(*merged.run, {10000}, found);
      EXPECT_TRUE(std::ranges::any_of(found, [&](const Found& each) { return each.owner == text.owner; }));
    }
  }
}

TEST(Run, OfNothingIsNotWrittenByAMerge) {
  const KeptRun one({{1, {1, 2}, {3}}});
  const KeptRun merged({&one}, {1});
  EXPECT_FALSE(merged.run);
  EXPECT_TRUE(merged.parts.empty());
}

TEST(Run, ForgetsPartsAndReadsThemAgain) {
  RandomTexts random(20260205);
  const auto texts = random.texts(5000);
  const KeptRun kept(texts);
  EXPECT_EQ(fingerprints(*kept.run), fingerprints(texts));
  EXPECT_GT(kept.run->held(), 100'000U);
  kept.run->forget();
  kept.run->forget();
  EXPECT_EQ(kept.run->held(), 0U);
  EXPECT_EQ(fingerprints(*kept.run), fingerprints(texts));
}

/// Any byte of any part may be wrong: that is told or does no harm (run under sanitizers).
TEST(Run, SurvivesDamage) {
  RandomTexts random(20260206);
  const auto texts = random.texts(600);
  const KeptRun sound(texts);
  Query query;
  for (int round = 0; round < 3000; ++round) {
    KeptRun damaged(std::vector<Text>{});
    damaged.parts = sound.parts;
    auto part = damaged.parts.begin();
    if (random.below(3) != 0)
      std::advance(part, static_cast<std::ptrdiff_t>(random.below(damaged.parts.size())));
    auto& bytes = part->second;
    if (random.below(3) == 0) {
      bytes.resize(random.below(bytes.size()));
    } else {
      bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
    }
    try {
      damaged.open();
      query.prepare(random.edited(texts[random.below(texts.size())].tokens));
      std::vector<Found> found;
      query.search(*damaged.run, {5000}, found);
      std::vector<Owner> owners;
      damaged.run->with_key(static_cast<Key>(random.below(50)), owners);
      std::vector<Fingerprint> all;
      (void)audit(*damaged.run, all);
      (void)KeptRun({&damaged}, {});
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::storage);
    }
  }
}

TEST(Entries, AreTheSameAfterBytes) {
  RandomTexts random(20260207);
  const auto texts = random.texts(300);
  EntryList list;
  std::string bytes;
  for (const auto& text : texts) {
    bytes.clear();
    encode({text.owner, text.tokens, text.keys}, bytes);
    decode(bytes, list);
  }
  ASSERT_EQ(list.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(list[i].owner, texts[i].owner);
    EXPECT_TRUE(std::ranges::equal(list[i].tokens, texts[i].tokens));
    EXPECT_TRUE(std::ranges::equal(list[i].keys, texts[i].keys));
  }
  EXPECT_THROW(decode("", list), Error);
  EXPECT_THROW(decode(bytes.substr(0, bytes.size() - 1), list), Error);
}

}  // namespace
}  // namespace distich::index
