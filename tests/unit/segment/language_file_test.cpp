#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/segment/language_data_internal.hpp>

namespace distich::segmentation {
namespace {

constexpr std::string_view head = "language: de\nname: German\nwritten-by: us\nadmits: all\nscripts: Latn\n";

LanguageData parse(std::string_view rest) {
  return parse_language_data(std::string(head) + std::string(rest), "x.txt");
}

TEST(LanguageFile, ReadsKeysAndWords) {
  const auto data =
      parse("ordinals: capital\nquotes: „“ »«\n# a remark\n\n[inside]\nbzw ca\nz.B\n[function-words]\nder\n");
  EXPECT_EQ(data.language.str(), "de");
  EXPECT_EQ(data.ordinals, Ordinals::capital);
  EXPECT_EQ(data.closing_quotes, U"“«");
  EXPECT_TRUE(data.uses("z.B").has(WordUse::inside));
  EXPECT_TRUE(data.uses("Bzw").has(WordUse::inside)) << "at the start of a sentence";
  EXPECT_TRUE(data.uses("Der").has(WordUse::starter));
  EXPECT_FALSE(data.uses("der").has(WordUse::starter));
  EXPECT_TRUE(data.uses("die").none());
  EXPECT_THAT(data.frequent, testing::ElementsAre("der"));
}

TEST(LanguageFile, TheCapitalOfDottedI) {
  const auto data = parse("dotted-capital-i: yes\n[function-words]\nile\n");
  EXPECT_TRUE(data.uses("İle").has(WordUse::starter));
  EXPECT_TRUE(data.uses("Ile").none());
}

struct Fault {
  std::string_view bytes;
  std::uint32_t line;
};

class LanguageFileFaults : public testing::TestWithParam<Fault> {};

TEST_P(LanguageFileFaults, AreLocated) {
  try {
    (void)parse(GetParam().bytes);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::malformed);
    ASSERT_TRUE(error.where());
    EXPECT_EQ(error.where()->input, "x.txt");
    EXPECT_EQ(error.where()->line, GetParam().line) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(Each, LanguageFileFaults,
                         testing::Values(Fault{"colour: red\n", 6}, Fault{"ordinals: perhaps\n", 6},
                                         Fault{"ordinals:\n", 6}, Fault{"name: twice\n", 6},
                                         Fault{"no colon\n", 6}, Fault{"[nonsense]\n", 6},
                                         Fault{"[inside]\nb a\n", 7}, Fault{"[inside]\na a\n", 7},
                                         Fault{"[inside]\na\n[inside]\nb\n", 8},
                                         Fault{"[inside]\na\u0308\n", 7}, Fault{"quotes: ab\n", 6},
                                         Fault{"letters: a1\n", 6}, Fault{"scripts: Latin\n", 6},
                                         Fault{"dotted-capital-i: maybe\n", 6}, Fault{"[inside\n", 6},
                                         Fault{"[inside]\n\xFF\n", 7}));

TEST(LanguageFile, MissingKeysAreNamed) {
  try {
    (void)parse_language_data("language: de\nname: German\n", "x.txt");
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("written-by"));
  }
}

}  // namespace
}  // namespace distich::segmentation
