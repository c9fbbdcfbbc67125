#include "samples.hpp"

#include <algorithm>

namespace distich::contract {
namespace {

using Kind = InlineCode::Kind;

LanguageTag tag(std::string_view text) {
  return *LanguageTag::parse(text);
}

const LanguagePair languages{tag("en"), tag("ar")};

BilingualUnit full_unit() {
  BilingualUnit unit;
  unit.id = "p1.s1";
  unit.languages = languages;
  unit.source = RichText("The Delta Council met in Norhaven.", {{4, Kind::open, "1", "<b>", ""},
                                                                {17, Kind::close, "1", "</b>", ""},
                                                                {33, Kind::standalone, "2", "<br/>", ""}});
  unit.target =
      RichText("اجتمع مجلس الدلتا.", {{0, Kind::open, "1", "<b>", ""}, {10, Kind::close, "1", "</b>", ""}});
  unit.state = UnitState::reviewed;
  unit.notes = {"First note.", "Second & <last>."};
  unit.properties = {{"domain", "diplomacy"}, {"reviewer", "ana"}};
  unit.place = ByteRange{120, 154};
  unit.context = Context{"Rain fell again.", "Roads stayed closed."};
  unit.confidence = 0.1 + 0.2;
  unit.bead = "2-1";
  unit.suggestions = {
      {RichText("The Delta Council met."),
       RichText("اجتمع المجلس."),
       MatchKind::fuzzy,
       Score{8125},
       "north.tmx",
       {{21, 33}}},
      {RichText("The Council met."), RichText("المجلس."), MatchKind::exact, Score{10000}, "", {}}};
  TermNote note;
  note.hit = {{4, 17}, "delta-council", "Delta Council", TermStatus::preferred, TermMatchKind::folded};
  note.renderings = {{"مجلس الدلتا", TermStatus::preferred}, {"دلتا", TermStatus::deprecated}};
  note.definition = "An invented council.";
  unit.terms = {note};
  return unit;
}

BilingualUnit plain_unit(std::string id, std::string source, std::optional<std::string> target) {
  BilingualUnit unit;
  unit.id = std::move(id);
  unit.languages = languages;
  unit.source = RichText(std::move(source));
  if (target) unit.target = RichText(std::move(*target));
  unit.state = target ? UnitState::translated : UnitState::untranslated;
  return unit;
}

}  // namespace

FileHeader sample_header() {
  FileHeader header;
  header.languages = languages;
  return header;
}

template <>
std::vector<BilingualUnit> samples() {
  return {full_unit(), plain_unit("p1.s2", "Not translated yet.", std::nullopt),
          plain_unit("p2.s1", "Short.", "قصير."),
          plain_unit("p2.s2", "漢字とかな、한글 and 😀.", "نص مع English و中文."),
          plain_unit("p3.s1", "", "جملة مضافة.")};
}

template <>
std::vector<TranslationUnit> samples() {
  TranslationUnit full;
  full.id = "unit-1";
  full.notes = {"Of the unit."};
  full.properties = {{"changedate", "20260102T030405Z"}, {"creationid", "ana"}, {"domain", "energy"}};
  full.variants.resize(3);
  full.variants[0].language = tag("en");
  full.variants[0].text = RichText("Gas {0} prices fell.", {{4, Kind::standalone, "1", "{0}", ""}});
  full.variants[0].context = Context{"Before.", "After."};
  full.variants[0].notes = {"Of the text."};
  full.variants[0].properties = {{"creationid", "ben"}};
  full.variants[1].language = tag("ar");
  full.variants[1].text = RichText("انخفضت أسعار الغاز.");
  full.variants[2].language = tag("zh-Hant");
  full.variants[2].text = RichText("天然氣價格下跌。");
  TranslationUnit plain;
  plain.variants = {full.variants[1], full.variants[0]};
  plain.variants[1].context.reset();
  std::ranges::sort(plain.variants, {},
                    [](const Variant& variant) { return variant.language.str() != "en"; });
  return {full, plain};
}

/// Every member that a concept and its terms have.
static Concept concept_told_at_length() {
  Concept item;
  item.id = "harbour wall";
  item.subject = "ports";
  item.definition = "What keeps the sea out.";
  item.note = "Old and new ones.";
  item.source = "harbour office";
  item.created = {"Ana", "p-1", "2026-01-02"};
  item.modified = {"Ben", "", "2026-02-03"};
  item.relations = {{"see", "rain", "rain"}, {"see", "gas-price", ""}};
  item.sections = {{tag("en"), "A wall in the water.", "Of stone.", {}}};
  item.extras = {{std::string(member_category), "definition", "", "", "", "", "", 0},
                 {"admin", "source", "a book", "", "", "", "", 1},
                 {"note", "", "A second note.", "", "", "", "", 0},
                 {"descrip", "graphic", "a drawing", "", "", "", "", 0}};
  Term wall;
  wall.text = "harbour wall";
  wall.language = tag("en");
  wall.status = TermStatus::admitted;
  wall.part_of_speech = "noun";
  wall.note = "Two words.";
  wall.id = "t-1";
  wall.gender = "neuter";
  wall.usage = "the coast";
  wall.context = "They walked on the harbour wall.";
  wall.source = "a paper";
  wall.created = {"Ana", "", "2026-03-04"};
  wall.modified = {"Ben", "p-2", "2026-03-05"};
  wall.extras = {{"termNote", "termType", "fullForm", "", "", "", "", 0},
                 {"termNote", "register", "slangRegister", "", "", "", "", 0}};
  Term arabic;
  arabic.text = "جدار الميناء";
  arabic.language = tag("ar");
  arabic.status_stated = false;
  item.terms = {wall, arabic};
  return item;
}

template <>
std::vector<Concept> samples() {
  Concept full;
  full.id = "gas-price";
  full.subject = "energy";
  full.definition = "What gas costs.";
  full.note = "Not the price of petrol.";
  full.terms = {{"gas price", tag("en"), TermStatus::preferred, "noun", "", false},
                {"price of gas", tag("en"), TermStatus::admitted, "noun", "Longer.", false},
                {"GasPrice", tag("en"), TermStatus::forbidden, "proper noun", "", true},
                {"سعر الغاز", tag("ar"), TermStatus::preferred, "noun", "", false},
                {"天然氣價格", tag("zh-Hant"), TermStatus::deprecated, "", "", false}};
  full.properties = {{"client", "north desk"}};
  Concept plain;
  plain.id = "rain";
  plain.terms = {{"rain", tag("en"), TermStatus::preferred, "", "", false},
                 {"مطر", tag("ar"), TermStatus::preferred, "", "", false}};
  return {full, plain, concept_told_at_length()};
}

template <>
BilingualUnit record_with(const std::string& text) {
  auto unit = plain_unit("p1.s1", text, text);
  unit.notes = {text};
  return unit;
}

template <>
TranslationUnit record_with(const std::string& text) {
  TranslationUnit unit;
  unit.variants.resize(2);
  unit.variants[0].language = languages.source;
  unit.variants[0].text = RichText(text);
  unit.variants[1].language = languages.target;
  unit.variants[1].text = RichText(text);
  unit.notes = {text};
  return unit;
}

template <>
Concept record_with(const std::string& text) {
  Concept entry;
  entry.id = "one";
  entry.definition = text;
  entry.note = text;
  entry.terms = {{text, languages.source, TermStatus::preferred, "", "", false},
                 {text, languages.target, TermStatus::preferred, "", "", false}};
  return entry;
}

}  // namespace distich::contract
