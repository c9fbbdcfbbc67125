#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>

#include <distich/base/error.hpp>
#include <distich/index/audit.hpp>
#include <distich/store/sqlite/content_internal.hpp>
#include <distich/store/sqlite/index_check_internal.hpp>

namespace distich::sqlite {
namespace {

/// More than this of one kind says nothing new.
constexpr std::size_t most_of_a_kind = 100;

using Texts = std::vector<index::Fingerprint>;
using Words = std::unordered_set<std::uint64_t>;  ///< by their hashes

void add_words(const index::EntryView& entry, Words& words) {
  index::each_word(entry, [&](index::Word word) { words.insert(index::word_hash(word)); });
}

Texts indexed_texts(FuzzyIndex& index, const std::string& language, Words& words,
                    std::vector<std::string>& problems) {
  const auto all = index.snapshot(language);
  Texts texts;
  for (const auto& run : all.runs) {
    index::words_of(*run, words);
    if (!index::audit(*run, texts)) {
      problems.push_back(tr("the fuzzy index of {1} contradicts itself", language).english());
    }
    run->forget();
  }
  for (std::size_t i = 0; i < all.tail.size(); ++i) {
    texts.push_back(index::fingerprint(all.tail[i]));
    add_words(all.tail[i], words);
  }
  std::erase_if(texts, [&](const index::Fingerprint& each) {
    return std::ranges::binary_search(all.erased, each.owner);
  });
  std::ranges::sort(texts);
  return texts;
}

/// What the index should have of a language: texts, sorted, and the words of its vocabulary.
struct Expected {
  Texts texts;
  Words words;
};

using ExpectedByLanguage = std::map<std::string, Expected, std::less<>>;

/// What the index should have for these keys.
ExpectedByLanguage expected_texts(const TmStore& tm, const KeysOf& keys_of) {
  ExpectedByLanguage all;
  tm.each([&](const StoredUnit& stored) {
    const auto keys = keys_of(stored.unit);
    const auto content = content_key(content_hash(stored.unit));
    all[std::string(contents_of_units)].texts.push_back(
        index::fingerprint({static_cast<index::Owner>(stored.id), {}, std::span(&content, 1), {}}));
    for (std::size_t i = 0; i < keys.size(); ++i) {
      auto& expected = all[std::string(stored.unit.variants[i].language.primary())];
      const index::EntryView entry{static_cast<index::Owner>(stored.id), keys[i].tokens, keys[i].keys,
                                   keys[i].words};
      expected.texts.push_back(index::fingerprint(entry));
      add_words(entry, expected.words);
    }
    return true;
  });
  for (auto& [language, each] : all) std::ranges::sort(each.texts);
  return all;
}

/// Whose texts the index should have: read without the texts, which may be damaged.
ExpectedByLanguage expected_owners(Work& work) {
  ExpectedByLanguage all;
  Statement read(
      work.connection(),
      "SELECT primary_subtag, unit FROM variant JOIN language ON language.id = language ORDER BY unit");
  auto rows = read.query();
  auto& contents = all[std::string(contents_of_units)].texts;
  while (rows.next()) {
    const auto unit = rows.integer(1);
    all[std::string(rows.text(0))].texts.push_back({unit, 0});
    if (contents.empty() || contents.back().owner != unit) contents.push_back({unit, 0});
  }
  return all;
}

/// Words of texts that are gone may stay in the index for a while.
void compare_words(const std::string& language, const Words& expected, const Words& found,
                   std::vector<std::string>& problems) {
  const auto missing =
      std::ranges::count_if(expected, [&](std::uint64_t word) { return !found.contains(word); });
  if (missing > 0) {
    problems.push_back(
        tr("the fuzzy index of {1} lacks {2} words of its texts", language, missing).english());
  }
}

void compare(const std::string& language, const Texts& expected, const Texts& found,
             std::vector<std::string>& problems) {
  std::vector<index::Fingerprint> differ;
  std::ranges::set_symmetric_difference(expected, found, std::back_inserter(differ));
  const auto same_owner = [](const auto& a, const auto& b) { return a.owner == b.owner; };
  differ.erase(std::unique(differ.begin(), differ.end(), same_owner), differ.end());
  for (std::size_t i = 0; i < std::min(differ.size(), most_of_a_kind); ++i) {
    problems.push_back(
        tr("unit {1} is not in the fuzzy index of {2} as it should be", differ[i].owner, language).english());
  }
}

}  // namespace

std::vector<std::string> find_index_problems(Work& work, FuzzyIndex& index, const TmStore& tm,
                                             const KeysOf& keys_of) {
  std::vector<std::string> problems;
  try {
    auto expected = keys_of ? expected_texts(tm, keys_of) : expected_owners(work);
    for (const auto& language : index.languages()) {
      Words words;
      auto found = indexed_texts(index, language, words, problems);
      if (!keys_of) {
        for (auto& each : found) each.hash = 0;
      }
      compare(language, expected[language].texts, found, problems);
      compare_words(language, expected[language].words, words, problems);
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::storage) throw;
    problems.emplace_back(error.what());
  }
  return problems;
}

}  // namespace distich::sqlite
