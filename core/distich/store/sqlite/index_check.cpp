#include <algorithm>
#include <map>
#include <optional>

#include <distich/base/error.hpp>
#include <distich/index/audit.hpp>
#include <distich/store/sqlite/content_internal.hpp>
#include <distich/store/sqlite/index_check_internal.hpp>

namespace distich::sqlite {
namespace {

/// More than this of one kind says nothing new.
constexpr std::size_t most_of_a_kind = 100;

using Texts = std::vector<index::Fingerprint>;

Texts indexed_texts(FuzzyIndex& index, const std::string& language, std::vector<std::string>& problems) {
  const auto all = index.snapshot(language);
  Texts texts;
  for (const auto& run : all.runs) {
    if (!index::audit(*run, texts)) {
      problems.push_back(tr("the fuzzy index of {1} contradicts itself", language).english());
    }
    run->forget();
    run->forget();
  }
  for (std::size_t i = 0; i < all.tail.size(); ++i) texts.push_back(index::fingerprint(all.tail[i]));
  std::erase_if(texts, [&](const index::Fingerprint& each) {
    return std::ranges::binary_search(all.erased, each.owner);
  });
  std::ranges::sort(texts);
  return texts;
}

/// Sorted, by language.
using TextsByLanguage = std::map<std::string, Texts, std::less<>>;

/// What the index should have for these keys.
TextsByLanguage expected_texts(const TmStore& tm, const KeysOf& keys_of) {
  TextsByLanguage texts;
  tm.each([&](const StoredUnit& stored) {
    const auto keys = keys_of(stored.unit);
    const auto content = content_key(content_hash(stored.unit));
    texts[std::string(contents_of_units)].push_back(
        index::fingerprint({static_cast<index::Owner>(stored.id), {}, std::span(&content, 1)}));
    for (std::size_t i = 0; i < keys.size(); ++i) {
      texts[std::string(stored.unit.variants[i].language.primary())].push_back(
          index::fingerprint({static_cast<index::Owner>(stored.id), keys[i].tokens, keys[i].keys}));
    }
    return true;
  });
  for (auto& [language, each] : texts) std::ranges::sort(each);
  return texts;
}

/// Whose texts the index should have: read without the texts, which may be damaged.
TextsByLanguage expected_owners(Work& work) {
  TextsByLanguage texts;
  Statement read(
      work.connection(),
      "SELECT primary_subtag, unit FROM variant JOIN language ON language.id = language ORDER BY unit");
  auto rows = read.query();
  auto& contents = texts[std::string(contents_of_units)];
  while (rows.next()) {
    const auto unit = rows.integer(1);
    texts[std::string(rows.text(0))].push_back({unit, 0});
    if (contents.empty() || contents.back().owner != unit) contents.push_back({unit, 0});
  }
  return texts;
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
      auto found = indexed_texts(index, language, problems);
      if (!keys_of) {
        for (auto& each : found) each.hash = 0;
      }
      compare(language, expected[language], found, problems);
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::storage) throw;
    problems.emplace_back(error.what());
  }
  return problems;
}

}  // namespace distich::sqlite
