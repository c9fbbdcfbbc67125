// Archives made to do harm, or damaged on their way: each gives one Error that names the entry.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>

namespace distich::archive {
namespace {

using testing::HasSubstr;

const std::vector<File> sample = {{"word/one.xml", "<one>text</one>"}, {"word/two.xml", "<two>text</two>"}};

/// In the local header as in the directory at the end.
std::string with_name(std::string zip, std::string_view name, std::string_view other) {
  for (auto at = zip.find(name); at != std::string::npos; at = zip.find(name, at + 1)) {
    zip.replace(at, name.size(), other);
  }
  return zip;
}

/// Sets a byte of the directory's record for the entry.
std::string with_directory_byte(std::string zip, std::string_view name, std::size_t offset, char byte) {
  constexpr std::size_t record_size = 46;
  zip[zip.rfind(name) - record_size + offset] = byte;
  return zip;
}

/// The code and the message of the Error that opening and reading everything gives.
std::pair<ErrorCode, std::string> failure(const std::string& zip, const Limits& limits = {}) {
  try {
    const Archive archive(zip, "file.zip", limits);
    for (const auto& entry : archive.entries()) (void)archive.read(entry.name);
  } catch (const Error& error) {
    EXPECT_EQ(error.where()->input, "file.zip");
    return {error.code(), error.what()};
  }
  return {ErrorCode::internal, "no error"};
}

void expect_failure(const std::pair<ErrorCode, std::string>& got, ErrorCode code, const std::string& text) {
  EXPECT_EQ(got.first, code) << got.second;
  EXPECT_THAT(got.second, HasSubstr(text));
}

TEST(HostileArchive, EveryPrefixIsRefused) {
  const auto zip = pack(sample);
  for (std::size_t size = 0; size < zip.size(); ++size) {
    EXPECT_EQ(failure(zip.substr(0, size)).first, ErrorCode::malformed) << size;
  }
}

TEST(HostileArchive, NamesThatLeaveTheFolder) {
  const auto zip = pack(sample);
  for (const auto* name : {"../../on.xml", "/ord/one.xml", "word/../.xml", "..\\d/one.xml", "C:rd/one.xml"}) {
    const auto got = failure(with_name(zip, "word/one.xml", name));
    if (std::string_view(name) == "word/../.xml") {
      expect_failure(got, ErrorCode::malformed, "outside its folder: word/../.xml");
    } else {
      expect_failure(got, ErrorCode::malformed, "outside its folder");
    }
  }
}

TEST(HostileArchive, TwoEntriesOfOneName) {
  expect_failure(failure(with_name(pack(sample), "word/two.xml", "word/one.xml")), ErrorCode::malformed,
                 "two entries named word/one.xml");
}

TEST(HostileArchive, Encrypted) {
  const auto zip = with_directory_byte(pack(sample), "word/two.xml", 8, 1);
  expect_failure(failure(zip), ErrorCode::unsupported, "word/two.xml in the archive is encrypted");
}

TEST(HostileArchive, UnknownPacking) {
  const auto zip = with_directory_byte(pack(sample), "word/two.xml", 10, 97);
  expect_failure(failure(zip), ErrorCode::unsupported, "word/two.xml in the archive cannot be unpacked");
}

TEST(HostileArchive, DamagedBytes) {
  auto zip = pack(sample);
  const auto at = zip.find("word/two.xml") + 12 + 4;
  zip[at] = static_cast<char>(zip[at] ^ 0x10);
  expect_failure(failure(zip), ErrorCode::malformed, "word/two.xml in the archive");
}

TEST(HostileArchive, AWrongSize) {
  // Less than is there, and more.
  for (const char size : {'\x03', '\x5A'}) {
    expect_failure(failure(with_directory_byte(pack(sample), "word/two.xml", 24, size)), ErrorCode::malformed,
                   "word/two.xml in the archive");
  }
}

TEST(HostileArchive, ABomb) {
  const std::vector<File> bomb = {{"word/one.xml", std::string(std::size_t{8} << 20U, ' ')}};
  const auto zip = pack(bomb);
  expect_failure(failure(zip), ErrorCode::limit, "word/one.xml in the archive would unpack to more than 200");
  Limits generous;
  generous.ratio = 2000;
  EXPECT_EQ(failure(zip, generous).second, "no error");
}

TEST(HostileArchive, BeyondTheLimits) {
  const auto zip = pack(sample);
  Limits limits;
  limits.entries = 1;
  expect_failure(failure(zip, limits), ErrorCode::limit, "more than 1 entries");
  limits = {};
  limits.total_bytes = 29;
  expect_failure(failure(zip, limits), ErrorCode::limit, "larger than 29 bytes");
  limits.total_bytes = 30;
  EXPECT_EQ(failure(zip, limits).second, "no error");
  limits.entry_bytes = 14;
  expect_failure(failure(zip, limits), ErrorCode::limit,
                 "word/one.xml in the archive is larger than 14 bytes");
}

TEST(HostileArchive, NoArchiveAtAll) {
  for (const auto* bytes : {"PK\x03\x04", "<html></html>"}) {
    expect_failure(failure(bytes), ErrorCode::malformed, "not a whole ZIP archive");
  }
  expect_failure(failure(""), ErrorCode::malformed, "the file is empty");
}

}  // namespace
}  // namespace distich::archive
