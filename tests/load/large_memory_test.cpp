// A memory of a million units, 1 % of them twice, in five scripts: what is done with it keeps within its
// memory, and every unit is counted.
#include <fstream>

#include "load.hpp"
#include "texts.hpp"

namespace distich::tests {
namespace {

std::uint64_t units() {
  return by_size<std::uint64_t>(4000, 1'000'000);
}

std::uint64_t repeated() {
  return units() / 100;
}

/// Of the numbers below `end` those that are translated into a language.
std::uint64_t translated(std::string_view language, std::uint64_t end) {
  std::uint64_t count = 0;
  for (std::uint64_t number = 0; number < end; ++number) count += load_target(number) == language ? 1U : 0U;
  return count;
}

class LargeMemory : public testing::Test {
 protected:
  void SetUp() override {
    // Behind a unit that has no number the repeated ones have the neighbours that they had, but for the
    // first.
    write_memory(folder_ / "memory.tmx", {{0, units()}, {0, repeated()}});
    write_article(folder_ / "article.txt", "en", {units() - 100, units() + 100});
  }

  Outcome expect(const std::string& what, const std::vector<std::string>& words, int exit_code = 0) {
    return expect_run(what, folder_.path(), words, exit_code);
  }

  /// How many units there are.
  std::uint64_t size() {
    return member(run_distich(folder_.path(), {"memory", "stats", "--json"}).output, "units");
  }

  LoadFolder folder_{LoadFolder::Place::disk};
};

/// Every number of `table`, a column of texts, has its bit; says how many texts there are in all.
std::uint64_t tick_off(const std::filesystem::path& table, std::vector<bool>& there) {
  std::ifstream in(table);
  std::string line;
  std::getline(in, line);  // the languages
  std::uint64_t count = 0;
  for (; std::getline(in, line); ++count) there.at(number_in(line)) = true;
  return count;
}

TEST_F(LargeMemory, IsImportedAskedExportedAndThinnedOut) {
  // What docs/memory.md says of imports and look-ups, and room for another machine's libraries.
  constexpr std::uint64_t import_may_take = 160 * megabyte;
  constexpr std::uint64_t rest_may_take = 200 * megabyte;
  constexpr std::uint64_t check_may_take = 450 * megabyte;

  const auto imported = expect("import", {"import", "--json", "memory.tmx"});
  expect_peak(imported, import_may_take);
  EXPECT_EQ(member(imported.output, "added") + member(imported.output, "duplicates"), units() + repeated());
  const auto stored = member(imported.output, "added");
  EXPECT_EQ(size(), stored);
  say("import: " + std::to_string(stored) + " units, " +
      std::to_string(stored * 1'000'000 / static_cast<std::uint64_t>(imported.cpu.count())) +
      " a second of CPU; store of " + to_megabytes(std::filesystem::file_size(folder_ / "store.db")));

  const auto matched =
      expect("match of 200 sentences", {"match", "--tsv", "article.txt", "-s", "en", "-t", "de"});
  expect_peak(matched, rest_may_take);
  for (auto number = units() - 100; number < units(); ++number) {
    if (load_target(number) != "de") continue;
    EXPECT_NE(matched.output.find(load_sentence("de", number)), std::string::npos) << number;
  }

  const auto found = expect("concordance", {"concordance", "green lamps", "-s", "en", "-t", "zh", "--json"});
  expect_peak(found, rest_may_take);
  EXPECT_GT(member(found.output, "total"), 0U);
  expect_peak(expect("concordance in Chinese", {"concordance", "绿灯", "-s", "zh", "-t", "en", "--json"}),
              rest_may_take);

  expect_peak(expect("export TMX", {"export", "-q", "-o", "all.tmx"}), rest_may_take);
  EXPECT_EQ(lines_with(folder_ / "all.tmx", "</tu>"), stored);
  std::vector<bool> there(units());
  std::uint64_t texts = 0;
  for (const std::string language : {"de", "ru", "ar", "zh"}) {
    expect_peak(expect("export TSV en-" + language,
                       {"export", "-q", "-s", "en", "-t", language, "-o", language + ".tsv"}),
                rest_may_take);
    texts += tick_off(folder_ / (language + ".tsv"), there);
  }
  EXPECT_EQ(texts, stored);
  EXPECT_EQ(static_cast<std::uint64_t>(std::ranges::count(there, true)), units());

  const auto checked = expect("memory check", {"memory", "check"});
  expect_peak(checked, check_may_take);

  const auto thinned = expect("dedupe", {"memory", "dedupe", "--ignore-context", "--json"});
  expect_peak(thinned, rest_may_take);
  EXPECT_EQ(member(thinned.output, "duplicates"), stored - units());
  EXPECT_EQ(size(), units());

  const auto deleted = expect("delete of all Russian", {"memory", "delete", "-t", "ru", "--json"});
  expect_peak(deleted, rest_may_take);
  EXPECT_EQ(member(deleted.output, "units"), translated("ru", units()));
  EXPECT_EQ(size(), units() - translated("ru", units()));

  const auto undone =
      expect("undo of that", {"memory", "undo", std::to_string(member(deleted.output, "session"))});
  expect_peak(undone, rest_may_take);
  EXPECT_EQ(size(), units());
  expect_peak(expect("memory check", {"memory", "check"}), check_may_take);
}

}  // namespace
}  // namespace distich::tests
