#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/formats/tbx/tbx_names_internal.hpp>

namespace distich::formats::tbx {
namespace {

TEST(TbxNames, IdsAreNamesOfXmlAndReadBack) {
  EXPECT_EQ(xml_id("gas-price.2"), "gas-price.2");
  EXPECT_EQ(xml_id("12 a"), "_x31_2_x20_a");
  for (const std::string id : {"", "a", "1", "-x", "a b", "Ärger", "_x31_", "_x_", "a\tb", "港"})
    EXPECT_EQ(id_from_xml(xml_id(id)), id) << id;
  EXPECT_EQ(id_from_xml("_xff_"), "_xff_");
  EXPECT_EQ(id_from_xml("_x00_"), "_x00_");
}

TEST(TbxNames, DatesAreThoseOfTheCalendar) {
  EXPECT_EQ(xml_date("2026-01-31"), "2026-01-31");
  EXPECT_EQ(xml_date("20260131"), "2026-01-31");
  EXPECT_EQ(xml_date("20260131T235959Z"), "2026-01-31T23:59:59Z");
  EXPECT_EQ(xml_date("20010507T10:57:25Z"), "2001-05-07T10:57:25Z");
  EXPECT_EQ(xml_date("2024-02-29"), "2024-02-29");
  for (const auto* wrong : {"", "2026", "2026-13-01", "2026-02-30", "2023-02-29", "00000101", "yesterday",
                            "2026-01-01T25:00:00", "2026-01-01T10"}) {
    EXPECT_EQ(xml_date(wrong), "") << wrong;
  }
}

TEST(TbxNames, VarietiesAreNamedByWords) {
  EXPECT_EQ(variety_named("", ""), (Variety{Version::v3, Dialect::basic, Style::dca}));
  EXPECT_EQ(variety_named("v2", ""), (Variety{Version::v2, Dialect::full, Style::dca}));
  EXPECT_EQ(word_for(variety_named("linguist", "dct")), "linguist");
  EXPECT_EQ(type_of(variety_named("v2-basic", "")), "TBX-Basic");
  EXPECT_THROW((void)variety_named("big", ""), Error);
  EXPECT_THROW((void)variety_named("", "xml"), Error);
  EXPECT_THROW((void)variety_named("v2", "dct"), Error);
}

TEST(TbxNames, StatusesHaveAWordEach) {
  for (const auto status :
       {TermStatus::preferred, TermStatus::admitted, TermStatus::deprecated, TermStatus::forbidden}) {
    EXPECT_EQ(status_of(status_word(status)), status);
  }
  EXPECT_FALSE(status_of("legalTerm-admn-sts"));
}

}  // namespace
}  // namespace distich::formats::tbx
