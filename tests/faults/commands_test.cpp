// Whatever happens to a command that writes: what was committed stays, nothing half-written stands under a
// final name, the exit code is one that docs/cli.md names, and the message says what to do.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <random>
#include <thread>

#include "process.hpp"
#include "scene.hpp"
#include <distich/store/sqlite/connection_internal.hpp>
#include <sys/mount.h>
#include <unistd.h>

namespace distich::tests {
namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;
using testing::AnyOf;
using testing::Eq;

using Random = std::mt19937_64;

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;

bool is_documented(int code) {
  const std::set<int> codes{0, 1, 2, 3, 4, 5, 130};
  return codes.contains(code);
}

/// The least amount above `low` with which something works, by halves, to `step`. It works with `high`.
template <class Works>
std::uint64_t least_that_works(std::uint64_t low, std::uint64_t high, std::uint64_t step,
                               const Works& works) {
  while (high - low > step) {
    const auto middle = low + (high - low) / 2;
    (works(middle) ? high : low) = middle;
  }
  return high;
}

bool is_done(const Outcome& outcome) {
  return outcome.exit_code.value_or(70) <= 1;
}

class WritingCommands : public testing::TestWithParam<WritingCommand> {
 protected:
  void SetUp() override { random_.seed(seed() ^ std::hash<std::string>{}(GetParam().name)); }

  void TearDown() override {
    if (tried_ > 0) {
      std::printf("[  FIGURES ] %s: %d runs, %d finished, %d undone, %d stopped by the fault; seed %llu\n",
                  GetParam().name.c_str(), tried_, finished_, undone_, stopped_,
                  static_cast<unsigned long long>(seed()));
    }
  }

  std::uint64_t between(std::uint64_t low, std::uint64_t high) {
    return std::uniform_int_distribution<std::uint64_t>(low, high)(random_);
  }

  microseconds moment() {
    const auto& expected = expected_of(GetParam());
    return microseconds(between(0, static_cast<std::uint64_t>(expected.took.count()) * 11 / 10));
  }

  /// A fresh folder, in half of the cases with older files where the outputs will be.
  fs::path prepare() {
    const auto folder = Scene::get().copy("work");
    old_.clear();
    const bool with_old = between(0, 1) == 1;
    for (const auto& output : GetParam().outputs) {
      if (with_old && !fs::exists(folder / output)) std::ofstream(folder / output) << "old\n";
      if (fs::exists(folder / output)) old_[output] = bytes_of_file(folder / output);
    }
    return folder;
  }

  Outcome attempt(Surroundings surroundings) {
    ++tried_;
    auto outcome = run(DISTICH_PROGRAM, GetParam().words, surroundings);
    if (outcome.signal != 0 || outcome.exit_code.value_or(0) > 1) ++stopped_;
    return outcome;
  }

  void expect_good_end(const Outcome& outcome) {
    ASSERT_TRUE(outcome.exit_code) << "ended by signal " << outcome.signal << ": " << outcome.said;
    EXPECT_TRUE(is_documented(*outcome.exit_code)) << *outcome.exit_code << ": " << outcome.said;
    if (*outcome.exit_code > 1) {
      EXPECT_THAT(outcome.said, AnyOf(testing::HasSubstr("distich: "), testing::HasSubstr("{\"error\":")));
      EXPECT_THAT(outcome.said, testing::Not(testing::HasSubstr("terminate called")));
    }
  }

  /// Outputs and store are as before or as after, and as after when the command said that it was done.
  void expect_all_or_nothing(const fs::path& folder, const Outcome& outcome) {
    const auto& command = GetParam();
    const auto& expected = expected_of(command);
    const bool done = is_done(outcome);
    for (const auto& [name, bytes] : expected.outputs) {
      const bool there = fs::exists(folder / name);
      const auto found = there ? bytes_of_file(folder / name) : std::string();
      const bool is_new = there && found == bytes;
      const bool is_old = there == old_.contains(name) && (!there || found == old_[name]);
      EXPECT_TRUE(is_new || is_old) << name << " is half-written: " << found.size() << " bytes";
      EXPECT_TRUE(is_new || !done) << name << " is not written, but the command said that it is done";
    }
    const auto store = digest_of(folder / command.store);
    if (!command.in_steps) {
      EXPECT_THAT(store, AnyOf(Eq(expected.store_before), Eq(expected.store_after)));
    }
    if (done) {
      EXPECT_EQ(store, expected.store_after);
    }
    const bool unchanged = store == expected.store_before && store != expected.store_after;
    (done ? finished_ : undone_) += done || unchanged || !command.outputs.empty() ? 1 : 0;
  }

