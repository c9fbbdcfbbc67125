#include <distich/base/error.hpp>
#include <distich/formats/rules/rules.hpp>

namespace distich {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

std::vector<SegmentationOverride> read(const std::string& bytes, std::vector<std::string>* told = nullptr) {
  Control control;
  control.on_diagnostic = [&](const Diagnostic& each) {
    ASSERT_NE(told, nullptr) << each.message.english();
    told->push_back(to_string(each.where.value()) + ": " + each.message.english());
  };
  std::istringstream in(bytes);
  return rules_format().read_rules(in, {"ours.rules", {}, {}}, control).overrides;
}

std::string message_of(std::string_view written) {
  try {
    (void)parse_override(written);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::malformed);
    return error.what();
  }
  return "";
}

TEST(RulesFile, HoldsJoinsAndSplitsByLanguage) {
  EXPECT_THAT(read("# ours\r\nno-break: Dr. | Miller\n\nlanguage: de_at\n  break:§ 5|(1)  \nlanguage: "
                   "*\nbreak: | a\\|b\\\\\n"),
              ElementsAre(SegmentationOverride{LanguageTag(), false, "Dr.", "Miller"},
                          SegmentationOverride{tag("de-AT"), true, "§ 5", "(1)"},
                          SegmentationOverride{LanguageTag(), true, "", "a|b\\"}));
}

TEST(RulesFile, IsReadInAnyEncodingAndNormalForm) {
  using namespace std::string_literals;
  const auto wide =
      "\xFF\xFE"
      "b\0r\0e\0a\0k\0:\0 \0\xE9\0|\0"s;
  EXPECT_EQ(read(wide).at(0).before, "é");
  EXPECT_EQ(read("break: e\u0301 |").at(0).before, "é");
}

TEST(RulesFile, NamesBadLinesAndReadsTheOthers) {
  std::vector<std::string> told;
  EXPECT_EQ(read("what?\nbreak: a | b\nlanguage: ???\nbreak: x\n", &told).size(), 1U);
  EXPECT_THAT(told, ElementsAre(HasSubstr("ours.rules:1:1: write a rule as"),
                                HasSubstr("ours.rules:3:1: \"???\""), HasSubstr("ours.rules:4:1: a bar")));
}

TEST(RulesFile, IsWrittenAsItIsRead) {
  const std::vector<SegmentationOverride> all{{LanguageTag(), false, "a|b", "\\"},
                                              {tag("de"), true, "", "x"},
                                              {tag("de"), false, "y", ""},
                                              {LanguageTag(), true, "z", "z"}};
  std::ostringstream out;
  rules_format().write_rules(out, {std::nullopt, all});
  EXPECT_EQ(read(out.str()), all);
  EXPECT_EQ(out.str(),
            "no-break: a\\|b | \\\\\nlanguage: de\nbreak: | x\nno-break: y |\nlanguage: *\nbreak: z | z\n");
}

TEST(RulesFile, SaysWhatIsWrongWithARule) {
  EXPECT_EQ(message_of("break: a | b"), "");
  EXPECT_THAT(message_of("braek: a | b"), HasSubstr("write a rule as"));
  EXPECT_THAT(message_of("break: a b"), HasSubstr("bar"));
  EXPECT_THAT(message_of("break: a | b | c"), HasSubstr("two bars"));
  EXPECT_THAT(message_of("break:  |  "), HasSubstr("either side"));
  EXPECT_THAT(message_of("break: " + std::string(65, 'x') + " |"), HasSubstr("64 bytes"));
}

TEST(RulesFile, IsKnownByItsContent) {
  const auto sniff = [](std::string_view head) { return rules_format().sniff(head, ""); };
  EXPECT_GT(sniff("# ours\n\nlanguage: de\nno-break: a | b\n"), 50);
  EXPECT_EQ(sniff("break: dance\n"), 0);
  EXPECT_EQ(sniff("An article.\nbreak: a | b\n"), 0);
  EXPECT_EQ(sniff(""), 0);
}

}  // namespace
}  // namespace distich
