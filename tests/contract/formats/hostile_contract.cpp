#include "harness.hpp"
#include "held_by.hpp"
#include "samples.hpp"
#include <distich/archive/archive.hpp>

namespace distich::contract {
namespace {

template <class Record>
class Hostile : public testing::Test {
 protected:
  /// Reads to the end. Empty when it can be read; anything but Error fails the test.
  static std::optional<Error> failure(const Format& format, const std::string& bytes) {
    try {
      read_all<Record>(format, bytes, sample_header().languages);
    } catch (const Error& error) {
      return error;
    }
    return std::nullopt;
  }

  static bool is_refusal(const std::optional<Error>& error) {
    return error && (error->code() == ErrorCode::malformed || error->code() == ErrorCode::encoding);
  }

  static std::string sample_file(const Format& format) {
    return write_all(format, sample_header(), samples<Record>());
  }

  /// The file with half an Arabic letter in place of a whole one; empty when it has none.
  static std::string with_an_ill_formed_letter(std::string bytes, bool packed) {
    if (packed) {
      std::vector<archive::File> files;
      bool changed = false;
      const archive::Archive package(bytes);
      for (const auto& entry : package.entries()) {
        auto content = package.read(entry.name).value();
        auto broken = with_an_ill_formed_letter(content, false);
        changed = changed || !broken.empty();
        files.push_back({entry.name, broken.empty() ? std::move(content) : std::move(broken)});
      }
      return changed ? archive::pack(files) : std::string();
    }
    const auto arabic = bytes.find("\xD8\xA7");
    if (arabic == std::string::npos) return {};
    bytes[arabic + 1] = '(';
    return bytes;
  }
};

using Kinds = testing::Types<BilingualUnit, TranslationUnit, Concept>;
TYPED_TEST_SUITE(Hostile, Kinds);

TYPED_TEST(Hostile, IllFormedTextIsRefusedWithItsPlace) {
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    const auto bytes = this->with_an_ill_formed_letter(this->sample_file(format), is_archive(format.id));
    ASSERT_FALSE(bytes.empty()) << format.id;
    const auto error = this->failure(format, bytes);
    ASSERT_TRUE(this->is_refusal(error)) << format.id;
    ASSERT_TRUE(error->where()) << format.id;
    const auto& input = error->where()->input;
    EXPECT_TRUE(is_archive(format.id) ? input.starts_with("sample: ") : input == "sample") << format.id;
    EXPECT_GT(error->where()->line, 0U) << format.id;
  }
}

TYPED_TEST(Hostile, FilesCutOffAnywhereAreRefusedOrReadWithoutHarm) {
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    const auto bytes = this->sample_file(format);
    const auto end = bytes.find_last_not_of('\n');
    for (std::size_t size = 0; size <= end; size += 1 + size / 97) {
      const auto error = this->failure(format, bytes.substr(0, size));
      if (hides_truncation(format.id)) continue;
      EXPECT_TRUE(this->is_refusal(error)) << format.id << " at " << size;
    }
  }
}

TYPED_TEST(Hostile, OtherFilesAreRefused) {
  const std::vector<std::string> files{std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16),
                                       std::string(100, '\0'), std::string("PK\x03\x04\x14\0\0\0\x08\0", 10)};
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    for (const auto& file : files) EXPECT_TRUE(this->is_refusal(this->failure(format, file))) << format.id;
    if (!is_xml(format.id)) continue;
    for (const std::string file : {"{\"json\": 1}", "a\tb\n", "<html><p>x</p></html>", "text"}) {
      EXPECT_TRUE(this->is_refusal(this->failure(format, file))) << format.id << ": " << file;
    }
  }
}

TYPED_TEST(Hostile, OneChangedByteNeverDoesHarm) {
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    const auto bytes = this->sample_file(format);
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
      auto changed = bytes;
      changed[random() % changed.size()] = static_cast<char>(random() & 0xFF);
      (void)this->failure(format, changed);
    }
  }
}

TYPED_TEST(Hostile, AStopRequestStopsReading) {
  std::stop_source source;
  source.request_stop();
  Control control;
  control.stop = source.get_token();
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    const std::vector<TypeParam> many(5000, record_with<TypeParam>("x"));
    std::istringstream in(write_all(format, sample_header(), many));
    try {
      const auto reader =
          Access<TypeParam>::reader(format)(in, {"sample", "", sample_header().languages}, control);
      for (TypeParam record; reader->next(record);) {
      }
      ADD_FAILURE() << format.id << " read to the end";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::cancelled) << format.id;
    }
  }
}

}  // namespace
}  // namespace distich::contract
