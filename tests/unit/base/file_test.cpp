#include <filesystem>

#include <distich/base/error.hpp>
#include <distich/base/file.hpp>
#include <sys/stat.h>
#include <unistd.h>

namespace distich {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "distich-files-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }

  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path path(const std::string& name) const { return folder_ / name; }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }

  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_;
};

template <class Action>
ErrorCode code_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "no error";
  return ErrorCode::internal;
}

TEST_F(Files, AreReadWhole) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  write("bytes", bytes);
  EXPECT_EQ(read_file(path("bytes")), bytes);
  write("empty", "");
  EXPECT_EQ(read_file(path("empty")), "");
  const std::string large(300'000, 'x');
  write("large", large);
  EXPECT_EQ(read_file(path("large")), large);
}

TEST_F(Files, ReadingFailsWithTheReason) {
  EXPECT_EQ(code_of([&] { (void)read_file(path("none")); }), ErrorCode::io);
  EXPECT_EQ(code_of([&] { (void)read_file(folder_); }), ErrorCode::io);
  EXPECT_EQ(code_of([&] { (void)open_for_reading(path("none")); }), ErrorCode::io);
  write("large", std::string(100, 'x'));
  EXPECT_EQ(code_of([&] { (void)read_file(path("large"), 99); }), ErrorCode::limit);
  EXPECT_EQ(read_file(path("large"), 100).size(), 100U);
  try {
    (void)read_file(path("none"));
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("none"), testing::HasSubstr("No such file")));
  }
}

TEST_F(Files, UnreadableOnesAreErrors) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  write("secret", "x");
  fs::permissions(path("secret"), fs::perms::none);
  EXPECT_EQ(code_of([&] { (void)read_file(path("secret")); }), ErrorCode::io);
}

TEST_F(Files, EndlessOnesMeetTheLimit) {
  if (!fs::exists("/dev/zero")) GTEST_SKIP() << "the system has no /dev/zero";
  EXPECT_EQ(code_of([&] { (void)read_file("/dev/zero", 1'000'000); }), ErrorCode::limit);
}

TEST_F(Files, AtomicOneAppearsOnCommit) {
  AtomicFile file(path("out"));
  file.stream() << "new";
  file.stream().flush();
  EXPECT_FALSE(fs::exists(path("out")));
  file.commit();
  EXPECT_EQ(read_file(path("out")), "new");
  EXPECT_EQ(files(), 1U) << "no temporary file is left";
}