  /// The store is sound, and doing it again gives what it should have given, with no other file left.
  void expect_recovery(const fs::path& folder) {
    const auto& command = GetParam();
    const auto& expected = expected_of(command);
    const auto check = run(DISTICH_PROGRAM, {"memory", "check", "-q", "--store", "store.db"}, {folder});
    EXPECT_EQ(check.exit_code, 0) << check.output << check.said;
    const bool again = !command.outputs.empty() || command.in_steps ||
                       digest_of(folder / command.store) == expected.store_before;
    if (!again) return;
    const auto outcome = run(DISTICH_PROGRAM, command.words, {folder});
    ASSERT_LE(outcome.exit_code.value_or(70), 1) << outcome.said;
    for (const auto& [name, bytes] : expected.outputs) EXPECT_EQ(bytes_of_file(folder / name), bytes) << name;
    if (command.name != "import_several") {
      EXPECT_EQ(digest_of(folder / command.store), expected.store_after);
    }
    EXPECT_EQ(files_in(folder), expected.files);
  }

  Random random_;
  std::map<std::string, std::string> old_;
  int tried_ = 0;
  int finished_ = 0;
  int undone_ = 0;
  int stopped_ = 0;
};

TEST_P(WritingCommands, SurviveAKill) {
  for (int i = 0; i < runs(); ++i) {
    SCOPED_TRACE("run " + std::to_string(i) + " of seed " + std::to_string(seed()));
    const auto folder = prepare();
    const auto outcome = attempt({.folder = folder, .signal = TimedSignal{SIGKILL, moment()}});
    expect_all_or_nothing(folder, outcome);
    expect_recovery(folder);
  }
}

TEST_P(WritingCommands, AreInterruptedWithoutATrace) {
  for (int i = 0; i < runs(); ++i) {
    SCOPED_TRACE("run " + std::to_string(i) + " of seed " + std::to_string(seed()));
    const auto folder = prepare();
    const auto before = files_in(folder);
    const int signal = i % 2 == 0 ? SIGINT : SIGTERM;
    // Before the program has come to catch signals they end it as they do any.
    const auto outcome = attempt({.folder = folder, .signal = TimedSignal{signal, moment()}});
    if (outcome.exit_code) {
      EXPECT_THAT(*outcome.exit_code, AnyOf(Eq(0), Eq(1), Eq(130))) << outcome.said;
    } else {
      EXPECT_EQ(outcome.signal, signal);
    }
    expect_all_or_nothing(folder, outcome);
    for (const auto& file : files_in(folder)) {
      EXPECT_TRUE(before.contains(file) || expected_of(GetParam()).files.contains(file))
          << file << " is left";
    }
    expect_recovery(folder);
  }
}

TEST_P(WritingCommands, StopAtTheLargestFileThatTheyMayWrite) {
  for (int i = 0; i < runs(); ++i) {
    const auto limit = between(0, expected_of(GetParam()).largest_file);
    SCOPED_TRACE("limit " + std::to_string(limit));
    const auto folder = prepare();
    const auto outcome = attempt({.folder = folder, .limit = ResourceLimit{RLIMIT_FSIZE, limit}});
    ASSERT_EQ(outcome.signal, 0);
    ASSERT_TRUE(is_documented(outcome.exit_code.value_or(-1)));
    expect_all_or_nothing(folder, outcome);
    expect_recovery(folder);
  }
}

/// A disk of a given size, where the system lets one be mounted.
class SmallDisk {
 public:
  SmallDisk(fs::path folder, std::uint64_t bytes) : folder_(std::move(folder)) {
    fs::create_directories(folder_);
    mounted_ = mount(0, bytes);
  }

  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }

  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  [[nodiscard]] bool is_there() const noexcept { return mounted_; }

  /// Makes room.
  [[nodiscard]] bool grow_to(std::uint64_t bytes) { return mount(MS_REMOUNT, bytes); }

 private:
  [[nodiscard]] bool mount(unsigned long flags, std::uint64_t bytes) const {
    const auto size = "size=" + std::to_string(bytes);
    return ::mount("tmpfs", folder_.c_str(), "tmpfs", flags, size.c_str()) == 0;
  }

  fs::path folder_;
  bool mounted_ = false;
};

/// What the scene takes on a disk, in whole pages.
std::uint64_t size_of_scene() {
  constexpr std::uint64_t page = 4096;
  std::uint64_t pages = 0;
  for (const auto& file : fs::directory_iterator(Scene::get().folder()))
    pages += (file.file_size() + page - 1) / page;
  return pages * page;
}

