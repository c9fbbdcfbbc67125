#include <thread>

#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>
#include <distich/text/normalize.hpp>

namespace distich::text {
namespace {

constexpr Form all_forms[] = {Form::nfc, Form::nfkc_casefold, Form::match, Form::term};

std::string match(std::string_view text) {
  return normalize(text, Form::match);
}

std::string term(std::string_view text) {
  return normalize(text, Form::term);
}

TEST(Normalize, Nfc) {
  EXPECT_EQ(normalize("e\u0301", Form::nfc), "é");
  EXPECT_EQ(normalize("\u1112\u1161\u11AB", Form::nfc), "한");
  EXPECT_EQ(normalize("ﬁ  A", Form::nfc), "ﬁ  A");
  EXPECT_EQ(normalize("", Form::nfc), "");
}

TEST(Normalize, NfkcCasefold) {
  EXPECT_EQ(normalize("Straße ＡＢ ﬁ", Form::nfkc_casefold), "strasse ab fi");
  EXPECT_EQ(normalize("ΣΊΣΥΦΟΣ", Form::nfkc_casefold), normalize("σίσυφος", Form::nfkc_casefold));
}

TEST(Normalize, MatchFoldsTypographyOnly) {
  EXPECT_EQ(match("It’s “so” – she said…"), "It's \"so\" - she said...");
  EXPECT_EQ(match("«Да» „nein‟ 「はい」"), "\"Да\" \"nein\" \"はい\"");
  EXPECT_EQ(match("м’я мʼя м'я"), "м'я м'я м'я");
  EXPECT_EQ(match("צה״ל בית־ספר ג׳"), "צה\"ל בית-ספר ג'");
  EXPECT_EQ(match("Straße ﬁ ＡＢ"), "Straße ﬁ ＡＢ");
  EXPECT_EQ(match("Mixed CASE stays"), "Mixed CASE stays");
}

TEST(Normalize, MatchSpaces) {
  EXPECT_EQ(match("  a \t\r\n b\u00A0\u3000c  "), "a b c");
  EXPECT_EQ(match("a \u200F \u00AD b"), "a b");
  EXPECT_EQ(match(" \u200B\uFEFF "), "");
  EXPECT_EQ(match("\u200E a"), "a");
  EXPECT_EQ(match("10\u202F000"), "10 000");
}

TEST(Normalize, MatchDropsInvisibleCharacters) {
  EXPECT_EQ(match("Donau\u00ADdampf"), "Donaudampf");
  EXPECT_EQ(match("\u202Bسلام\u202C"), "سلام");
  EXPECT_EQ(match("\u2067abc\u2069"), "abc");
  EXPECT_EQ(match("e\u00AD\u0301"), "é") << "what was kept apart composes";
  EXPECT_EQ(match("می\u200Cخواهم"), "می\u200Cخواهم") << "a joiner is part of the spelling";
}

TEST(Normalize, MatchKeepsPoints) {
  EXPECT_EQ(match("سَلَام"), normalize("سَلَام", Form::nfc));
  EXPECT_EQ(match("كتـاب"), "كتـاب");
}

TEST(Normalize, TermFoldsAll) {
  EXPECT_EQ(term("  The “United”  NATIONS’ "), "the \"united\" nations'");
  EXPECT_EQ(term("سَلَامٌ"), "سلام");
  EXPECT_EQ(term("كتـــاب"), "كتاب");
  EXPECT_EQ(term("שָׁלוֹם"), "שלום");
  EXPECT_EQ(term("آب"), "آب") << "madda tells letters apart";
  EXPECT_EQ(term("مؤتمر"), "مؤتمر");
  EXPECT_EQ(term("می\u200Cخواهم"), "میخواهم");
  EXPECT_EQ(term("ＨＤ\u3000Ⅳ"), "hd iv");
  EXPECT_EQ(term("it´s"), "it's");
  EXPECT_EQ(term("ŒUVRE Straße"), "œuvre strasse");
}

// The characters that the rules know, what decomposes into them, and what lies near them.
std::string random_text(std::mt19937& random) {
  static const std::u32string pool =
      U"  "
      U"aAzZ.'\"-"
      U"ßİıſÅée\u0301\u0300\u0323\u0345\u0308\u00AD\u00A0\u00B4\u00A8\u2019\u201C«»…–—\u200B\u200C\u200D"
      U"\u200E\u200F\u202A\u202C\u2066\u2069\uFEFF\u2060\u3000\t\n\u0085\u2028ﬁＡ＂＇，。「」『』东ァｱﾞー한"
      U"\u1112\u1161\u11AB"
      U"سلامآاأ\u0622\u0627\u0653\u0654\u0655ـ\u064E\u0651\u0670\u06D6ﷺﻻשׁ\u05C1\u05B8\u05BE\u05F3\u05F4שּׁ"
      U"\u1FFD\u1FEF"
      U"\u0374\u037E\u0340\u0341\u0344\u0958\u093C\u0915\u0F71\u0F72\u0F80\u0E33Σςσ\u03B1\u1F80\u1FBF\u02BC"
      U"\u02B9"
      U"🚂\U0001D400\U0001F1E6\U000E0041\uFE0F\u034F\u115F\u3164½℀™⋯‥\u2002\u1680";
  std::string text;
  const auto size = random() % 12;
  for (std::size_t i = 0; i < size; ++i) {
    if (random() % 8 == 0) {
      const auto c = static_cast<char32_t>(random() % 0x3100 + 1);
      append(text, c);
    } else {
      append(text, pool[random() % pool.size()]);
    }
  }
  return text;
}

TEST(NormalizeProperty, IdempotentAndEqualWithMap) {
  std::mt19937 random(42);
  for (int round = 0; round < 8000; ++round) {
    const std::string text = random_text(random);
    for (const Form form : all_forms) {
      const std::string once = normalize(text, form);
      ASSERT_TRUE(is_valid_utf8(once));
      ASSERT_EQ(normalize(once, form), once) << text << " form " << static_cast<int>(form);
      const Mapped mapped = normalize_mapped(text, form);
      ASSERT_EQ(mapped.text, once) << text;
      ASSERT_EQ(mapped.map.source_size(), text.size());
      ASSERT_EQ(mapped.map.derived_size(), once.size());
    }
  }
}

TEST(NormalizeProperty, EveryScalarIsFoldedForGood) {
  // One by one where the rules are; ideographs, syllables and empty planes by samples.
  const auto step = [](char32_t c) -> char32_t {
    if (c >= 0x20000) return 251;
    return (c >= 0x3400 && c < 0xD7A0) || (c >= 0xE000 && c < 0xF900) || c >= 0x12000 ? 17 : 1;
  };
  for (char32_t c = 1; c <= 0x10FFFF; c += step(c)) {
    if (c >= 0xD800 && c < 0xE000) c = 0xE000;
    std::string text = "x";
    append(text, c);
    text += "y";
    for (const Form form : {Form::match, Form::term}) {
      const std::string once = normalize(text, form);
      ASSERT_EQ(normalize(once, form), once) << std::hex << static_cast<unsigned>(c);
    }
  }
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

TEST(NormalizeProperty, MapsLeadFromCharacterToCharacter) {
  std::mt19937 random(43);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    for (const Form form : all_forms) {
      const Mapped mapped = normalize_mapped(text, form);
      ByteRange last;
      for (std::size_t at = 0; at < mapped.text.size();) {
        const auto size = code_point_at(mapped.text, at).size;
        const ByteRange source = mapped.map.to_source({at, at + size});
        ASSERT_LE(source.end, text.size());
        ASSERT_TRUE(is_boundary(text, source.begin) && is_boundary(text, source.end)) << text;
        ASSERT_GE(source.begin, last.begin) << text;
        ASSERT_GE(source.end, last.end) << text;
        // What a character came from still makes that character by itself.
        if (form == Form::nfc) {
          const std::string again = normalize(source.of(text), form);
          ASSERT_NE(again.find(mapped.text.substr(at, size)), std::string::npos) << text;
        }
        last = source;
        at += size;
      }
    }
  }
}

TEST(NormalizeMapped, LeadsBackToTheSource) {
  const std::string text = "  Der „Zug“  fährt…";
  const Mapped mapped = normalize_mapped(text, Form::match);
  ASSERT_EQ(mapped.text, "Der \"Zug\" fährt...");
  const auto source_of = [&](std::string_view part) {
    const auto at = mapped.text.find(part);
    return mapped.map.to_source({at, at + part.size()}).of(text);
  };
  EXPECT_EQ(source_of("Der"), "Der");
  EXPECT_EQ(source_of("Zug"), "Zug");
  EXPECT_EQ(source_of("\"Zug\""), "„Zug“");
  EXPECT_EQ(source_of("fährt"), "fährt");
  EXPECT_EQ(source_of(" fährt"), "  fährt");
  EXPECT_EQ(source_of("."), "…");
}

TEST(NormalizeMapped, LeadsBackThroughSeveralSteps) {
  const std::string text = "« سَلَامٌ » STRASSE ﬁn";
  const Mapped mapped = normalize_mapped(text, Form::term);
  ASSERT_EQ(mapped.text, "\" سلام \" strasse fin");
  const auto source_of = [&](std::string_view part) {
    const auto at = mapped.text.find(part);
    return mapped.map.to_source({at, at + part.size()}).of(text);
  };
  EXPECT_EQ(source_of("سلام"), "سَلَام");
  EXPECT_EQ(source_of("strasse"), "STRASSE");
  EXPECT_EQ(source_of("f"), "ﬁ");
  EXPECT_EQ(source_of("n"), "n");
}

TEST(Normalize, VersionNamesUnicodeAndOurRules) {
  EXPECT_THAT(normalizer_version(), testing::MatchesRegex("unicode [0-9.]+, rules [0-9]+"));
}

TEST(Romanizer, WritesNamesInPlainLatin) {
  const Romanizer romanize;
  EXPECT_EQ(romanize("Шевченко"), "sevcenko");
  EXPECT_EQ(romanize("Ångström"), "angstrom");
  EXPECT_EQ(romanize("PLAIN Ascii 1!"), "plain ascii 1!");
  EXPECT_EQ(romanize(""), "");
  EXPECT_EQ(romanize("東京"), "dong jing");
  EXPECT_EQ(romanize("Αθήνα"), "athena");
}

TEST(HanSimplifier, WritesTraditionalCharactersAsSimplifiedOnes) {
  const HanSimplifier simplify;
  EXPECT_EQ(simplify("國家與龍 2031 ABC"), "国家与龙 2031 ABC");
  EXPECT_EQ(simplify("国家"), "国家");
  EXPECT_EQ(simplify("ein Text, عربي"), "ein Text, عربي");
  EXPECT_EQ(simplify(""), "");
}

TEST(Romanizer, SameFromSeveralThreads) {
  const Romanizer romanize;
  const std::vector<std::string> names{"Шевченко", "Αθήνα", "القاهرة", "ירושלים", "東京", "서울", "ไทย"};
  std::vector<std::string> expected;
  for (const auto& name : names) expected.push_back(Romanizer()(name));
  std::vector<std::jthread> threads;
  std::array<bool, 4> equal{};
  for (auto& same : equal) {
    threads.emplace_back([&] {
      same = true;
      for (int round = 0; round < 20; ++round) {
        for (std::size_t i = 0; i < names.size(); ++i) same = same && romanize(names[i]) == expected[i];
      }
    });
  }
  threads.clear();
  EXPECT_THAT(equal, testing::Each(true));
}

}  // namespace
}  // namespace distich::text
