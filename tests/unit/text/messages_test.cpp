#include <cstdint>
#include <locale>

#include <distich/text/messages.hpp>

namespace distich::text {
namespace {

using namespace std::string_literals;

std::string word(std::size_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
  return bytes;
}

/// A .mo file (GNU gettext manual, "The Format of GNU MO Files") of the entries, which the map sorts.
std::string compiled(const std::string& plural_forms, std::map<std::string, std::string> entries) {
  entries[""] = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: " + plural_forms + "\n";
  const std::size_t header = 28;
  const std::size_t table = 8 * entries.size();
  std::size_t at = header + 2 * table;
  std::string originals;
  std::string translations;
  std::string strings;
  const auto add = [&](std::string& index, const std::string& text) {
    index += word(text.size()) + word(at + strings.size());
    strings += text + '\0';
  };
  for (const auto& [original, translation] : entries) add(originals, original);
  for (const auto& [original, translation] : entries) add(translations, translation);
  return word(0x950412DE) + word(0) + word(entries.size()) + word(header) + word(header + table) + word(0) +
         word(0) + originals + translations + strings;
}

const std::string german =
    compiled("nplurals=2; plural=(n != 1);", {{"cannot read {1}: {2}", "{2}: {1} ist nicht lesbar"},
                                              {"{1} line\0{1} lines"s, "{1} Zeile\0{1} Zeilen"s}});
const std::string russian = compiled(
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    {{"{1} line\0{1} lines"s, "{1} строка\0{1} строки\0{1} строк"s}});
const std::string persian = compiled("nplurals=2; plural=(n > 1);", {{"stop", "توقف"}});

const std::vector<Catalogue> catalogues{{"de", german}, {"ru", russian}, {"fa", persian}};

TEST(Messages, EnglishWithoutCatalogue) {
  for (const std::string locale :
       {"", "C", "POSIX", "C.UTF-8", "en_US.UTF-8", "xx_XX", "nonsense locale!", "@"}) {
    const Messages messages(locale, catalogues);
    EXPECT_EQ(messages.language(), "en") << locale;
    EXPECT_EQ(messages(tr("cannot read {1}: {2}", "a", "b")), "cannot read a: b");
  }
  EXPECT_EQ(Messages()(tr("stop")), "stop");
  EXPECT_EQ(Messages("de", {}).language(), "en");
}

TEST(Messages, InTheLanguageOfTheLocale) {
  for (const std::string locale : {"de", "de_DE", "de_DE.UTF-8", "de_AT@euro", "DE", "de.ISO-8859-1"}) {
    const Messages messages(locale, catalogues);
    EXPECT_EQ(messages.language(), "de") << locale;
    EXPECT_EQ(messages(tr("cannot read {1}: {2}", "a.txt", "kaputt")), "kaputt: a.txt ist nicht lesbar");
  }
  EXPECT_EQ(Messages("fa_IR", catalogues)(tr("stop")), "توقف");
}

TEST(Messages, UntranslatedOnesStayEnglish) {
  EXPECT_EQ(Messages("de", catalogues)(tr("never seen {1}", 5)), "never seen 5");
}

TEST(Messages, PluralForms) {
  const Messages none;
  EXPECT_EQ(none.plural("{1} line", "{1} lines", 1), "1 line");
  EXPECT_EQ(none.plural("{1} line", "{1} lines", 0), "0 lines");
  EXPECT_EQ(none.plural("{1} line in {2}", "{1} lines in {2}", 2, {"x"}), "2 lines in x");
  const Messages in_german("de", catalogues);
  EXPECT_EQ(in_german.plural("{1} line", "{1} lines", 1), "1 Zeile");
  EXPECT_EQ(in_german.plural("{1} line", "{1} lines", 2), "2 Zeilen");
  EXPECT_EQ(in_german.plural("{1} word", "{1} words", 2), "2 words");
  const Messages in_russian("ru", catalogues);
  EXPECT_EQ(in_russian.plural("{1} line", "{1} lines", 21), "21 строка");
  EXPECT_EQ(in_russian.plural("{1} line", "{1} lines", 3), "3 строки");
  EXPECT_EQ(in_russian.plural("{1} line", "{1} lines", 11), "11 строк");
  EXPECT_EQ(in_russian.plural("{1} line", "{1} lines", 5'000'000'021), "5000000021 строка");
}

TEST(Messages, LeaveTheGlobalLocaleAlone) {
  const std::locale before;
  const Messages messages("de_DE.UTF-8", catalogues);
  (void)messages(tr("stop"));
  EXPECT_EQ(std::locale(), before);
  std::ostringstream out;
  out << 1234567.5;
  EXPECT_EQ(out.str(), "1.23457e+06");
}

TEST(Messages, CopiesShareTheCatalogue) {
  Messages copy;
  {
    const Messages original("de", catalogues);
    copy = original;
  }
  EXPECT_EQ(copy.plural("{1} line", "{1} lines", 2), "2 Zeilen");
}

TEST(Messages, CatalogueBytesNeedNotOutliveTheCall) {
  auto bytes = std::make_unique<std::string>(german);
  const std::vector<Catalogue> one{{"de", *bytes}};
  const Messages messages("de", one);
  bytes.reset();
  EXPECT_EQ(messages.plural("{1} line", "{1} lines", 2), "2 Zeilen");
}

}  // namespace
}  // namespace distich::text
