// A program that is killed while it imports, or takes units out, loses that piece of work and nothing else.
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "importer_process.hpp"
#include "importer_units.hpp"
#include "store_backend.hpp"
#include <distich/store/sqlite/connection_internal.hpp>

namespace distich::tests {
namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::steady_clock;
using testing::IsEmpty;

unsigned long units_a_session() {
  const char* wanted = std::getenv("DISTICH_KILL_UNITS");
  return wanted == nullptr ? 5000 : std::stoul(wanted);
}

class Kill : public testing::Test {
 protected:
  void SetUp() override {
    // An earlier session that must outlive everything; its import also tells how long one takes.
    const auto start = steady_clock::now();
    Importer first(path_, units_, "earlier");
    ASSERT_TRUE(first.wait_for("committing"));
    const auto committing = steady_clock::now();
    EXPECT_EQ(first.finish(), "committing\ncommitted\n");
    adding_ = duration_cast<microseconds>(committing - start);
    committing_ = duration_cast<microseconds>(steady_clock::now() - committing);
  }

  microseconds random_part_of(microseconds whole, double from, double to) {
    return microseconds(static_cast<long>(static_cast<double>(whole.count()) *
                                          std::uniform_real_distribution<double>(from, to)(random_)));
  }

  /// The store after a kill: opens, sound, the earlier session whole, this one whole or absent.
  void expect_sound(const std::string& name, bool must_be_there) {
    const auto store = open_store(path_, {.mode = OpenMode::read_write});
    EXPECT_THAT(store->check(), IsEmpty());
    std::map<std::string, std::uint64_t> found;
    for (const auto& session : store->sessions()) found[session.origin] = session.units;
    EXPECT_EQ(found["earlier"], units_);
    const bool there = found.contains(name);
    if (there) {
      EXPECT_EQ(found[name], units_);
    } else {
      EXPECT_FALSE(must_be_there) << "the importer had said that it was committed";
    }
    EXPECT_EQ(store->tm().size(), there ? 2 * units_ : units_);
    (there ? kept_ : lost_) += 1;
    if (there) {
      EXPECT_TRUE(store->undo(store->sessions().back().id));
    }
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_ / "store.db";
  unsigned long units_ = units_a_session();
  std::mt19937 random_{20260103};
  microseconds adding_{};
  microseconds committing_{};
  int kept_ = 0;
  int lost_ = 0;
};

TEST_F(Kill, LeavesAllOrNothingOfASessionAtAnyTime) {
  constexpr int while_adding = 10;
  constexpr int while_committing = 10;
  for (int i = 0; i < while_adding; ++i) {
    const auto name = "adding-" + std::to_string(i);
    Importer importer(path_, units_, name);
    std::this_thread::sleep_for(random_part_of(adding_, static_cast<double>(i) / while_adding,
                                               static_cast<double>(i + 1) / while_adding));
    const auto said = importer.kill();
    expect_sound(name, said.find("committed") != std::string::npos);
  }
  for (int i = 0; i < while_committing; ++i) {
    const auto name = "committing-" + std::to_string(i);
    Importer importer(path_, units_, name);
    ASSERT_TRUE(importer.wait_for("committing"));
    std::this_thread::sleep_for(random_part_of(committing_, static_cast<double>(i) / while_committing,
                                               static_cast<double>(i + 1) / while_committing));
    const auto said = importer.kill();
    expect_sound(name, said.find("committed") != std::string::npos);
  }
  EXPECT_GE(lost_, while_adding / 2);
  RecordProperty("sessions_kept", kept_);
  RecordProperty("sessions_lost", lost_);
  std::printf("kept %d, lost %d, of %lu units each\n", kept_, lost_, units_);
}

TEST_F(Kill, LeavesAllOrNothingOfADeletionAndItsUndo) {
  constexpr int times = 8;
  int removed = 0;
  for (int i = 0; i < times; ++i) {
    Importer remover(path_, units_, "removing", DISTICH_REMOVER);
    if (i % 2 == 1) {
      ASSERT_TRUE(remover.wait_for(i == times - 1 ? "committed" : "committing"));
    }
    std::this_thread::sleep_for(random_part_of(i % 2 == 0 ? adding_ : committing_, 0.0, 1.0));
    remover.kill();
    const auto store = open_store(path_, {.mode = OpenMode::read_write});
    EXPECT_THAT(store->check(), IsEmpty());
    const auto left = store->tm().size();
    EXPECT_TRUE(left == 0 || left == units_) << left;
    EXPECT_EQ(store->statistics().removed, units_ - left);
    if (left > 0) continue;
    ++removed;
    EXPECT_TRUE(
        store->undo(store->sessions().back().id, [](const TranslationUnit& unit) { return keys_for(unit); }));
    EXPECT_EQ(store->tm().size(), units_);
    EXPECT_THAT(store->check(), IsEmpty());
  }
  EXPECT_GE(removed, 1) << "the last one was told to be committed";
}

/// How many runs the fuzzy index has in a language.
std::int64_t runs_of(const std::filesystem::path& store, const std::string& language) {
  sqlite::Connection connection(store.string(), store.string(), SQLITE_OPEN_READWRITE);
  return connection.integer("SELECT count(*) FROM index_run WHERE primary_subtag = '" + language + "'");
}

/// The fourth session of the same size has its runs merged with those of the three before, in its commit.
TEST_F(Kill, WhileRunsAreMergedLeavesTheRunsBefore) {
  constexpr int times = 20;
  for (const auto* name : {"second", "third"})
    EXPECT_EQ(Importer(path_, units_, name).finish(), "committing\ncommitted\n");
  ASSERT_EQ(runs_of(path_, "en"), 3);
  const auto before = folder_ / "before.db";
  std::filesystem::copy_file(path_, before);
  const auto prepare = [&] {
    for (const auto* log : {"-wal", "-shm"}) std::filesystem::remove(path_.string() + log);
    std::filesystem::copy_file(before, path_, std::filesystem::copy_options::overwrite_existing);
  };
  Importer whole(path_, units_, "fourth");
  ASSERT_TRUE(whole.wait_for("committing"));
  const auto start = steady_clock::now();
  EXPECT_TRUE(whole.wait_for("committed"));
  const auto merging = duration_cast<microseconds>(steady_clock::now() - start);
  whole.finish();
  // One, or two where a session's texts were too many for one run.
  const std::int64_t merged[] = {runs_of(path_, "en"), runs_of(path_, "fr")};
  ASSERT_LT(merged[0], 3) << "the fourth session was to be merged with the others";
  ASSERT_LT(merged[1], 3) << "the fourth session was to be merged with the others";
  int lost = 0;
  for (int i = 0; i < times; ++i) {
    prepare();
    Importer importer(path_, units_, "fourth");
    ASSERT_TRUE(importer.wait_for("committing"));
    std::this_thread::sleep_for(
        random_part_of(merging, static_cast<double>(i) / times, static_cast<double>(i + 1) / times));
    const bool committed = importer.kill().find("committed") != std::string::npos;
    const auto store = open_store(path_, {.mode = OpenMode::read_write});
    EXPECT_THAT(store->check(), IsEmpty());
    const auto sessions = store->tm().size() / units_;
    EXPECT_EQ(store->tm().size() % units_, 0U);
    EXPECT_TRUE(sessions == 4 || (sessions == 3 && !committed)) << sessions;
    EXPECT_EQ(runs_of(path_, "en"), sessions == 4 ? merged[0] : 3);
    EXPECT_EQ(runs_of(path_, "fr"), sessions == 4 ? merged[1] : 3);
    const auto probe = numbered_unit(SessionId{}, "", 3).keys[0].tokens;
    EXPECT_EQ(store->tm().similar(tag("en"), probe, Score{10000}).size(), sessions);
    lost += sessions == 3 ? 1 : 0;
  }
  EXPECT_GE(lost, times / 4) << "too few were killed before their merge was committed";
  std::printf("%d of %d were killed before their merge was committed\n", lost, times);
}

TEST_F(Kill, ACommittedSessionSurvivesAKillBeforeTheStoreIsClosed) {
  Importer importer(path_, units_, "late");
  ASSERT_TRUE(importer.wait_for("committed"));
  importer.kill();
  expect_sound("late", true);
}

}  // namespace
}  // namespace distich::tests
