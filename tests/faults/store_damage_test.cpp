// A store whose file was damaged: no program crashes on it, `memory check` finds it, and `memory check
// --repair` brings back what can be read and says what cannot.
#include <cstdio>
#include <fstream>
#include <random>

#include "process.hpp"
#include "scene.hpp"
#include <distich/base/error.hpp>
#include <distich/store/sqlite/connection_internal.hpp>

namespace distich::tests {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::Eq;

constexpr std::uint64_t page_size = 4096;

class DamagedStore : public testing::Test {
 protected:
  std::uint64_t between(std::uint64_t low, std::uint64_t high) {
    return std::uniform_int_distribution<std::uint64_t>(low, high)(random_);
  }

  /// Overwrites `size` bytes at a place with random ones.
  void scribble(const fs::path& file, std::uint64_t at, std::uint64_t size) {
    std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
    out.seekp(static_cast<std::streamoff>(at));
    for (std::uint64_t i = 0; i < size; ++i) out.put(static_cast<char>(between(0, 255)));
  }

  static Outcome distich(const fs::path& folder, const std::vector<std::string>& words) {
    auto outcome = run(DISTICH_PROGRAM, words, {folder});
    EXPECT_EQ(outcome.signal, 0) << words[0] << ": " << outcome.said;
    EXPECT_THAT(outcome.exit_code.value_or(-1), AnyOf(0, 1, 3, 4, 5)) << words[0] << ": " << outcome.said;
    return outcome;
  }

  /// What there is to lose: each unit and each concept as a line.
  static std::set<std::string> lines_of(const fs::path& folder) {
    std::set<std::string> lines;
    for (const auto& words : {std::vector<std::string>{"memory", "units", "--tsv"},
                              std::vector<std::string>{"glossary", "list", "--json"}}) {
      std::istringstream text(distich(folder, words).output);
      for (std::string line; std::getline(text, line);) lines.insert(line);
    }
    return lines;
  }

