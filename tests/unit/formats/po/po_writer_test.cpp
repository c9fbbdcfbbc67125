#include "po_checks.hpp"

namespace distich::test {
namespace {

BilingualUnit unit(std::string id, std::string source, std::optional<std::string> target) {
  BilingualUnit out;
  out.id = std::move(id);
  out.languages = {tag("en"), tag("de")};
  out.source = RichText(std::move(source));
  if (target) out.target = RichText(std::move(*target));
  out.state = out.target ? UnitState::translated : UnitState::untranslated;
  return out;
}

FileHeader header() {
  FileHeader out;
  out.languages = {tag("en"), tag("pt-BR")};
  out.original = "gate.html";
  out.properties = {{"Plural-Forms", "nplurals=2; plural=(n != 1);"}, {"domain", "ports"}};
  return out;
}

constexpr std::string_view written_header =
    "msgid \"\"\n"
    "msgstr \"\"\n"
    "\"Project-Id-Version: gate.html\\n\"\n"
    "\"PO-Revision-Date: 2026-01-02 03:04+0000\\n\"\n"
    "\"Language: pt_BR\\n\"\n"
    "\"MIME-Version: 1.0\\n\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Content-Transfer-Encoding: 8bit\\n\"\n"
    "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
    "\"X-Source-Language: en\\n\"\n";

std::string written(const std::vector<BilingualUnit>& units) {
  const auto bytes = write_po(header(), units, {.creation_time = "2026-01-02T03:04:05Z"});
  EXPECT_EQ(bytes.substr(0, written_header.size()), written_header);
  return bytes.substr(std::min(bytes.size(), written_header.size()));
}

TEST(PoWriter, WritesEntriesAsGettextDoes) {
  auto one = unit("1", "Ferry %d sails", "A balsa %d");
  one.state = UnitState::draft;
  one.notes = {"Shown on\nthe gate.", "Short."};
  one.properties = {
      {"flags", "c-format"}, {"msgctxt", "gate"}, {"previous-msgid", "Ferry"}, {"references", "gate.c:1"}};
  EXPECT_EQ(
      written({one, unit("2", "Closed", std::nullopt)}),
      "\n#. Shown on\n#. the gate.\n#.\n#. Short.\n#: gate.c:1\n#, fuzzy, c-format\n#| msgid \"Ferry\"\n"
      "msgctxt \"gate\"\nmsgid \"Ferry %d sails\"\nmsgstr \"A balsa %d\"\n"
      "\nmsgid \"Closed\"\nmsgstr \"\"\n");
}

TEST(PoWriter, WhatHasNoPlaceStandsInOneComment) {
  auto one = unit("p1.s1", "Open", "Aberto");
  one.state = UnitState::reviewed;
  one.properties = {{"domain", "ports"}};
  one.place = ByteRange{3, 7};
  EXPECT_EQ(written({one}),
            "\n#. distich: domain=\"ports\" x-distich-id=\"p1.s1\" x-distich-place=\"3-7\" "
            "x-distich-state=\"reviewed\"\n"
            "msgid \"Open\"\nmsgstr \"Aberto\"\n");
}

TEST(PoWriter, EqualTextsAreToldApartByTheirIds) {
  const auto bytes =
      written({unit("p1.s1", "Open", "A"), unit("p2.s1", "Open", "B"), unit("p3.s1", "", "C")});
  EXPECT_NE(bytes.find("msgctxt \"p2.s1\"\nmsgid \"Open\""), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("msgctxt \"p3.s1\"\nmsgid \"\""), std::string::npos) << bytes;
  const auto again = read_po(std::string(written_header) + bytes);
  EXPECT_EQ(again.problems, std::vector<std::string>{});
  ASSERT_EQ(again.units.size(), 3U);
  EXPECT_EQ(again.units[1].id, "p2.s1");
  EXPECT_EQ(again.units[1].properties, Properties{});
}

TEST(PoWriter, PluralFormsAreOneEntryAgain) {
  const auto file = read_po(std::string(plain_header) +
                            "msgid \"one ship\"\nmsgid_plural \"%d ships\"\n"
                            "msgstr[0] \"ein Schiff\"\nmsgstr[1] \"%d Schiffe\"\n");
  auto with_header = file.header;
  with_header.skeleton.reset();
  const auto again = write_po(with_header, file.units);
  EXPECT_NE(again.find("\nmsgid \"one ship\"\nmsgid_plural \"%d ships\"\n"
                       "msgstr[0] \"ein Schiff\"\nmsgstr[1] \"%d Schiffe\"\n"),
            std::string::npos)
      << again;
  EXPECT_EQ(read_po(again).units, file.units);
}

TEST(PoWriter, SaysWhatItLeavesOut) {
  auto one = unit("1", "Open", "Aberto");
  one.source.codes = {{0, InlineCode::Kind::standalone, "1", "<br/>", ""}};
  one.suggestions.resize(2);
  one.terms.resize(1);
  std::vector<std::string> losses;
  WriteOptions options;
  options.on_diagnostic = [&](const Diagnostic& diagnostic) {
    losses.push_back(diagnostic.message.english());
  };
  const auto bytes = write_po(header(), {one}, options);
  EXPECT_NE(bytes.find("msgid \"<br/>Open\""), std::string::npos);
  ASSERT_EQ(losses.size(), 3U);
  EXPECT_NE(losses[0].find("inline codes"), std::string::npos);
  EXPECT_NE(losses[1].find("suggestions"), std::string::npos);
  EXPECT_NE(losses[2].find("terms"), std::string::npos);
}

}  // namespace
}  // namespace distich::test