/// The scene on a disk of its own with some room besides.
class SceneOnASmallDisk {
 public:
  explicit SceneOnASmallDisk(std::uint64_t room)
      : folder_(Scene::get().copy("disk") / "mounted"), disk_(folder_, size_of_scene() + room) {
    if (!disk_.is_there()) return;
    for (const auto& file : fs::directory_iterator(Scene::get().folder()))
      fs::copy(file, folder_ / file.path().filename());
  }

  [[nodiscard]] SmallDisk& disk() noexcept { return disk_; }

  [[nodiscard]] const fs::path& folder() const noexcept { return folder_; }

 private:
  fs::path folder_;
  SmallDisk disk_;
};

/// With less room a command does not get done, up to the size of a page.
std::uint64_t least_room(const WritingCommand& command) {
  return least_that_works(0, 16 * mebibyte, 4096, [&](std::uint64_t room) {
    return is_done(run(DISTICH_PROGRAM, command.words, {SceneOnASmallDisk(room).folder()}));
  });
}

TEST_P(WritingCommands, StopOnAFullDisk) {
  const auto& command = GetParam();
  if (!SceneOnASmallDisk(0).disk().is_there())
    GTEST_SKIP() << "no disk may be mounted here; the limit of file sizes stands in for it";
  const auto enough = least_room(command);
  for (int i = 0; i < runs(); ++i) {
    const auto room = between(0, enough);
    SCOPED_TRACE("room " + std::to_string(room) + " of " + std::to_string(enough));
    SceneOnASmallDisk small(room);
    const auto& folder = small.folder();
    old_.clear();
    if (fs::exists(folder / "same.xlf")) old_["same.xlf"] = bytes_of_file(folder / "same.xlf");
    const auto outcome = attempt({.folder = folder});
    expect_good_end(outcome);
    if (outcome.exit_code.value_or(0) > 1) {
      EXPECT_THAT(outcome.said, testing::HasSubstr("o space"));
    }
    for (const auto& file : files_in(folder)) {
      EXPECT_TRUE(expected_of(command).files.contains(file)) << file << " is left";
    }
    ASSERT_TRUE(small.disk().grow_to(64 * mebibyte));
    expect_all_or_nothing(folder, outcome);
    expect_recovery(folder);
  }
}

/// A folder of which some files, and perhaps the folder itself, may be read alone, by everybody else; the
/// rest may be written by all.
class PartlyReadOnly {
 public:
  PartlyReadOnly(fs::path folder, const std::function<bool()>& is_read_only) : folder_(std::move(folder)) {
    for (const auto& file : fs::directory_iterator(folder_)) {
      fs::permissions(file, fs::perms(is_read_only() ? 0444 : 0666));
    }
    fs::permissions(folder_, fs::perms(is_read_only() ? 0555 : 0777));
  }

  ~PartlyReadOnly() {
    fs::permissions(folder_, fs::perms(0755));
    for (const auto& file : fs::directory_iterator(folder_)) fs::permissions(file, fs::perms(0644));
  }

  PartlyReadOnly(const PartlyReadOnly&) = delete;
  PartlyReadOnly& operator=(const PartlyReadOnly&) = delete;

 private:
  fs::path folder_;
};

TEST_P(WritingCommands, SayWhenTheyMayNotWrite) {
  if (::geteuid() == 0 && !may_become_nobody()) GTEST_SKIP() << "root may write everywhere";
  for (int i = 0; i < runs(); ++i) {
    const bool everything = i == 0;
    SCOPED_TRACE("run " + std::to_string(i) + " of seed " + std::to_string(seed()));
    const auto folder = prepare();
    const auto before = files_in(folder);
    Outcome outcome;
    {
      const PartlyReadOnly folder_of_another(folder, [&] { return everything || between(0, 1) == 1; });
      outcome = attempt({.folder = folder, .as_nobody = true});
    }
    expect_good_end(outcome);
    expect_all_or_nothing(folder, outcome);
    if (everything) {
      EXPECT_THAT(outcome.exit_code.value_or(-1), AnyOf(Eq(3), Eq(4))) << outcome.said;
      EXPECT_EQ(files_in(folder), before);
      EXPECT_EQ(digest_of(folder / GetParam().store), expected_of(GetParam()).store_before);
    }
    expect_recovery(folder);
  }
}

/// Another program that writes to the store, for a while.
class OtherWriter {
 public:
  explicit OtherWriter(const fs::path& store)
      : connection_(store.string(), store.string(), SQLITE_OPEN_READWRITE) {
    connection_.execute("BEGIN IMMEDIATE");
  }

