#include <distich/formats/base64_internal.hpp>

namespace distich::formats::xliff {
namespace {

// RFC 4648, section 10.
TEST(Base64, KnownValues) {
  const std::vector<std::pair<std::string, std::string>> known{{"", ""},
                                                               {"f", "Zg=="},
                                                               {"fo", "Zm8="},
                                                               {"foo", "Zm9v"},
                                                               {"foob", "Zm9vYg=="},
                                                               {"fooba", "Zm9vYmE="},
                                                               {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : known) {
    EXPECT_EQ(encode_base64(bytes), text);
    EXPECT_EQ(decode_base64(text), bytes);
  }
}

TEST(Base64, AllBytesComeBackInShortLines) {
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 300; ++size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random() & 0xFF);
    const auto text = encode_base64(bytes);
    EXPECT_EQ(decode_base64(text), bytes);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 76U);
  }
}

TEST(Base64, RefusesWhatItIsNot) {
  for (const auto* text : {"Z", "Zg", "Zg=", "Zg=A", "Z===", "====", "Zm9v!", "Zm9vé"}) {
    EXPECT_EQ(decode_base64(text), std::nullopt) << text;
  }
  EXPECT_EQ(decode_base64(" Zm\r\n9v\t"), "foo");
}

}  // namespace
}  // namespace distich::formats::xliff
