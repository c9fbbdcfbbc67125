#include "po_checks.hpp"

namespace distich::test {
namespace {

/// Reads, lets `change` have the units, and merges them.
template <class Change>
std::string merged(const std::string& bytes, Change change) {
  auto file = read_po(bytes);
  change(file.units);
  return po_format().merge(*file.header.skeleton, file.units);
}

std::string merged_with(const std::string& bytes, const std::string& target,
                        UnitState state = UnitState::translated) {
  return merged(bytes, [&](std::vector<BilingualUnit>& units) {
    units.at(0).target = RichText(target);
    units.at(0).state = state;
  });
}

const std::string entry_header(plain_header);

TEST(PoMerge, WithoutChangesNothingChanges) {
  for (const auto& bytes :
       {entry_header + "#, fuzzy\n#| msgid \"x\"\nmsgid   \"a\"\nmsgstr\t\"\" \"A\"\n\n#~ msgid \"o\"\n#~ "
                       "msgstr \"O\"\n",
        std::string("\xEF\xBB\xBFmsgid \"a\"\r\nmsgstr \"A\"\r\n\r\n\r\nmsgid \"a\"\nmsgstr \"\""),
        entry_header + "msgid \"a\nmsgstr[5] \"\\q\"\njunk\n\nmsgid \"b\"\n", std::string()}) {
    EXPECT_EQ(merged(bytes, [](auto&) {}), bytes);
    const auto file = read_po(bytes);
    EXPECT_EQ(write_po(file.header, file.units), bytes);
  }
}

TEST(PoMerge, OnlyMsgstrLinesChange) {
  EXPECT_EQ(
      merged_with(entry_header + "# n\n#: f.c:1\n msgid \"\"\n\"a\"\nmsgstr \"\"\n\"A\"\n# end\n", "Ä\"\n"),
      entry_header + "# n\n#: f.c:1\n msgid \"\"\n\"a\"\nmsgstr \"Ä\\\"\\n\"\n# end\n");
  EXPECT_EQ(merged_with("msgid \"a\"\r\nmsgstr \"\"\r\n", "B\nC"),
            "msgid \"a\"\r\nmsgstr \"\"\r\n\"B\\n\"\r\n\"C\"\r\n");
  EXPECT_EQ(merged_with("msgid \"a\"", "A"), "msgid \"a\"\nmsgstr \"A\"") << "a missing msgstr is put in";
}

TEST(PoMerge, EntriesOfOneIdTakeTheirUnitsInOrder) {
  const std::string mark = "#. distich: x-distich-id=\"s\"\n";
  const auto file = [&](std::string_view first, std::string_view second) {
    const auto entry = [&](std::string_view context, std::string_view text) {
      return mark + "msgctxt \"" + std::string(context) + "\"\nmsgid \"a\"\nmsgstr \"" + std::string(text) +
             "\"\n\n";
    };
    return entry_header + entry("1", first) + entry("2", second);
  };
  EXPECT_EQ(merged(file("A", "B"), [](auto&) {}), file("A", "B"));
  EXPECT_EQ(merged(file("A", "B"), [](auto& units) { units.at(1).target = RichText("C"); }), file("A", "C"));
}

TEST(PoMerge, AConfirmedEntryIsFuzzyNoMore) {
  EXPECT_EQ(merged_with("#, fuzzy\n#| msgid \"x\"\n#| \"y\"\nmsgid \"a\"\nmsgstr \"A\"\n", "B"),
            "msgid \"a\"\nmsgstr \"B\"\n");
  EXPECT_EQ(merged_with("#, fuzzy, c-format\nmsgid \"a\"\nmsgstr \"A\"\n", "A"),
            "#, c-format\nmsgid \"a\"\nmsgstr \"A\"\n");
  EXPECT_EQ(merged_with("#, c-format, fuzzy\r\nmsgid \"a\"\r\nmsgstr \"A\"\r\n", "A"),
            "#, c-format\r\nmsgid \"a\"\r\nmsgstr \"A\"\r\n");
}

TEST(PoMerge, CommentsBeforeAStrayLineAreNoEntrysAndStay) {
  const auto file = [](std::string_view text) {
    return entry_header +
           "msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"A\"\n#, fuzzy\n#| msgid \"x\"\nmsgstr[1] \"B\"\n"
           "#| not said\nmsgid \"b\"\nmsgstr \"" +
           std::string(text) + "\"\n";
  };
  EXPECT_EQ(merged(file("B"), [](auto& units) { units.at(1).target = RichText("C"); }), file("C"));
}

TEST(PoMerge, ADraftMakesAnEntryFuzzy) {
  const auto draft = [](const std::string& bytes) { return merged_with(bytes, "B", UnitState::draft); };
  EXPECT_EQ(draft("# n\nmsgid \"a\"\nmsgstr \"\"\n"), "# n\n#, fuzzy\nmsgid \"a\"\nmsgstr \"B\"\n");
  EXPECT_EQ(draft("#, c-format\nmsgid \"a\"\nmsgstr \"\"\n"),
            "#, fuzzy, c-format\nmsgid \"a\"\nmsgstr \"B\"\n");
  EXPECT_EQ(draft("#, fuzzy\nmsgid \"a\"\nmsgstr \"A\"\n"), "#, fuzzy\nmsgid \"a\"\nmsgstr \"B\"\n");
}

TEST(PoMerge, PluralFormsAreFilledOneByOne) {
  const std::string bytes = "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n";
  EXPECT_EQ(merged(bytes,
                   [](std::vector<BilingualUnit>& units) {
                     units.at(1).target = RichText("B");
                     units.at(1).state = UnitState::translated;
                   }),
            "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\nmsgstr[1] \"B\"\n");
}

TEST(PoMerge, KeepsTheEncodingOrSaysWhatToDo) {
  const std::string bytes =
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=windows-1251\\n\"\n\nmsgid \"port\"\nmsgstr "
      "\"\"\n";
  EXPECT_TRUE(merged_with(bytes, "порт").ends_with("msgstr \"\xEF\xEE\xF0\xF2\"\n"));
  EXPECT_THROW((void)merged_with(bytes, "港"), Error);
}

TEST(PoMerge, OtherCataloguesUnitsAreRefused) {
  const std::string bytes = "msgid \"a\"\nmsgstr \"A\"\n";
  const auto refused = [&](const std::string& id, const std::string& source) {
    try {
      (void)merged(bytes, [&](std::vector<BilingualUnit>& units) {
        units.at(0).id = id;
        units.at(0).source = RichText(source);
      });
      return false;
    } catch (const Error& error) {
      return error.code() == ErrorCode::invalid_argument;
    }
  };
  EXPECT_TRUE(refused("2", "a"));
  EXPECT_TRUE(refused("1", "b"));
  EXPECT_FALSE(refused("1", "a"));
}

}  // namespace
}  // namespace distich::test