  static std::optional<std::uint64_t> digest(const fs::path& folder) {
    try {
      return digest_of(folder / "store.db");
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  std::mt19937_64 random_{seed()};
};

struct Figures {
  int runs = 0;
  int without_effect = 0;  ///< in bytes that nothing uses
  int found = 0;           ///< by `memory check`
  int not_found = 0;       ///< there is a difference that no check sees
  int repaired = 0;        ///< sound afterwards
  std::uint64_t lines = 0;
  std::uint64_t lines_kept = 0;  ///< of those of the repaired
};

void say(const char* what, const Figures& figures) {
  std::printf(
      "[  FIGURES ] %s: %d runs, %d without effect, %d found, %d not found, %d repaired; of these %llu of "
      "%llu "
      "units and lines of the glossary are left; seed %llu\n",
      what, figures.runs, figures.without_effect, figures.found, figures.not_found, figures.repaired,
      static_cast<unsigned long long>(figures.lines_kept), static_cast<unsigned long long>(figures.lines),
      static_cast<unsigned long long>(seed()));
}

class DamagedPages : public DamagedStore {
 protected:
  void SetUp() override {
    original_ = Scene::get().copy("sound");
    whole_ = digest(original_).value();
    lines_ = lines_of(original_);
  }

  void damage_and_repair(std::uint64_t size, Figures& figures) {
    const auto folder = Scene::get().copy("damaged");
    const auto store = folder / "store.db";
    const auto pages = fs::file_size(store) / page_size;
    const auto at = between(0, pages - 1) * page_size + between(0, page_size - size);
    SCOPED_TRACE(std::to_string(size) + " bytes at " + std::to_string(at));
    scribble(store, at, size);
    ++figures.runs;
    const auto after = digest(folder);
    const bool same = after == whole_;
    const auto check = distich(folder, {"memory", "check"});
    const bool clean = check.exit_code == 0;
    EXPECT_EQ(check.exit_code, clean ? 0 : 4) << check.said;
    distich(folder, {"match", "article.txt", "-s", "en", "-t", "de"});
    distich(folder, {"export", "-o", "out.tmx"});
    distich(folder, {"memory", "stats"});
    if (clean) {
      ++(same ? figures.without_effect : figures.not_found);
      return;
    }
    ++figures.found;
    repair(folder, figures);
  }

  void repair(const fs::path& folder, Figures& figures) {
    const auto repaired = distich(folder, {"memory", "check", "--repair"});
    if (repaired.exit_code != 0) {
      EXPECT_EQ(repaired.exit_code, 4) << repaired.said;
      EXPECT_FALSE(repaired.said.empty() && repaired.output.empty());
      return;
    }
    EXPECT_EQ(distich(folder, {"memory", "check"}).exit_code, 0);
    ++figures.repaired;
    const auto left = lines_of(folder);
    figures.lines += lines_.size();
    for (const auto& line : lines_) figures.lines_kept += left.contains(line) ? 1U : 0U;
  }

  fs::path original_;
  std::uint64_t whole_ = 0;
  std::set<std::string> lines_;
};

TEST_F(DamagedPages, OfAFewBytesAreFoundAndRepaired) {
  Figures figures;
  for (int i = 0; i < 2 * runs(); ++i) damage_and_repair(8, figures);
  say("8 bytes", figures);
}

TEST_F(DamagedPages, OfWholeSectorsAreFoundAndRepaired) {
  Figures figures;
  for (int i = 0; i < 2 * runs(); ++i) damage_and_repair(512, figures);
  say("512 bytes", figures);
}

TEST_F(DamagedPages, ThatAreGoneAtTheEndAreFound) {
  Figures figures;
  for (int i = 0; i < 2 * runs(); ++i) {
    const auto folder = Scene::get().copy("damaged");
    const auto size = between(0, fs::file_size(folder / "store.db") - 1);
    SCOPED_TRACE("cut to " + std::to_string(size));
    fs::resize_file(folder / "store.db", size);
    ++figures.runs;
    const auto check = distich(folder, {"memory", "check"});
    EXPECT_EQ(check.exit_code, 4) << check.said;
    ++figures.found;
    distich(folder, {"match", "article.txt", "-s", "en", "-t", "de"});
    repair(folder, figures);
  }
  say("cut off", figures);
}

/// A store that was copied while its last commits were in the write-ahead log only.
class DamagedLog : public DamagedStore {
 protected:
  void SetUp() override {
    const auto live = Scene::get().copy("live");
    sqlite::Connection reader((live / "store.db").string(), (live / "store.db").string(),
                              SQLITE_OPEN_READWRITE);
    (void)reader.integer("SELECT count(*) FROM unit");  // as long as this one is open the log stays
    states_.insert(digest_of(live / "store.db"));
    for (const auto& words :
         {std::vector<std::string>{"glossary", "edit", "a5", "note=one"},
          std::vector<std::string>{"glossary", "import", "more_terms.tsv"},
          std::vector<std::string>{"memory", "edit", "12", "--text", "de=Die Kiste ist leer."}}) {
      ASSERT_EQ(distich(live, words).exit_code, 0);
      states_.insert(digest_of(live / "store.db"));
    }
    copy_ = live.string() + ".copy";
    fs::remove_all(copy_);
    fs::copy(live, copy_, fs::copy_options::recursive);
    fs::remove(copy_ / "store.db-shm");
    ASSERT_GT(fs::file_size(copy_ / "store.db-wal"), page_size);
  }

  /// One of the states that were committed, and sound; how many lost a commit.
  void expect_a_committed_state(const std::function<void(const fs::path& log)>& damage) {
    int whole = 0;
    int back = 0;
    const auto last = digest_after(copy_, [](const fs::path&) {});
    for (int i = 0; i < 2 * runs(); ++i) {
      const auto found = digest_after(copy_, damage);
      EXPECT_TRUE(states_.contains(found)) << "a state that was never committed; run " << i;
      ++(found == last ? whole : back);
    }
    std::printf(
        "[  FIGURES ] write-ahead log: %d runs, %d whole, %d went back to an earlier commit; seed %llu\n",
        2 * runs(), whole, back, static_cast<unsigned long long>(seed()));
  }

  static std::uint64_t digest_after(const fs::path& copy,
                                    const std::function<void(const fs::path&)>& damage) {
    const auto folder = fs::path(copy.string() + ".damaged");
    fs::remove_all(folder);
    fs::copy(copy, folder, fs::copy_options::recursive);
    damage(folder / "store.db-wal");
    const auto check = distich(folder, {"memory", "check"});
    EXPECT_EQ(check.exit_code, 0) << check.output << check.said;
    return digest_of(folder / "store.db");
  }

  fs::path copy_;
  std::set<std::uint64_t> states_;
};

TEST_F(DamagedLog, ThatIsCutOffGivesAnEarlierCommit) {
  expect_a_committed_state(
      [&](const fs::path& log) { fs::resize_file(log, between(0, fs::file_size(log) - 1)); });
}

TEST_F(DamagedLog, ThatIsOverwrittenGivesAnEarlierCommit) {
  expect_a_committed_state(
      [&](const fs::path& log) { scribble(log, between(0, fs::file_size(log) - 8), 8); });
}

}  // namespace
}  // namespace distich::tests