  void stop() { connection_.execute("ROLLBACK"); }

 private:
  sqlite::Connection connection_;
};

TEST_P(WritingCommands, WaitForALockThatIsDropped) {
  const auto& command = GetParam();
  for (int i = 0; i < runs(); ++i) {
    const auto folder = prepare();
    OtherWriter other(folder / command.store);
    const auto held = microseconds(between(0, 200'000));
    const auto outcome = attempt({.folder = folder, .meanwhile = [&] {
                                    std::this_thread::sleep_for(held);
                                    other.stop();
                                  }});
    EXPECT_TRUE(is_done(outcome)) << outcome.said;
    expect_all_or_nothing(folder, outcome);
  }
}

TEST_P(WritingCommands, GiveUpWhenALockIsHeldTooLong) {
  const auto& command = GetParam();
  constexpr int enough = 3;  // each takes as long as a command waits, which is seconds
  for (int i = 0; i < std::min(runs(), enough); ++i) {
    const auto folder = prepare();
    OtherWriter other(folder / command.store);
    const auto outcome = attempt({.folder = folder});
    other.stop();
    expect_good_end(outcome);
    const bool writes_to_the_store = outcome.exit_code == 4;
    EXPECT_TRUE(writes_to_the_store || is_done(outcome)) << outcome.said;
    if (writes_to_the_store) {
      EXPECT_EQ(digest_of(folder / command.store), expected_of(command).store_before);
    }
    expect_all_or_nothing(folder, outcome);
    expect_recovery(folder);
  }
}

bool starts_with(std::uint64_t memory) {
  const Surroundings surroundings{.folder = Scene::get().folder(), .limit = ResourceLimit{RLIMIT_AS, memory}};
  return run(DISTICH_PROGRAM, {"--version"}, surroundings).exit_code == 0;
}

constexpr std::uint64_t memory_step = 16384;

/// Below this the loader of programs gives up, with words of its own. None under sanitizers, which
/// reserve more addresses than any limit leaves.
std::optional<std::uint64_t> least_memory() {
  static const auto found = []() -> std::optional<std::uint64_t> {
    constexpr auto most = 1024 * mebibyte;
    if (!starts_with(most)) return std::nullopt;
    return least_that_works(mebibyte, most, memory_step, starts_with);
  }();
  return found;
}

/// With less a command that starts does not get done.
std::uint64_t enough_memory(const WritingCommand& command, std::uint64_t least) {
  return least_that_works(least, least + 256 * mebibyte, memory_step, [&](std::uint64_t memory) {
    const Surroundings surroundings{.folder = Scene::get().copy("work"),
                                    .limit = ResourceLimit{RLIMIT_AS, memory}};
    return is_done(run(DISTICH_PROGRAM, command.words, surroundings));
  });
}

TEST_P(WritingCommands, SayWhenMemoryEnds) {
  const auto least = least_memory();
  if (!least) GTEST_SKIP() << "the program does not start with a limit of memory";
  const auto enough = enough_memory(GetParam(), *least);
  for (int i = 0; i < runs(); ++i) {
    const auto limit = between(*least, enough);
    SCOPED_TRACE("limit " + std::to_string(limit) + " of " + std::to_string(enough));
    const auto folder = prepare();
    const auto outcome = attempt({.folder = folder, .limit = ResourceLimit{RLIMIT_AS, limit}});
    expect_good_end(outcome);
    expect_all_or_nothing(folder, outcome);
    expect_recovery(folder);
  }
}

TEST_P(WritingCommands, DoNotMindAClosedStandardOutput) {
  for (const auto output : {StandardOutput::closed, StandardOutput::full, StandardOutput::broken_pipe}) {
    SCOPED_TRACE(static_cast<int>(output));
    const auto folder = prepare();
    const auto outcome = attempt({.folder = folder, .output = output});
    expect_good_end(outcome);
    if (output == StandardOutput::broken_pipe) {
      EXPECT_LE(outcome.exit_code.value_or(70), 1) << outcome.said;
    }
    if (outcome.exit_code.value_or(70) > 1) {
      EXPECT_EQ(outcome.exit_code, 3) << outcome.said;
      EXPECT_THAT(outcome.said, testing::HasSubstr("standard output"));
    }
    expect_all_or_nothing(folder, outcome);
    expect_recovery(folder);
  }
}

INSTANTIATE_TEST_SUITE_P(All, WritingCommands, testing::ValuesIn(writing_commands()),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace distich::tests
