#include <gtest/gtest.h>

#include "raw_database.hpp"
#include "store_backend.hpp"
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace distich::tests {
namespace {

namespace fs = std::filesystem;

class Open : public testing::Test {
 protected:
  [[nodiscard]] fs::path file() const { return folder_ / "store.db"; }

  [[nodiscard]] std::optional<ErrorCode> error(const fs::path& path, OpenMode mode) const {
    return error_of(
        [&] { (void)open_store(path, {.mode = mode, .busy_timeout = std::chrono::milliseconds(20)}); });
  }

  /// A store with a unit in it, closed.
  void make_store() {
    const auto store = open_store(file());
    add(store->tm(), pair_unit(store->start_session("import", "", ""), "one", "un"));
  }

  /// Does what must work without root's rights, in a process of its own, and gives its exit status.
  static int without_rights(const std::function<bool()>& action) {
    const auto child = ::fork();
    if (child == 0) {
      const bool dropped = ::geteuid() != 0 || ::setuid(65534) == 0;
      try {
        ::_exit(dropped && action() ? 0 : 1);
      } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        ::_exit(2);
      }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
  }

  TemporaryFolder folder_;
};

TEST_F(Open, CreatesTheStoreAndMissingFolders) {
  const auto path = folder_ / "some/where/else/store.db";
  EXPECT_TRUE(open_store(path)->writable());
  EXPECT_TRUE(fs::exists(path));
}

TEST_F(Open, MakesNothingUnlessAskedTo) {
  for (const auto mode : {OpenMode::read_only, OpenMode::read_write})
    EXPECT_EQ(error(file(), mode), ErrorCode::io);
  EXPECT_FALSE(fs::exists(file()));
}

TEST_F(Open, LeavesNothingBesideTheStoreOnceClosed) {
  make_store();
  (void)open_store(file(), {.mode = OpenMode::read_only});
  EXPECT_FALSE(fs::exists(file().string() + "-wal"));
  EXPECT_FALSE(fs::exists(file().string() + "-shm"));
}

TEST_F(Open, ForReadingRefusesToWrite) {
  make_store();
  const auto store = open_store(file(), {.mode = OpenMode::read_only});
  EXPECT_FALSE(store->writable());
  EXPECT_EQ(store->tm().size(), 1U);
  EXPECT_EQ(error_of([&] { store->start_session("", "", ""); }), ErrorCode::io);
  EXPECT_EQ(error_of([&] { (void)store->begin(); }), ErrorCode::io);
}

TEST_F(Open, RefusesAFolderAndADevice) {
  fs::create_directory(file());
  for (const auto mode : {OpenMode::read_only, OpenMode::create}) {
    EXPECT_EQ(error(file(), mode), ErrorCode::io);
    EXPECT_EQ(error("/dev/null", mode), ErrorCode::io);
  }
  EXPECT_EQ(error("/dev/null/store.db", OpenMode::create), ErrorCode::io);
}

TEST_F(Open, TakesAnEmptyFileOnlyToCreateAStoreInIt) {
  write_bytes(file(), "");
  EXPECT_EQ(error(file(), OpenMode::read_only), ErrorCode::not_a_store);
  EXPECT_EQ(error(file(), OpenMode::read_write), ErrorCode::not_a_store);
  EXPECT_EQ(error(file(), OpenMode::create), std::nullopt);
}

TEST_F(Open, RefusesWhatIsNoDatabaseAndLeavesItAsItIs) {
  for (const std::string& bytes :
       {std::string("x"), std::string("<tmx version=\"1.4\">"), std::string(5000, '\0')}) {
    write_bytes(file(), bytes);
    for (const auto mode : {OpenMode::read_only, OpenMode::read_write, OpenMode::create}) {
      EXPECT_EQ(error(file(), mode), ErrorCode::not_a_store);
    }
    EXPECT_TRUE(bytes_of(file()) == bytes);
  }
}

TEST_F(Open, RefusesAnotherProgramsDatabaseAndLeavesItAsItIs) {
  execute(file(), "PRAGMA journal_mode = WAL; CREATE TABLE theirs (x); PRAGMA user_version = 1");
  const auto before = bytes_of(file());
  for (const auto mode : {OpenMode::read_only, OpenMode::read_write, OpenMode::create}) {
    EXPECT_EQ(error(file(), mode), ErrorCode::not_a_store);
  }
  EXPECT_TRUE(bytes_of(file()) == before);
}

TEST_F(Open, RefusesANewerSchemaAndLeavesItAsItIs) {
  make_store();
  execute(file(), "PRAGMA user_version = 99");
  const auto before = bytes_of(file());
  for (const auto mode : {OpenMode::read_only, OpenMode::read_write, OpenMode::create}) {
    EXPECT_EQ(error(file(), mode), ErrorCode::schema_newer);
  }
  EXPECT_TRUE(bytes_of(file()) == before);
}

TEST_F(Open, RefusesANewerSchemaThatIsStillInTheLog) {
  make_store();
  auto newer = open_raw(file());
  newer.execute("PRAGMA user_version = 99");
  const auto before = bytes_of(file());
  EXPECT_EQ(error(file(), OpenMode::read_write), ErrorCode::schema_newer);
  EXPECT_TRUE(bytes_of(file()) == before);
}

TEST_F(Open, TellsADamagedStore) {
  make_store();
  const auto whole = bytes_of(file());
  for (const std::size_t size : {std::size_t{50}, std::size_t{4096}, whole.size() / 2, whole.size() - 4096}) {
    write_bytes(file(), std::string_view(whole).substr(0, size));
    EXPECT_EQ(error(file(), OpenMode::read_write), ErrorCode::storage) << size;
  }
}

TEST_F(Open, TellsALockedStore) {
  make_store();
  auto other = open_raw(file());
  other.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; PRAGMA user_version = 1");
  EXPECT_EQ(error(file(), OpenMode::read_write), ErrorCode::busy);
}

TEST_F(Open, ReadsWhereNobodyMayWrite) {
  make_store();
  fs::permissions(file().parent_path(), fs::perms{0555});
  fs::permissions(file(), fs::perms{0444});
  EXPECT_EQ(without_rights([&] {
              const auto store = open_store(file(), {.mode = OpenMode::read_only});
              return store->tm().size() == 1 && store->check().empty();
            }),
            0);
  EXPECT_EQ(without_rights([&] { return error(file(), OpenMode::read_write) == ErrorCode::io; }), 0);
  EXPECT_EQ(without_rights([&] { return error(folder_ / "new.db", OpenMode::create) == ErrorCode::io; }), 0);
  fs::permissions(file().parent_path(), fs::perms{0700});
  EXPECT_EQ(without_rights([&] { return error(file(), OpenMode::read_only) == ErrorCode::io; }), 0);
}

// A limit on the size of files stands in for a full disk.
TEST_F(Open, LosesOnlyTheChangeForWhichThereWasNoRoom) {
  make_store();
  const auto child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto store = open_store(file());
    const rlimit limit{400'000, 400'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto found = error_of([&] {
      const auto transaction = store->begin();
      const auto session = store->start_session("import", "large", "");
      for (int i = 0; i < 50'000; ++i)
        add(store->tm(), pair_unit(session, std::to_string(i), std::string(500, 'x')));
      transaction->commit();
    });
    ::_exit(found == ErrorCode::io || found == ErrorCode::storage ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  const auto store = open_store(file());
  EXPECT_EQ(store->tm().size(), 1U);
  EXPECT_EQ(store->sessions().size(), 1U);
  EXPECT_THAT(store->check(), testing::IsEmpty());
}

TEST_F(Open, InMemoryStoresAreStrangersToEachOther) {
  const auto one = open_store(":memory:");
  const auto other = open_store(":memory:");
  one->start_session("import", "", "");
  EXPECT_TRUE(other->sessions().empty());
}

}  // namespace
}  // namespace distich::tests
