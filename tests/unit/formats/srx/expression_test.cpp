#include <distich/formats/srx/srx_internal.hpp>

namespace distich::formats::srx {
namespace {

TEST(SrxExpression, WhatIsFineStaysAsItIs) {
  for (const auto* const fine :
       {"", " ", R"(\s)", R"([.?!]+)", R"(\p{Lu}{2,3}\})", R"([}]\x{41})", "(?i)a", R"(\Q}(?U)\E)"}) {
    EXPECT_EQ(mended(fine).text, fine);
    EXPECT_EQ(mended(fine).mended, "") << fine;
  }
}

TEST(SrxExpression, LayoutOfTheFileIsTakenOff) {
  EXPECT_EQ(mended("\n\t\t\\d+\\.\n\t").text, "\\d+\\.");
  EXPECT_EQ(mended("\n\t\t\\d+\\.\n\t").mended, "srx.layout-in-expression");
  EXPECT_EQ(mended("\n  ").text, "");
  EXPECT_EQ(mended(" a ").text, " a ");
}

TEST(SrxExpression, WhatOnlyJavaKnowsIsMended) {
  EXPECT_EQ(mended("(?U)\\w").text, "\\w");
  EXPECT_EQ(mended("(?iU)\\w").text, "(?i)\\w");
  EXPECT_EQ(mended("(?U:a)").text, "(?:a)");
  EXPECT_EQ(mended("a}b").text, "a\\}b");
  EXPECT_EQ(mended("a{2}b}").text, "a{2}b\\}");
  EXPECT_EQ(mended("[.:][noauto]").text, "[.:]");
  EXPECT_EQ(mended("[.:][noauto]").mended, "srx.expression-mended");
}

}  // namespace
}  // namespace distich::formats::srx
