// A program that is killed while it imports, or takes units out, loses that piece of work and nothing else.
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "store_backend.hpp"
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

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

/// A running importer, or another program that is called in the same way; what it says comes through a pipe.
class Importer {
 public:
  Importer(const std::filesystem::path& store, unsigned long units, const std::string& name,
           const char* program = DISTICH_IMPORTER) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("pipe");
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      ::execl(program, program, store.c_str(), std::to_string(units).c_str(), name.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
  }

  ~Importer() { ::close(output_); }

  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  /// Waits until the importer has said `line`. False when it ended before.
  bool wait_for(const std::string& line) {
    char c = 0;
    while (said_.find(line + "\n") == std::string::npos) {
      if (::read(output_, &c, 1) != 1) return false;
      said_ += c;
    }
    return true;
  }

  /// Kills it if it still runs. Returns all that it has said.
  std::string kill() {
    ::kill(child_, SIGKILL);
    return finish();
  }

  std::string finish() {
    char c = 0;
    while (::read(output_, &c, 1) == 1) said_ += c;
    int status = 0;
    ::waitpid(child_, &status, 0);
    return said_;
  }

 private:
  pid_t child_ = -1;
  int output_ = -1;
  std::string said_;
};

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

TEST_F(Kill, ACommittedSessionSurvivesAKillBeforeTheStoreIsClosed) {
  Importer importer(path_, units_, "late");
  ASSERT_TRUE(importer.wait_for("committed"));
  importer.kill();
  expect_sound("late", true);
}

}  // namespace
}  // namespace distich::tests
