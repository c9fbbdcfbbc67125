#include <cstdlib>
#include <ctime>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>

namespace distich::archive {
namespace {

using testing::ElementsAre;

std::vector<File> sample() {
  return {{"mimetype", "application/x-example"},
          {"content.xml", std::string(3000, 'a')},
          {"Pictures/straße.png", "\x89PNG"},
          {"settings.xml", "<settings/>"}};
}

std::vector<std::string> names(const Archive& archive) {
  std::vector<std::string> out;
  for (const auto& entry : archive.entries()) out.push_back(entry.name);
  return out;
}

/// Everything of an entry that its own header says: method, time, checksum, sizes, and its packed bytes.
std::string packed(std::string_view zip, std::string_view name) {
  const auto at = zip.find(name) - 30;
  const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(zip[at + offset]); };
  const std::size_t size = byte(18) + 256U * byte(19);
  return std::string(zip.substr(at, 30 + name.size() + size));
}

TEST(Archive, GivesBackWhatWasPacked) {
  const auto zip = pack(sample());
  const Archive archive(zip);
  EXPECT_THAT(names(archive), ElementsAre("mimetype", "content.xml", "Pictures/straße.png", "settings.xml"));
  for (const auto& file : sample()) {
    EXPECT_EQ(archive.read(file.name), file.bytes);
    EXPECT_EQ(archive.find(file.name)->size, file.bytes.size());
  }
  EXPECT_LT(archive.find("content.xml")->packed_size, 100U);
  EXPECT_EQ(archive.find("content"), nullptr);
  EXPECT_EQ(archive.read("content"), std::nullopt);
}

TEST(Archive, MimetypeStandsWhereProgramsLookForIt) {
  const auto zip = pack(sample());
  EXPECT_EQ(zip.substr(30, 29), "mimetypeapplication/x-example");
  EXPECT_TRUE(is_archive(zip));
  EXPECT_FALSE(is_archive("PK"));
  EXPECT_FALSE(is_archive("PK\x05\x06"));
}

TEST(Archive, TheSameFilesGiveTheSameBytesEverywhere) {
  const auto zip = pack(sample());
  for (const char* zone : {"UTC", "Asia/Tehran", "America/Los_Angeles", "Pacific/Apia"}) {
    ASSERT_EQ(setenv("TZ", zone, 1), 0);  // NOLINT(concurrency-mt-unsafe)
    tzset();
    EXPECT_EQ(pack(sample()), zip) << zone;
  }
  ASSERT_EQ(unsetenv("TZ"), 0);  // NOLINT(concurrency-mt-unsafe)
  tzset();
}

TEST(Archive, OtherBytesInAnEntryLeaveTheOthersAsTheyWere) {
  const auto zip = pack(sample());
  const std::vector<File> changes = {{"content.xml", "short"}};
  const auto changed = Archive(zip).with(changes);
  const Archive archive(changed);
  EXPECT_THAT(names(archive), ElementsAre("mimetype", "content.xml", "Pictures/straße.png", "settings.xml"));
  EXPECT_EQ(archive.read("content.xml"), "short");
  for (const auto* name : {"mimetype", "Pictures/straße.png", "settings.xml"}) {
    EXPECT_EQ(packed(changed, name), packed(zip, name));
  }
  EXPECT_EQ(packed(changed, "content.xml").substr(10, 4), packed(zip, "content.xml").substr(10, 4)) << "time";
  EXPECT_EQ(Archive(zip).with(changes), changed);
}

TEST(Archive, AChangeLeavesTheBytesThatItWasMadeFrom) {
  // libzip takes over what stands before the first change: a large part of the archive here.
  const std::vector<File> files = {{"picture.png", std::string(300'000, 'x')}, {"content.xml", "old"}};
  const auto zip = pack(files);
  const auto before = zip;
  const std::vector<File> changes = {{"content.xml", "new"}};
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(Archive(Archive(zip).with(changes)).read("content.xml"), "new");
    EXPECT_EQ(zip, before);
  }
}

TEST(Archive, ReplacedAndPutBackIsTheSame) {
  const auto zip = pack(sample());
  const std::vector<File> away = {{"mimetype", "other"}, {"settings.xml", ""}};
  const std::vector<File> back = {sample()[0], sample()[3]};
  const auto changed = Archive(zip).with(away);
  EXPECT_EQ(Archive(changed).read("settings.xml"), "");
  EXPECT_EQ(Archive(changed).with(back), zip);
}

TEST(Archive, NothingChangedIsTheArchiveItself) {
  // A local header that differs from the directory, as streamed archives have it, shows that nothing was
  // written.
  auto zip = pack(sample());
  zip[zip.find("content.xml") - 30 + 4] = '\x2D';
  EXPECT_EQ(Archive(zip).with(sample()), zip);
  EXPECT_EQ(Archive(zip).with({}), zip);
}

TEST(Archive, RefusesWhatCannotBeWritten) {
  const auto zip = pack(sample());
  const auto code_of = [](auto action) {
    try {
      action();
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  };
  const auto packing = [](std::vector<File> files) { return [files] { (void)pack(files); }; };
  EXPECT_EQ(code_of(packing({})), ErrorCode::invalid_argument);
  EXPECT_EQ(code_of(packing({{"a", ""}, {"a", ""}})), ErrorCode::invalid_argument);
  for (const auto* name : {"", "/a", "\\a", "../a", "a/../../b", "a/..", "..\\a", "C:a"}) {
    EXPECT_EQ(code_of(packing({{name, ""}})), ErrorCode::invalid_argument) << name;
  }
  const std::vector<File> unknown = {{"other.xml", ""}};
  EXPECT_EQ(code_of([&] { (void)Archive(zip).with(unknown); }), ErrorCode::invalid_argument);
  const std::vector<File> dotted = {{"a..b/...", "fine"}};
  EXPECT_EQ(Archive(pack(dotted)).entries().size(), 1U);
}

}  // namespace
}  // namespace distich::archive