TEST_F(Files, AtomicOneWithoutCommitChangesNothing) {
  write("out", "old");
  {
    AtomicFile file(path("out"));
    file.stream() << "new";
  }
  EXPECT_EQ(read_file(path("out")), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(Files, AtomicOneTakesOverWhatAKilledProgramLeft) {
  write("out.distich-partial", "the longer half of something");
  AtomicFile file(path("out"));
  file.stream() << "new";
  file.commit();
  EXPECT_EQ(read_file(path("out")), "new");
  EXPECT_EQ(files(), 1U);
}

TEST_F(Files, AtomicOnePreparedIsNotYetThere) {
  {
    AtomicFile dropped(path("dropped"));
    dropped.stream() << "new";
    dropped.prepare();
  }
  AtomicFile file(path("out"));
  file.stream() << "new";
  file.prepare();
  EXPECT_FALSE(fs::exists(path("out")));
  file.commit();
  EXPECT_EQ(read_file(path("out")), "new");
  EXPECT_EQ(files(), 1U);
}

TEST_F(Files, TwoAtomicOnesOfOneNameDoNotDisturbEachOther) {
  AtomicFile first(path("out"));
  first.stream() << "first";
  AtomicFile second(path("out"));
  second.stream() << "second";
  second.commit();
  EXPECT_EQ(read_file(path("out")), "second");
  first.commit();
  EXPECT_EQ(read_file(path("out")), "first");
  EXPECT_EQ(files(), 1U);
}

TEST_F(Files, AtomicOneDoesNotWriteThroughWhatStandsUnderTheTemporaryName) {
  write("victim", "precious");
  const auto take_over_fails = [&] {
    AtomicFile file(path("out"));
    file.stream() << "new";
    file.commit();
    EXPECT_EQ(read_file(path("out")), "new");
    EXPECT_EQ(read_file(path("victim")), "precious");
    fs::remove(path("out.distich-partial"));
  };
  fs::create_symlink("victim", path("out.distich-partial"));
  take_over_fails();
  fs::create_hard_link(path("victim"), path("out.distich-partial"));
  take_over_fails();
  ASSERT_EQ(::mkfifo(path("out.distich-partial").c_str(), 0600), 0);
  take_over_fails();
}

TEST_F(Files, AtomicOneReplacesInOneStep) {
  write("out", "old");
  std::ifstream reader = open_for_reading(path("out"));
  AtomicFile file(path("out"));
  file.stream() << "new";
  file.commit();
  std::string seen;
  reader >> seen;
  EXPECT_EQ(seen, "old") << "who had it open keeps the old file";
  EXPECT_EQ(read_file(path("out")), "new");
}

TEST_F(Files, AtomicOneKeepsPermissions) {
  write("out", "old");
  for (const mode_t mode : {0600U, 0664U, 0755U, 0777U}) {
    ASSERT_EQ(::chmod(path("out").c_str(), mode), 0);
    AtomicFile file(path("out"));
    file.stream() << "new";
    file.commit();
    EXPECT_EQ(static_cast<mode_t>(fs::status(path("out")).permissions()), mode);
  }
}

TEST_F(Files, AtomicOneFollowsSymbolicLinks) {
  fs::create_directory(path("real"));
  write("real/target", "old");
  fs::create_symlink(fs::path("real") / "target", path("link"));
  AtomicFile file(path("link"));
  file.stream() << "new";
  file.commit();
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read_file(path("real/target")), "new");
}

TEST_F(Files, AtomicOneThroughADanglingLinkMakesItsTarget) {
  fs::create_symlink("target", path("link"));
  AtomicFile file(path("link"));
  file.stream() << "new";
  file.commit();
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read_file(path("target")), "new");
}

TEST_F(Files, AtomicOneNeedsAFolderAndNoDirectory) {
  EXPECT_EQ(code_of([&] { AtomicFile file(path("none/out")); }), ErrorCode::io);
  EXPECT_EQ(code_of([&] { AtomicFile file(folder_); }), ErrorCode::io);
  EXPECT_EQ(files(), 0U);
}

TEST_F(Files, AtomicOneInTheCurrentFolder) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  {
    AtomicFile file("plain-name");
    file.stream() << "x";
    file.commit();
  }
  fs::current_path(before);
  EXPECT_EQ(read_file(path("plain-name")), "x");
}

TEST_F(Files, AtomicOneNeverReplacesADevice) {
  if (!fs::is_character_file("/dev/null")) GTEST_SKIP() << "the system has no /dev/null";
  AtomicFile file("/dev/null");
  file.stream() << "x";
  file.commit();
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(FileExtension, IsSmallAndOfTheLastPart) {
  EXPECT_EQ(file_extension("a.b/c.HTML"), "html");
  EXPECT_EQ(file_extension("a.tar.gz"), "gz");
  for (const auto* none : {"a.b/c", ".html", "a/.html", "a.", ""})
    EXPECT_EQ(file_extension(none), "") << none;
}

TEST_F(Files, ReadingALoopOfLinksFails) {
  fs::create_symlink("b", path("a"));
  fs::create_symlink("a", path("b"));
  EXPECT_EQ(code_of([&] { (void)read_file(path("a")); }), ErrorCode::io);
}

TEST_F(Files, AtomicOneInALoopOfLinksFails) {
  fs::create_symlink("b", path("a"));
  fs::create_symlink("a", path("b"));
  EXPECT_EQ(code_of([&] { const AtomicFile file(path("a")); }), ErrorCode::io);
  EXPECT_TRUE(fs::is_symlink(path("a")));
}

TEST_F(Files, AtomicOneReportsAFolderThatWentAway) {
  fs::create_directory(path("sub"));
  AtomicFile file(path("sub/out"));
  file.stream() << "x";
  fs::remove_all(path("sub"));
  EXPECT_EQ(code_of([&] { file.commit(); }), ErrorCode::io);
}

}  // namespace
}  // namespace distich
