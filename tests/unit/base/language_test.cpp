#include <distich/base/language.hpp>

namespace distich {
namespace {

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

std::string parsed(std::string_view text) {
  const auto found = LanguageTag::parse(text);
  return found ? found->str() : "(none)";
}

std::string parsed_loosely(std::string_view text) {
  const auto found = LanguageTag::parse_loose(text);
  return found ? found->str() : "(none)";
}

// Well-formed examples are those of RFC 5646, appendix A, among others.
TEST(LanguageTag, TakesWellFormedTagsInAnyCase) {
  EXPECT_EQ(parsed("de"), "de");
  EXPECT_EQ(parsed("EN-us"), "en-US");
  EXPECT_EQ(parsed("zh-hANT-tw"), "zh-Hant-TW");
  EXPECT_EQ(parsed("zh-cmn-hans-cn"), "zh-cmn-Hans-CN");
  EXPECT_EQ(parsed("sl-rozaj-biske"), "sl-rozaj-biske");
  EXPECT_EQ(parsed("de-CH-1901"), "de-CH-1901");
  EXPECT_EQ(parsed("hy-Latn-IT-arevela"), "hy-Latn-IT-arevela");
  EXPECT_EQ(parsed("es-419"), "es-419");
  EXPECT_EQ(parsed("de-CH-x-phonebk"), "de-CH-x-phonebk");
  EXPECT_EQ(parsed("x-whatever"), "x-whatever");
  EXPECT_EQ(parsed("ar-a-aaa-b-bbb-x-a-ccc"), "ar-a-aaa-b-bbb-x-a-ccc");
  EXPECT_EQ(parsed("en-u-co-phonebk"), "en-u-co-phonebk");
  EXPECT_EQ(parsed("und"), "und");
}

TEST(LanguageTag, RefusesWhatIsNotWellFormed) {
  for (const char* bad :
       {"", "-", "e", "en-", "-en", "en--US", "1en", "en_US", "en US", "de-419-DE", "a-DE", "en-x", "en-u",
        "en-a-b-c", "x", "toolonglanguage", "en-toolongsubtag", "e\xC3\xA9", "en-US-ab"}) {
    EXPECT_EQ(parsed(bad), "(none)") << bad;
  }
}

TEST(LanguageTag, LooseParsingTakesWhatPeopleWrite) {
  EXPECT_EQ(parsed_loosely(" en_us\n"), "en-US");
  EXPECT_EQ(parsed_loosely("ENG"), "en");
  EXPECT_EQ(parsed_loosely("ger"), "de");
  EXPECT_EQ(parsed_loosely("deu-AT"), "de-AT");
  EXPECT_EQ(parsed_loosely("fas_IR"), "fa-IR");
  EXPECT_EQ(parsed_loosely("haw"), "haw");
  EXPECT_EQ(parsed_loosely("cmn-TW"), "zh-TW");
  EXPECT_EQ(parsed_loosely("arb"), "ar");
  EXPECT_EQ(parsed_loosely("iw_IL"), "he-IL");
  EXPECT_EQ(parsed_loosely("in"), "id");
  EXPECT_EQ(parsed_loosely("ji"), "yi");
  EXPECT_EQ(parsed_loosely("NO"), "nb");
  EXPECT_EQ(parsed_loosely("nor"), "nb");
  EXPECT_EQ(parsed_loosely("nn"), "nn");
  EXPECT_EQ(parsed_loosely("sh"), "sr-Latn");
  EXPECT_EQ(parsed_loosely("zh_CHT"), "zh-Hant");
  EXPECT_EQ(parsed_loosely("en_UK"), "en-GB");
  EXPECT_EQ(parsed_loosely("i-lux"), "lb");
  EXPECT_EQ(parsed_loosely("zh-min-nan"), "nan");
  EXPECT_EQ(parsed_loosely("zho_Hans_CN"), "zh-Hans-CN");
  EXPECT_EQ(parsed_loosely(""), "(none)");
  EXPECT_EQ(parsed_loosely("C"), "(none)");
  EXPECT_EQ(parsed_loosely("en us"), "(none)");
}

TEST(LanguageTag, Subtags) {
  EXPECT_EQ(tag("zh-Hant-TW").primary(), "zh");
  EXPECT_EQ(tag("zh-Hant-TW").script(), "Hant");
  EXPECT_EQ(tag("zh-Hant-TW").region(), "TW");
  EXPECT_EQ(tag("es-419").region(), "419");
  EXPECT_EQ(tag("de").script(), "");
  EXPECT_EQ(tag("de").region(), "");
  EXPECT_EQ(tag("en-a-DE").region(), "") << "part of an extension";
  EXPECT_EQ(tag("x-de-latn").script(), "");
  EXPECT_EQ(LanguageTag().str(), "und");
  EXPECT_FALSE(LanguageTag().known());
  EXPECT_TRUE(tag("de").known());
}

TEST(LanguageTag, Admits) {
  EXPECT_TRUE(tag("pt").admits(tag("pt")));
  EXPECT_TRUE(tag("pt").admits(tag("pt-BR")));
  EXPECT_FALSE(tag("pt-BR").admits(tag("pt-PT")));
  EXPECT_FALSE(tag("pt-BR").admits(tag("pt")));
  EXPECT_FALSE(tag("de").admits(tag("den")));
  EXPECT_TRUE(tag("zh-Hant").admits(tag("zh-Hant-TW")));
}

TEST(LanguageTag, Direction) {
  for (const char* rtl : {"ar", "ar-EG", "he", "fa", "ur", "ckb", "az-Arab", "ku-Arab-IQ", "yi"}) {
    EXPECT_EQ(tag(rtl).direction(), Direction::right_to_left) << rtl;
  }
  for (const char* ltr : {"en", "und", "ur-Latn", "fa-Cyrl", "zh", "ja", "az", "ku"}) {
    EXPECT_EQ(tag(ltr).direction(), Direction::left_to_right) << ltr;
  }
}

TEST(LanguagePair, Reversed) {
  const LanguagePair pair{tag("en"), tag("ar")};
  EXPECT_EQ(pair.reversed(), (LanguagePair{tag("ar"), tag("en")}));
}

struct Lookup {
  std::string wanted;
  std::vector<std::string> available;
  std::string found;  ///< empty: none
};

class LookupLanguage : public testing::TestWithParam<Lookup> {};

TEST_P(LookupLanguage, FindsTheBest) {
  std::vector<LanguageTag> available;
  for (const auto& text : GetParam().available) available.push_back(tag(text));
  const auto index = lookup_language(tag(GetParam().wanted), available);
  EXPECT_EQ(index ? available[*index].str() : "", GetParam().found) << GetParam().wanted;
}

INSTANTIATE_TEST_SUITE_P(
    Rfc4647, LookupLanguage,
    testing::Values(
        Lookup{"de-AT", {"en", "de-AT", "de"}, "de-AT"}, Lookup{"de-AT", {"en", "de"}, "de"},
        Lookup{"de", {"en", "fr"}, ""}, Lookup{"de", {}, ""},
        // RFC 4647, section 3.4, the example of truncation
        Lookup{
            "zh-Hant-CN-x-private1-private2", {"zh-Hant-CN-x-private1", "zh-Hant"}, "zh-Hant-CN-x-private1"},
        Lookup{"zh-Hant-CN-x-private1-private2", {"zh-Hant-CN", "zh"}, "zh-Hant-CN"},
        Lookup{"zh-Hant-CN-x-private1-private2", {"zh-Hant", "zh"}, "zh-Hant"},
        Lookup{"zh-Hant-CN-x-private1-private2", {"zh"}, "zh"},
        // nothing shorter: the first of the same language
        Lookup{"pt", {"en", "pt-BR", "pt-PT"}, "pt-BR"}, Lookup{"pt-AO", {"pt-PT", "pt-BR"}, "pt-PT"},
        // the script that is named or implied goes first
        Lookup{"zh-Hant", {"zh-Hans", "zh-Hant-TW"}, "zh-Hant-TW"},
        Lookup{"zh-Hant", {"zh-CN", "zh-TW"}, "zh-TW"}, Lookup{"zh-TW", {"zh", "zh-HK"}, "zh-HK"},
        Lookup{"zh-CN", {"zh-TW", "zh-Hans"}, "zh-Hans"}, Lookup{"zh-TW", {"zh-Hans"}, "zh-Hans"},
        Lookup{"sr-Latn", {"sr", "sr-ME"}, "sr-ME"}, Lookup{"x-own", {"x-other"}, ""},
        Lookup{"pt-BR", {"pt-PT", "pt"}, "pt"}, Lookup{"x-own", {"x-own", "de"}, "x-own"},
        Lookup{"x-own", {"de"}, ""}, Lookup{"und", {"de"}, ""}, Lookup{"de", {"den", "de-CH"}, "de-CH"}));

}  // namespace
}  // namespace distich
