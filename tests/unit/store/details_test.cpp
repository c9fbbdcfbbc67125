#include <random>

#include <gtest/gtest.h>

#include <distich/store/sqlite/content_internal.hpp>
#include <distich/store/sqlite/details_internal.hpp>

namespace distich::sqlite {
namespace {

std::string encode(const Details& details) {
  std::string bytes;
  encode_details(details.codes, details.context, details.notes, details.properties, bytes, details.fields);
  return bytes;
}

Details full() {
  Details details;
  details.codes = {{0, InlineCode::Kind::open, "1", "<b>", "bold"},
                   {300, InlineCode::Kind::standalone, "", "", ""}};
  details.context = Context{"before", ""};
  details.notes = {"note", "", std::string(200, 'n')};
  details.properties = {{"", "empty"}, {"b", ""}, {"creationid", "ana"}};
  details.fields = {"", "field"};
  return details;
}

TEST(Details, AreNoBytesWhenThereAreNone) {
  EXPECT_EQ(encode({}), "");
  EXPECT_EQ(decode_details(""), Details{});
}

TEST(Details, OfEntriesHaveTheseBytes) {
  Details details;
  details.properties = {{"k", "v"}};
  details.fields = {"a", ""};
  const std::string expected(
      "\x01\x04\x01\x01k\x01v\x05\x02\x01"
      "a\x00",
      12);
  EXPECT_EQ(encode(details), expected);
  EXPECT_EQ(decode_details(expected), details);
}

// The format is on people's disks: these bytes must stay readable for ever.
TEST(Details, HaveTheseBytes) {
  Details details;
  details.codes = {{130, InlineCode::Kind::close, "1", "</b>", ""}};
  details.context = Context{"a", ""};
  details.notes = {"n"};
  details.properties = {{"k", "v"}};
  const std::string expected(
      "\x01\x01\x01\x82\x01\x01\x01"
      "1\x04</b>\x00\x02\x01"
      "a\x00\x03\x01\x01n\x04\x01\x01k\x01v",
      28);
  EXPECT_EQ(encode(details), expected);
  EXPECT_EQ(decode_details(expected), details);
}

TEST(Details, ComeBackAsTheyWere) {
  EXPECT_EQ(decode_details(encode(full())), full());
}

TEST(Details, CutOffOrContinuedAreRefused) {
  const auto bytes = encode(full());
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    const auto decoded = decode_details(std::string_view(bytes).substr(0, size));
    // A cut between two sections leaves valid bytes, of other details.
    EXPECT_FALSE(decoded == full()) << size;
  }
  EXPECT_FALSE(decode_details(bytes + '\0'));
  EXPECT_FALSE(decode_details(bytes + bytes));
  EXPECT_FALSE(decode_details("\x02\x03\x01\x01n"));
}

TEST(Details, OfRandomBytesAreRefusedOrTheirOnlyEncoding) {
  std::mt19937 random(20260108);
  const auto whole = encode(full());
  for (int round = 0; round < 200'000; ++round) {
    auto bytes = whole;
    for (auto edits = 1 + random() % 3; edits > 0; --edits) {
      bytes[random() % bytes.size()] = static_cast<char>(random() % 2 == 0 ? random() % 6 : random());
    }
    bytes.resize(1 + random() % bytes.size());
    if (const auto decoded = decode_details(bytes)) {
      ASSERT_EQ(encode(*decoded), bytes);
    }
  }
}

TEST(Content, HashIsTheSameOnEveryMachine) {
  TranslationUnit unit;
  Variant variant;
  variant.language = LanguageTag::parse("en").value();
  variant.text = RichText("The ferry left.", {{4, InlineCode::Kind::standalone, "1", "<x/>", ""}});
  variant.context = Context{"Before.", ""};
  unit.variants.push_back(variant);
  EXPECT_EQ(content_hash(unit), 14055233253919024709U);
}

}  // namespace
}  // namespace distich::sqlite
