// One store, four programs that write to it and eight that read, all at once: every program ends as
// docs/cli.md says, nothing is lost, nothing is there twice, and nobody reads half an import.
#include <atomic>
#include <fstream>
#include <map>
#include <thread>

#include "load.hpp"
#include "texts.hpp"

namespace distich::tests {
namespace {

namespace fs = std::filesystem;

using Words = std::vector<std::string>;

/// Numbers of one writer's imports never come near another's.
constexpr std::uint64_t of_a_writer = 10'000'000;

std::uint64_t units_of_an_import() {
  return by_size<std::uint64_t>(50, 2000);
}

std::uint64_t rounds() {
  return by_size<std::uint64_t>(4, 30);
}

/// In how many texts of `memory units --tsv` (unit, language, text) each number stands.
std::map<std::uint64_t, int> numbers_in(const fs::path& table) {
  std::map<std::uint64_t, int> found;
  std::ifstream in(table);
  for (std::string line; std::getline(in, line);) ++found[number_in(line.substr(line.find('\t')))];
  return found;
}

class OneStore : public testing::Test {
 protected:
  void SetUp() override {
    write_article(folder_ / "article.txt", "en", {0, 20});
    write_glossary(folder_ / "terms.tsv", {0, 100});
  }

  [[nodiscard]] std::string file(const std::string& name) const { return (folder_ / name).string(); }

  /// Runs distich on the shared store; in a folder of the caller's own, for what it says.
  Outcome on_store(const std::string& caller, Words words) {
    const auto own = folder_ / caller;
    fs::create_directories(own);
    words.insert(words.end(), {"--store", file("store.db")});
    ++runs_;
    return run_distich(own, words);
  }

  /// A write is done, or refused because another program is writing for too long: then it is tried again.
  void write(const std::string& caller, const Words& words) {
    for (int tried = 0; tried < 100; ++tried) {
      const auto outcome = on_store(caller, words);
      if (outcome.exit_code == 0) return;
      const bool is_busy =
          outcome.exit_code == 4 && outcome.said.find("another program is writing") != std::string::npos;
      if (!is_busy) {
        ADD_FAILURE() << words[0] << ": " << outcome.exit_code.value_or(-1) << ", signal " << outcome.signal
                      << ": " << outcome.said;
        return;
      }
      ++refused_;
    }
    ADD_FAILURE() << words[0] << ": refused for ever";
  }

  /// A read is done or finds nothing; it never waits in vain.
  Outcome read(const std::string& caller, const Words& words) {
    auto outcome = on_store(caller, words);
    EXPECT_LE(outcome.exit_code.value_or(70), 1)
        << words[0] << ", signal " << outcome.signal << ": " << outcome.said;
    return outcome;
  }

  /// Imports files; every other one is deleted again, in one writer.
  void import_files(std::uint64_t writer, bool and_delete) {
    const auto name = "writer" + std::to_string(writer);
    fs::create_directories(folder_ / name);
    for (std::uint64_t round = 0; round < rounds(); ++round) {
      const auto first = writer * of_a_writer + round * units_of_an_import();
      const auto memory = name + '-' + std::to_string(round) + ".tmx";
      write_memory(folder_ / memory, {{first, first + units_of_an_import()}});
      write(name, {"import", "-q", file(memory)});
      if (and_delete && round % 2 == 1) write(name, {"memory", "delete", "-q", "--origin", memory});
    }
  }

  /// Adds concepts and changes each; takes every fourth out again.
  void edit_glossary() {
    for (std::uint64_t round = 0; round < 4 * rounds(); ++round) {
      const auto id = "g" + std::to_string(round);
      write("editor", {"glossary", "add", "-q", id, "en=" + load_term("en", 1000 + round)});
      write("editor", {"glossary", "edit", "-q", id, "definition=Final " + std::to_string(round)});
      if (round % 4 == 3) write("editor", {"glossary", "remove", "-q", id});
    }
  }

  void expect_whole_imports(const fs::path& table) {
    std::map<std::uint64_t, std::uint64_t> units_of;  // by import
    for (const auto& [number, count] : numbers_in(table)) {
      EXPECT_EQ(count, 2) << "texts of " << number;
      ++units_of[number / units_of_an_import()];
    }
    for (const auto& [import, units] : units_of)
      EXPECT_EQ(units, units_of_an_import()) << "half of import " << import;
  }

  void read_on(int reader) {
    const auto name = "reader" + std::to_string(reader);
    for (std::uint64_t round = 0; !written_; ++round) {
      switch ((static_cast<std::uint64_t>(reader) + round) % 6) {
        case 0: (void)read(name, {"match", "-q", file("article.txt"), "-s", "en", "-t", "de"}); break;
        case 1: (void)read(name, {"concordance", "-q", "harbour", "-s", "en", "-t", "de", "--json"}); break;
        case 2: (void)read(name, {"terms", "-q", file("article.txt"), "-s", "en", "-t", "de"}); break;
        case 3: (void)read(name, {"export", "-q", "-s", "en", "-t", "de", "-o", file(name + ".tmx")}); break;
        case 4: {
          const auto stats = read(name, {"memory", "stats", "--json"});
          EXPECT_EQ(member(stats.output, "units") % units_of_an_import(), 0U);
          break;
        }
        default:
          (void)read(name, {"memory", "units", "--limit", "0", "--tsv"});
          expect_whole_imports(folder_ / (name + ".stdout"));
      }
    }
  }

  LoadFolder folder_{LoadFolder::Place::disk};
  std::atomic<bool> written_ = false;
  std::atomic<int> runs_ = 0;
  std::atomic<int> refused_ = 0;
};

TEST_F(OneStore, ServesManyAtOnce) {
  {
    std::vector<std::jthread> readers;
    {
      // Nobody has made the store: the first to come does.
      std::vector<std::jthread> writers;
      for (std::uint64_t writer = 0; writer < 3; ++writer)
        writers.emplace_back([this, writer] { import_files(writer, writer == 2); });
      writers.emplace_back([this] {
        write("editor", {"glossary", "import", "-q", file("terms.tsv")});
        edit_glossary();
      });
      // Reading begins when there is something to be read.
      while (!fs::exists(folder_ / "store.db") ||
             run_distich(folder_.path(), {"glossary", "show", "c1"}).exit_code != 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
      for (int reader = 0; reader < 8; ++reader) readers.emplace_back([this, reader] { read_on(reader); });
    }
    written_ = true;
  }
  (void)read("after", {"memory", "units", "--limit", "0", "--tsv"});
  expect_whole_imports(folder_ / "after.stdout");
  const auto expected = (2 * rounds() + (rounds() + 1) / 2) * units_of_an_import();
  EXPECT_EQ(numbers_in(folder_ / "after.stdout").size(), expected);
  const auto stats = read("after", {"memory", "stats", "--json"});
  EXPECT_EQ(member(stats.output, "units"), expected);
  EXPECT_EQ(member(stats.output, "concepts"), 100 + 3 * rounds());
  const auto glossary = read("after", {"glossary", "list", "--json"}).output;
  for (std::uint64_t round = 0; round < 4 * rounds(); ++round) {
    const auto definition = "\"Final " + std::to_string(round) + '"';
    EXPECT_EQ(glossary.find(definition) != std::string::npos, round % 4 != 3) << definition;
  }
  const auto check = read("after", {"memory", "check"});
  EXPECT_EQ(check.exit_code, 0) << check.output << check.said;
  say("one store: " + std::to_string(runs_) + " programs, " + std::to_string(refused_) +
      " writes refused and tried again, " + std::to_string(expected) + " units");
}

}  // namespace
}  // namespace distich::tests
