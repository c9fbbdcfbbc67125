#include "../xliff_round_trip.hpp"

#include "xliff_test_support.hpp"

namespace distich::test {
namespace {

INSTANTIATE_TEST_SUITE_P(Xliff2, XliffRoundTrip,
                         testing::Values(XliffSides{
                             [](const std::string& bytes) { return read(bytes); },
                             [](const FileHeader& header, const std::vector<BilingualUnit>& units) {
                               return write(header, units);
                             }}));

TEST(Xliff2RoundTrip, CharactersThatXmlCannotHoldShowElsewhere) {
  BilingualUnit unit;
  unit.id = "1";
  unit.notes = {"a\fb"};
  EXPECT_EQ(read(write(header(), {unit})).units.at(0).notes.at(0),
            "a\xEF\xBF\xBD"
            "b");
}

}  // namespace
}  // namespace distich::test
