#include "po_checks.hpp"

namespace distich::test {
namespace {

using Problems = std::vector<std::string>;

TEST(PoReader, ReadsEntriesWithAllThatStandsBeforeThem) {
  const auto file = read_po(std::string(plain_header) +
                            "#  Ask the harbour office.\n"
                            "#. Shown on\n"
                            "#. the gate.\n"
                            "#: gate.c:12 gate.c:40\n"
                            "#: sign.c:3\n"
                            "#, fuzzy, c-format\n"
                            "#| msgctxt \"old\"\n"
                            "#| msgid \"Ferry %d leaves\"\n"
                            "msgctxt \"gate\"\n"
                            "msgid \"\"\n"
                            "\"Ferry %d \"\n"
                            "\"sails\"\n"
                            "msgstr \"Fähre %d\"\n"
                            "\" fährt\"\n");
  EXPECT_EQ(file.problems, Problems{});
  ASSERT_EQ(file.units.size(), 1U);
  const auto& unit = file.units.front();
  EXPECT_EQ(unit.id, "1");
  EXPECT_EQ(unit.source.text, "Ferry %d sails");
  EXPECT_EQ(unit.target->text, "Fähre %d fährt");
  EXPECT_EQ(unit.state, UnitState::draft);
  EXPECT_EQ(unit.notes, (Problems{" Ask the harbour office.", "Shown on\nthe gate."}));
  EXPECT_EQ(unit.properties, (Properties{{"flags", "c-format"},
                                         {"msgctxt", "gate"},
                                         {"previous-msgctxt", "old"},
                                         {"previous-msgid", "Ferry %d leaves"},
                                         {"references", "gate.c:12 gate.c:40 sign.c:3"}}));
}

TEST(PoReader, StatesAreThoseOfTheTranslation) {
  const auto file = read_po(std::string(plain_header) +
                            "msgid \"a\"\nmsgstr \"A\"\n\nmsgid \"b\"\nmsgstr \"\"\n\n"
                            "#, fuzzy\nmsgid \"c\"\nmsgstr \"C\"\n\n#, fuzzy\nmsgid \"d\"\nmsgstr \"\"\n");
  ASSERT_EQ(file.units.size(), 4U);
  EXPECT_EQ(file.units[0].state, UnitState::translated);
  EXPECT_EQ(file.units[1].state, UnitState::untranslated);
  EXPECT_FALSE(file.units[1].target);
  EXPECT_EQ(file.units[2].state, UnitState::draft);
  EXPECT_EQ(file.units[3].state, UnitState::untranslated);
}

TEST(PoReader, EachPluralFormIsAUnit) {
  const auto file = read_po(
      "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : 2;\\n\"\n\n"
      "msgid \"one ship\"\nmsgid_plural \"%d ships\"\n"
      "msgstr[0] \"kein Schiff\"\nmsgstr[1] \"ein Schiff\"\nmsgstr[2] \"\"\n");
  ASSERT_EQ(file.units.size(), 3U);
  EXPECT_EQ(file.units[0].id, "1[0]");
  EXPECT_EQ(file.units[0].source.text, "%d ships") << "the form of no ship is not the singular";
  EXPECT_EQ(file.units[1].source.text, "one ship");
  EXPECT_EQ(file.units[2].source.text, "%d ships");
  EXPECT_FALSE(file.units[2].target);
  EXPECT_EQ(file.units[2].properties.at("msgid"), "one ship");
  EXPECT_EQ(file.units[2].properties.at("msgid_plural"), "%d ships");
}

TEST(PoReader, TheOnlyPluralFormTranslatesThePlural) {
  const auto file = read_po(
      "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=1; plural=0;\\n\"\n\n"
      "msgid \"one ship\"\nmsgid_plural \"%d ships\"\nmsgstr[0] \"%d 艘船\"\n");
  ASSERT_EQ(file.units.size(), 1U);
  EXPECT_EQ(file.units[0].source.text, "%d ships");
}

TEST(PoReader, TheHeaderSaysTheLanguages) {
  const auto header = [](const std::string& fields) { return "msgid \"\"\nmsgstr \"" + fields + "\"\n"; };
  auto file =
      read_po(header("Language: pt_BR\\nX-Source-Language: fa\\nPlural-Forms: nplurals=1; plural=0;\\n"));
  EXPECT_EQ(file.header.languages, (LanguagePair{tag("fa"), tag("pt-BR")}));
  EXPECT_EQ(file.header.properties.at("Plural-Forms"), "nplurals=1; plural=0;");
  EXPECT_EQ(file.header.original, "harbour.po");
  file = read_po(header("Language: pt_BR\\n"), {tag("en"), tag("pt")});
  EXPECT_EQ(file.header.languages, (LanguagePair{tag("en"), tag("pt-BR")}))
      << "the file says it more exactly";
  file = read_po(header("Language: pt_BR\\n"), {tag("en"), tag("de")});
  EXPECT_EQ(file.header.languages, (LanguagePair{tag("en"), tag("de")}));
  EXPECT_EQ(file.problems, Problems{"po.other-language 1:1"});
  EXPECT_EQ(read_po(header("Language: ?\\n")).problems, Problems{"po.bad-language 1:1"});
}

TEST(PoReader, DecodesWhatTheHeaderDeclares) {
  const std::string licence(3000, '#');
  const auto file =
      read_po(licence +
              "\nmsgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=windows-1251\\n\"\n"
              "\nmsgid \"port\"\nmsgstr \"\xEF\xEE\xF0\xF2\"\n");
  ASSERT_EQ(file.units.size(), 1U);
  EXPECT_EQ(file.units[0].target->text, "порт");
  EXPECT_EQ(file.header.skeleton->encoding, "windows-1251");
}

TEST(PoReader, ObsoleteEntriesAreCountedOnly) {
  const auto file = read_po(std::string(plain_header) +
                            "msgid \"a\"\nmsgstr \"A\"\n\n# old\n#~ msgid \"b\"\n#~ msgstr \"B\"\n\n"
                            "#, fuzzy\n#~| msgid \"bb\"\n#~ msgid \"c\"\n#~ msgstr \"\"\n#~ \"C\"\n");
  EXPECT_EQ(file.units.size(), 1U);
  EXPECT_EQ(file.problems, Problems{"po.obsolete"});
}

TEST(PoReader, LineEndsAndMarksDoNotMatter) {
  const std::string text = std::string(plain_header) + "# Gate.\nmsgid \"\"\n\"a\"\n\"b\"\nmsgstr \"c\"\n";
  const auto plain = read_po(text);
  for (const std::string line_end : {"\r\n", "\r"}) {
    std::string other = "\xEF\xBB\xBF";
    for (const char c : text) other += c == '\n' ? line_end : std::string(1, c);
    const auto file = read_po(other);
    EXPECT_EQ(file.units, plain.units);
    EXPECT_EQ(file.problems, Problems{});
  }
  const auto mixed = read_po(std::string(plain_header) + "msgid \"a\"\r\nmsgstr \"A\"\n");
  EXPECT_EQ(mixed.units.at(0).target->text, "A");
  EXPECT_EQ(mixed.problems, Problems{"po.mixed-line-ends 1:1"});
}

TEST(PoReader, BadInputIsReportedWithItsPlaceAndSteppedOver) {
  const auto problems = [](const std::string& text) {
    return read_po(std::string(plain_header) + text).problems;
  };
  EXPECT_EQ(problems("msgid \"a\nmsgstr \"A\"\n"), Problems{"po.unterminated 6:7"});
  EXPECT_EQ(problems("msgid \"ä\\q\"\nmsgstr \"A\"\n"), Problems{"po.bad-escape 6:9"});
  EXPECT_EQ(problems("msgid \"a\"\nmsgstr \"A\"\n\nmsgid \"a\"\nmsgstr \"B\"\n"),
            Problems{"po.duplicate 9:1"});
  EXPECT_EQ(problems("msgctxt \"x\"\nmsgid \"a\"\nmsgstr \"A\"\n\nmsgid \"a\"\nmsgstr \"B\"\n"), Problems{});
  EXPECT_EQ(problems("msgid \"a\"\n\nmsgid \"b\"\nmsgstr \"B\"\n"), Problems{"po.no-msgstr 6:1"});
  EXPECT_EQ(problems("# a\nmsgstr \"A\"\n"), Problems{"po.no-msgid 7:1"});
  EXPECT_EQ(problems("msgctxt \"x\"\n\nmsgctxt \"y\"\nmsgid \"b\"\nmsgstr \"B\"\n"),
            Problems{"po.no-msgid 6:1"});
  EXPECT_EQ(problems("msgid \"a\"\nmsgstr \"A\"\nmsgstr \"B\"\n"), Problems{"po.syntax 8:1"});
  EXPECT_EQ(problems("msgid \"a\"\nmsgstr[x] \"A\"\n"), (Problems{"po.syntax 7:7", "po.no-msgstr 6:1"}));
  EXPECT_EQ(problems("msgid \"a\" and\nmsgstr \"A\"\n"), Problems{"po.syntax 6:11"});
  EXPECT_EQ(problems("#| msgid a\nmsgid \"a\"\nmsgstr \"A\"\n"), Problems{"po.syntax 6:10"});
  EXPECT_EQ(read_po("msgid \"a\"\nmsgstr \"A\"\n").problems, Problems{"po.no-header 1:1"});
}

TEST(PoReader, StringsOfCommentsAndOfTheEntryAreKeptApart) {
  const auto file = read_po(std::string(plain_header) +
                            "msgid \"ship\"\n#| \"sails\"\nmsgstr \"\"\n\n"
                            "#| msgid \"old\"\n\"new\"\nmsgid \"sail\"\nmsgstr \"\"\n");
  ASSERT_EQ(file.units.size(), 2U);
  EXPECT_EQ(file.units[0].source.text, "ship");
  EXPECT_EQ(file.units[1].source.text, "sail");
  EXPECT_FALSE(file.units[1].properties.contains("previous-msgid")) << "a stray line stands behind it";
  EXPECT_EQ(file.problems, (Problems{"po.syntax 7:4", "po.syntax 11:1"}));
}

TEST(PoReader, AHeaderWithoutItsMsgidIsSteppedOver) {
  const auto file = read_po("\"Language: fr\\n\"\n\nmsgid \"a\"\nmsgstr \"A\"\n");
  EXPECT_EQ(file.problems, (Problems{"po.syntax 1:1", "po.no-header 1:1"}));
  EXPECT_EQ(file.units.size(), 1U);
}

TEST(PoReader, OtherFilesAreRefused) {
  for (const auto* text :
       {"plain text", "# comment\n\nplain text", "a\tb\n", "\"only\" \"strings\"\n", "<html>"}) {
    try {
      (void)read_po(text);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::malformed) << text;
    }
  }
}

TEST(PoReader, EmptyFilesHaveNoUnits) {
  EXPECT_TRUE(read_po("").units.empty());
  EXPECT_TRUE(read_po("# Only a comment\n").units.empty());
}

TEST(PoSniff, ContentDecides) {
  const auto sniff = po_format().sniff;
  EXPECT_GE(sniff("# A comment\n\nmsgid \"\"\nmsgstr \"\"\n", "x"), 50);
  EXPECT_GE(sniff("msgctxt \"a\"\r\n", "x"), 50);
  EXPECT_EQ(sniff("msgid is a keyword of PO files.", "x"), 0);
  EXPECT_EQ(sniff("# Heading\n\nText", "x"), 0);
}

}  // namespace
}  // namespace distich::test
