#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/embedded.hpp>

namespace distich::embedded {
namespace {

using ::testing::ElementsAre;

constexpr std::array<EmbeddedFile, 3> files = {
    {{"de-CH.txt", "Swiss"}, {"de.txt", "German"}, {"fa.txt", ""}}};

TEST(EmbeddedFiles, AreFoundByTheirLanguage) {
  EXPECT_EQ(data_of(files, "de").bytes, "German");
  EXPECT_EQ(data_of(files, "de-CH").name, "de-CH.txt");
  for (const auto* none : {"d", "de-", "de.txt", ""}) EXPECT_EQ(data_of(files, none).name, "") << none;
}

TEST(EmbeddedFiles, NameTheLanguagesInOrder) {
  EXPECT_THAT(languages_of(files), ElementsAre("de", "de-CH", "fa"));
  EXPECT_THAT(languages_of({}), ElementsAre());
}

}  // namespace
}  // namespace distich::embedded
