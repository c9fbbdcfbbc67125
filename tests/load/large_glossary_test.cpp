// A glossary of a hundred thousand concepts: every one is found, and what is done with it takes bounded
// memory and time that grows with it, not with its square.
#include <fstream>

#include "load.hpp"
#include "texts.hpp"

namespace distich::tests {
namespace {

namespace fs = std::filesystem;

/// Of each seventh number a sentence that names its term; how many there are.
std::uint64_t write_article_of_terms(const fs::path& file, std::uint64_t concepts) {
  constexpr std::uint64_t step = 7;
  std::ofstream out(file);
  std::uint64_t count = 0;
  for (std::uint64_t number = 0; number < concepts; number += step, ++count)
    out << "The pilot sold the " << load_term("en", number) << " at noon.\n\n";
  return count;
}

struct Costs {
  double import = 0;
  double terms = 0;
  double lint = 0;
  double export_tbx = 0;
};

double seconds(const Outcome& outcome) {
  return static_cast<double>(outcome.cpu.count()) / 1e6;
}

/// Does it all, and says what CPU it took.
Costs work_with(std::uint64_t concepts) {
  // Some 2 KB a concept and language, and the program.
  const auto may_take = 50 * megabyte + concepts * 5000;
  const LoadFolder folder;
  const auto expect = [&](const std::string& what, const std::vector<std::string>& words, int exit_code = 0) {
    auto outcome =
        expect_run(what + ", " + std::to_string(concepts) + " concepts", folder.path(), words, exit_code);
    expect_peak(outcome, may_take);
    return outcome;
  };
  write_glossary(folder / "terms.tsv", {0, concepts});
  const auto named = write_article_of_terms(folder / "article.txt", concepts);
  Costs costs;

  const auto imported = expect("import", {"glossary", "import", "--json", "terms.tsv"});
  EXPECT_EQ(member(imported.output, "added"), concepts);
  costs.import = seconds(imported);

  costs.terms =
      seconds(expect("terms", {"terms", "article.txt", "-s", "en", "-t", "de", "--tsv", "-o", "found.tsv"}));
  EXPECT_EQ(lines_with(folder / "found.tsv", "device "), named);

  costs.lint = seconds(expect("lint", {"glossary", "lint", "--json"}));

  costs.export_tbx = seconds(expect("export TBX", {"glossary", "export", "-o", "terms.tbx"}));
  EXPECT_EQ(lines_with(folder / "terms.tbx", "<conceptEntry"), concepts);

  const auto back =
      expect("import of that", {"glossary", "import", "--json", "terms.tbx", "--store", "back.db"});
  EXPECT_EQ(member(back.output, "added"), concepts);
  return costs;
}

TEST(LargeGlossary, TakesTimeThatGrowsWithIt) {
  const auto concepts = by_size<std::uint64_t>(4000, 100'000);
  const auto tenth = work_with(concepts / 10);
  const auto whole = work_with(concepts);
  // Ten times as much, and then half as much again for machines that do other things too; a square would be
  // 100.
  constexpr double most = 15;
  constexpr double starting = 0.2;  // seconds that count for nothing
  for (const auto cost : {&Costs::import, &Costs::terms, &Costs::lint, &Costs::export_tbx})
    EXPECT_LE(whole.*cost, most * (tenth.*cost) + starting);
}

}  // namespace
}  // namespace distich::tests
