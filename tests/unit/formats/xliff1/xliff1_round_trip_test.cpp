#include "../xliff_round_trip.hpp"
#include "xliff1_test_support.hpp"

namespace distich::test {
namespace {

/// As codes come back: what XML cannot hold shows.
void shown(RichText& rich) {
  for (auto& code : rich.codes) {
    if (code.original == "\x01&") code.original = "\xEF\xBF\xBD&";
  }
}

INSTANTIATE_TEST_SUITE_P(Xliff1, XliffRoundTrip,
                         testing::Values(XliffSides{
                             [](const std::string& bytes) { return read(bytes); },
                             [](const FileHeader& header, const std::vector<BilingualUnit>& units) {
                               return write(header, units);
                             },
                             shown}));

TEST(Xliff1RoundTrip, CharactersThatXmlCannotHoldShowElsewhere) {
  BilingualUnit unit;
  unit.id = "1";
  unit.notes = {"a\fb"};
  unit.source = RichText("a", {{0, Kind::standalone, "1", "{\x01}", ""}});
  std::vector<std::string> losses;
  EXPECT_EQ(read(write(header(), {unit}, &losses)).units.at(0).notes.at(0),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_THAT(losses,
              testing::ElementsAre("XLIFF 1.2 cannot hold control characters in inline codes as it is here: "
                                   "left out or changed 1 times"));
}

}  // namespace
}  // namespace distich::test
