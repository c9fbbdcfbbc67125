#include <random>

#include <gtest/gtest.h>

#include <distich/formats/po/po_header_internal.hpp>
#include <distich/formats/po/po_string_internal.hpp>
#include <distich/formats/po/po_units_internal.hpp>

namespace distich::formats::po {
namespace {

std::vector<std::size_t> bad_escapes(std::string_view written) {
  std::vector<std::size_t> out;
  (void)unescaped(written, [&](std::size_t at) { out.push_back(at); });
  return out;
}

TEST(PoString, EscapesAreThoseOfC) {
  EXPECT_EQ(unescaped(R"(a\tb\n\"c\"\\ \a\b\f\v\r)", {}), "a\tb\n\"c\"\\ \a\b\f\v\r");
  EXPECT_EQ(unescaped(R"(\101\x42\1012)", {}), "ABA2");
  EXPECT_EQ(bad_escapes(R"(\101\n)"), std::vector<std::size_t>{});
}

TEST(PoString, EscapesThatMeanNothingStay) {
  EXPECT_EQ(unescaped(R"(C:\dir \xzz \0 \377 \)", {}), R"(C:\dir \xzz \0 \377 \)");
  EXPECT_EQ(bad_escapes(R"(C:\dir \xzz \0 \377 \)"), (std::vector<std::size_t>{2, 7, 12, 15, 20}));
}

TEST(PoString, WhatIsEscapedComesBack) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto size = random() % 12; size-- > 0;) text += static_cast<char>(1 + random() % 0x7F);
    std::ranges::replace(text, '\x04', '\x05');
    ASSERT_EQ(unescaped(escaped(text), {}), text);
    ASSERT_EQ(escaped(text).find_first_of("\r\n"), std::string::npos);
  }
}

TEST(PoString, WhatGettextCannotHoldShows) {
  EXPECT_EQ(escaped(std::string_view("a\0b\x04", 4)),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
}

TEST(PoString, LinesAreBrokenBehindLineEndsAndAtWidth) {
  const StringWriter writer;
  EXPECT_EQ(writer.lines("", "msgid", "Short."), "msgid \"Short.\"");
  EXPECT_EQ(writer.lines("", "msgid", "Ends a line.\n"), "msgid \"Ends a line.\\n\"");
  EXPECT_EQ(writer.lines("#| ", "msgid", "One.\nTwo."), "#| msgid \"\"\n#| \"One.\\n\"\n#| \"Two.\"");
  EXPECT_EQ(StringWriter("\r\n").lines("", "msgstr", "a\nb"), "msgstr \"\"\r\n\"a\\n\"\r\n\"b\"");
}

TEST(PoString, NoLineIsWiderThanGettextsPage) {
  const StringWriter writer;
  std::string text;
  for (int i = 0; i < 40; ++i) text += "The ferries of Norhaven sail again. ";
  std::istringstream lines(writer.lines("", "msgid", text));
  std::string joined;
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 79U) << line;
    if (line.starts_with('"')) joined += line.substr(1, line.size() - 2);
  }
  EXPECT_EQ(joined, text);
}

TEST(PoHeader, FieldsInOrderWithoutEmptyOnes) {
  using Fields = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(fields_of("Language: de\nLast-Translator: \nX-Note: a: b\nno field\n"),
            (Fields{{"Language", "de"}, {"X-Note", "a: b"}}));
}

TEST(PoHeader, LocalesAreLanguages) {
  const auto language = [](std::string_view locale) {
    const auto found = language_of_locale(locale);
    return found ? found->str() : "none";
  };
  EXPECT_EQ(language("pt_BR"), "pt-BR");
  EXPECT_EQ(language("sr@latin"), "sr-Latn");
  EXPECT_EQ(language("uz_UZ@cyrillic"), "uz-Cyrl-UZ");
  EXPECT_EQ(language("ca@valencia"), "ca-valencia");
  EXPECT_EQ(language("de_DE.UTF-8@euro"), "de-DE");
  EXPECT_EQ(language("LANGUAGE!"), "none");
  for (const auto* tag : {"pt-BR", "sr-Latn", "uz-Cyrl-UZ", "zh-Hant", "fa"}) {
    EXPECT_EQ(language(locale_of(*LanguageTag::parse(tag))), tag);
  }
}

TEST(PoHeader, TheFormOfOneThing) {
  EXPECT_EQ(singular_form("nplurals=2; plural=(n != 1);"), 0U);
  EXPECT_EQ(singular_form("nplurals=2; plural=n>1;"), 0U);
  EXPECT_EQ(singular_form("nplurals=1; plural=0;"), 0U);
  EXPECT_EQ(singular_form("nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
                          "n%100>=11 ? 4 : 5;"),
            1U);
  EXPECT_EQ(singular_form("nplurals=3; plural=n%10==1 && n%100!=11 ? 2 : !(n) ? 0 : 1;"), 2U);
}

TEST(PoHeader, PluralsThatCannotBeUnderstoodAreHarmless) {
  const std::string deep(100'000, '(');
  for (const auto* text : {"", "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2; plural=n/0;",
                           "nplurals=2; plural=n==;", "nplurals=2; plural=1 ? 2", "nplurals=2; plural=n n"}) {
    EXPECT_EQ(singular_form(text), 0U) << text;
  }
  EXPECT_EQ(singular_form("nplurals=2; plural=" + deep), 0U);
  EXPECT_EQ(singular_form("nplurals=2; plural=" + std::string(100'000, '!')), 0U);
}

TEST(PoDetails, ComeBack) {
  const Properties details{{"a", "1"}, {"with space", "quoted \"x\"\n"}, {"empty", ""}};
  EXPECT_EQ(written_details(details), R"(a="1" empty="" "with space"="quoted \"x\"\n")");
  EXPECT_EQ(read_details(written_details(details)), details);
  for (const auto* other : {"a", "a=", "a=\"", "a=1", "=\"1\"", "a b=\"1\""}) {
    EXPECT_TRUE(read_details(other).empty()) << other;
  }
}

}  // namespace
}  // namespace distich::formats::po
