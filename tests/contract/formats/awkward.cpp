#include "awkward.hpp"

#include <array>

#include "samples.hpp"

namespace distich::contract {
namespace {

using Kind = InlineCode::Kind;

std::string controls() {
  std::string out;
  for (char c = 0; c < 0x20; ++c) out += c;
  return out + "\x7F\xC2\x80\xC2\x85\xC2\x9F";
}

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value();
}

/// For members that are no place for a megabyte.
std::string beginning(const std::string& text) {
  constexpr std::size_t enough = 48;
  return text.size() > 100 ? text.substr(0, text.find(' ', 1)).substr(0, enough) : text;
}

/// The codes of a text of at least two bytes, the first of which is a character of its own.
std::vector<InlineCode> nested_codes(std::size_t end) {
  return {{0, Kind::open, "1", "<b>", ""},
          {1, Kind::open, "2", "<i class=\"x\">", ""},
          {1, Kind::standalone, "3", "<br/>", ""},
          {end, Kind::close, "2", "</i>", ""},
          {end, Kind::close, "1", "</b>", ""}};
}

std::vector<InlineCode> overlapping_codes(std::size_t end) {
  return {{0, Kind::open, "1", "<b>", ""},
          {1, Kind::open, "2", "<i>", ""},
          {1, Kind::close, "1", "</b>", ""},
          {end, Kind::close, "2", "</i>", ""}};
}

std::vector<InlineCode> unpaired_codes(std::size_t end) {
  return {{0, Kind::close, "8", "</b>", ""},
          {1, Kind::open, "9", "<b>", ""},
          {end, Kind::standalone, "", "", ""}};
}

std::vector<InlineCode> repeated_codes(std::size_t end) {
  return {{0, Kind::open, "1", "<b>", ""},         {0, Kind::open, "1", "<i>", ""},
          {1, Kind::close, "1", "</i>", ""},       {1, Kind::standalone, "1", "<br>", ""},
          {1, Kind::standalone, "1", "<hr>", ""},  {end, Kind::close, "1", "</b>", ""},
          {end, Kind::standalone, "1", "<br>", ""}};
}

std::vector<InlineCode> oddly_named_codes(std::size_t end) {
  return {{0, Kind::open, "a b", "<u>", "[u]"},
          {1, Kind::standalone, "<>&\"'", "]]>", "<!--"},
          {1, Kind::standalone, " | =\\", " | = \\ \t\r\n", "\xF0\x9F\x98\x80"},
          {1, Kind::standalone, "hi:1", "<1>", "{1}"},
          {1, Kind::standalone, "-1", "</1>", "="},
          {1, Kind::standalone, "\xD8\xA7", "=1+1", " "},
          {end, Kind::close, "a b", "</u>", "[/u]"}};
}

using CodeMaker = std::vector<InlineCode> (*)(std::size_t end);
constexpr auto code_makers = std::to_array<CodeMaker>(
    {nested_codes, overlapping_codes, unpaired_codes, repeated_codes, oddly_named_codes});

class UnitList {
 public:
  BilingualUnit& add(RichText source, std::optional<RichText> target) {
    auto& unit = units_.emplace_back();
    unit.id = "p1.s" + std::to_string(units_.size());
    unit.languages = sample_header().languages;
    unit.source = std::move(source);
    unit.target = std::move(target);
    unit.state = unit.target ? UnitState::translated : UnitState::untranslated;
    return unit;
  }

  std::vector<BilingualUnit> take() { return std::move(units_); }

 private:
  std::vector<BilingualUnit> units_;
};

void add_texts(UnitList& list) {
  for (const auto& text : awkward_texts()) {
    list.add(RichText(text), RichText(text));
    list.add(RichText(text), std::nullopt);
  }
}

void add_codes(UnitList& list) {
  for (const auto& text : short_awkward_texts()) {
    for (const auto make : code_makers) {
      const auto coded = "(" + text + ")";
      list.add(RichText(coded, make(coded.size())), RichText(coded, make(coded.size())));
    }
    // Around nothing, and in the target only. gettext refuses targets without the line ends that the source
    // has.
    if (text.starts_with('\n') || text.ends_with('\n')) continue;
    list.add(RichText(text),
             RichText("", {{0, Kind::open, "1", "<b>", ""}, {0, Kind::close, "1", "</b>", ""}}));
  }
}

void add_states(UnitList& list) {
  for (const auto state : {UnitState::untranslated, UnitState::draft, UnitState::translated,
                           UnitState::reviewed, UnitState::signed_off}) {
    list.add(RichText("State."), RichText("Zustand.")).state = state;
    list.add(RichText("State."), std::nullopt).state = state;
    list.add(RichText("State."), RichText("")).state = state;
    list.add(RichText(""), RichText("Zustand.")).state = state;
  }
}

void add_all_around(UnitList& list, const std::string& text) {
  auto& unit = list.add(RichText("All around."), RichText("Rundum."));
  unit.notes = {text, "Another <b>note</b>."};
  unit.context = Context{text, text};
  unit.properties = {{"x " + beginning(text), text}, {"plain", text}};
  unit.suggestions = {{RichText(text, {{0, Kind::standalone, "1", beginning(text), ""}}),
                       RichText(text),
                       MatchKind::fuzzy,
                       Score{8000},
                       beginning(text),
                       {}}};
  unit.terms.emplace_back();
  unit.terms.front().hit = {{0, 3}, beginning(text), text, TermStatus::preferred, TermMatchKind::exact};
  unit.terms.front().renderings = {{text, TermStatus::admitted}, {text, TermStatus::forbidden}};
  unit.terms.front().definition = text;
}

void add_repeated(UnitList& list) {
  for (const std::string id : {"", "s", "s", "s 3", "s/1", "p1.s1", "p1.s1", "<&\"'>", " ", "\x01", "a\tb\nc",
                               "s[0]", "s[1]", "-", "=1", "1", "01", "\xD8\xA7"}) {
    list.add(RichText("Repeated."), RichText("Wieder.")).id = id;
  }
  list.add(RichText("In other languages."), RichText("Autrement.")).languages = {tag("de-CH"), tag("fr")};
  auto& context = list.add(RichText("Repeated."), RichText("Wieder."));
  context.properties = {{"msgctxt", "s"}, {"flags", "c-format"}, {"references", "a.c:1 b.c:2"}};
  list.add(RichText("Repeated."), RichText("Wieder.")).properties = {{"msgctxt", "s"}};
  list.add(RichText("Named like a column."), RichText("Wie eine Spalte.")).properties = {
      {"id", "1"},      {"state", "x"}, {"notes", "y"}, {"en", "z"},
      {"a=b", "c | d"}, {"", "empty"},  {"x", "m"},     {"x#2", "n"}};
}

}  // namespace

std::vector<std::string> short_awkward_texts() {
  return {"",
          " ",
          "  in between  ",
          "]]>",
          "<![CDATA[x]]>",
          "<a href=\"x\">&amp;</a> &lt; &#x41; <!-- - --> <?x?>",
          "a\r\nb\rc\nd\te\n",
          "\nstarts with a line end",
          "\xF0\x9D\x84\x9E and \xF0\x9F\x98\x80 and \xF4\x8F\xBF\xBD",
          "\xE2\x80\xAB"
          "bidi\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9 \xE2\x80\x8F\xE2\x80\x8E\xD8\x9C",
          "\xEF\xBF\xBE and \xEF\xBF\xBF",
          "\xF0\x9F\xBF\xBF and \xF4\x8F\xBF\xBF",
          "\xEF\xBB\xBFmark",
          "\xE2\x80\xA8 and \xE2\x80\xA9 and \xC2\xA0",
          controls(),
          "=1+1",
          "+1",
          "-1",
          "@SUM(A1)",
          "'x",
          "\"x\"",
          "\"",
          "#x",
          "#,x",
          "a,b;c|d | e\\ \\n \\t \\| \\{",
          "<1>b</1> <2/> {1}b{/1} {2/} {admitted} %s %1$s ${x} {0}",
          "_x0041_ _x005F_ \\u0041 \\x41 \\101",
          "distich: x-distich-id=\"p\"",
          "e\xCC\x81 \xD8\xA7\xD9\x8B \xE6\xBC\xA2"};
}

std::vector<std::string> awkward_texts() {
  auto out = short_awkward_texts();
  constexpr std::size_t megabyte = 1U << 20U;
  std::string words;
  while (words.size() < megabyte) words += "Long text, \xD9\x83\xD9\x84\xD8\xA7\xD9\x85 \xE9\x95\xB7 ";
  out.push_back(words + '.');
  out.emplace_back(megabyte, 'x');
  return out;
}

std::vector<BilingualUnit> awkward_units() {
  UnitList list;
  add_texts(list);
  add_codes(list);
  add_states(list);
  for (const auto& text : short_awkward_texts()) add_all_around(list, text);
  add_repeated(list);
  return list.take();
}

std::vector<TranslationUnit> awkward_memory() {
  std::vector<TranslationUnit> out;
  for (const auto& unit : awkward_units()) {
    auto entry = to_translation_unit(unit);
    if (entry.variants.size() == 2) {
      entry.variants.push_back({tag("zh-Hant"), entry.variants.front().text, {}, {}, {}});
      entry.variants.back().notes = unit.notes;
      entry.variants.back().properties = unit.properties;
    }
    out.push_back(std::move(entry));
  }
  return out;
}

std::vector<Concept> awkward_concepts() {
  std::vector<Concept> out;
  for (const auto& text : short_awkward_texts()) {
    auto& item = out.emplace_back();
    item.id = "c" + std::to_string(out.size());
    item.subject = beginning(text);
    item.definition = text;
    item.note = text;
    item.source = beginning(text);
    item.sections = {{tag("en"), text, text, {}}};
    item.properties = {{"client", text}};
    item.terms = {{"<" + text + ">", tag("en"), TermStatus::preferred, "noun", text, false},
                  {"(" + text + ")", tag("ar"), TermStatus::admitted, "", text, false}};
    item.terms.front().context = text;
    item.terms.front().usage = beginning(text);
  }
  for (const auto& text : awkward_texts()) {
    if (text.size() < 1000) continue;
    auto& item = out.emplace_back();
    item.id = "c" + std::to_string(out.size());
    item.terms = {{"long", tag("en"), TermStatus::preferred, "", text, false},
                  {"lang", tag("ar"), TermStatus::preferred, "", "", false}};
  }
  for (const std::string id : {"<&\"'>", "a b", "1", "\xD8\xA7", "a\tb", "-"}) {
    auto& item = out.emplace_back();
    item.id = id;
    item.relations = {{"see", "a b", ""}, {"see", "nowhere", "text <b>"}};
    item.terms = {{"id", tag("en"), TermStatus::preferred, "", "", false},
                  {"id " + id, tag("ar"), TermStatus::forbidden, "", "", false}};
  }
  return out;
}

std::string Way::name() const {
  std::string out = format;
  for (const auto& part : {dialect, style}) {
    if (!part.empty()) out += "-" + part;
  }
  return delimiter.empty() ? out : out + "-delimiter";
}

WriteOptions Way::options() const {
  WriteOptions out;
  out.dialect = dialect;
  out.style = style;
  out.delimiter = delimiter;
  return out;
}

template <>
std::vector<Way> all_ways<BilingualUnit>() {
  return {{"xliff", "2.0", "", ""}, {"xliff", "2.1", "", ""}, {"xliff", "2.2", "", ""},
          {"xliff1", "", "", ""},   {"tmx", "", "", ""},      {"po", "", "", ""},
          {"tsv", "", "", ""},      {"csv", "", "", ""},      {"csv", "", "", ";"},
          {"jsonl", "", "", ""},    {"xlsx", "", "", ""}};
}

template <>
std::vector<Way> all_ways<TranslationUnit>() {
  return {{"tmx", "", "", ""}, {"tsv", "", "", ""}, {"csv", "", "", ""}};
}

template <>
std::vector<Way> all_ways<Concept>() {
  std::vector<Way> out{
      {"tsv", "", "", ""}, {"csv", "", "", ""}, {"utx", "1.11", "", ""}, {"utx", "1.20", "", ""}};
  for (const std::string dialect : {"core", "min", "basic", "linguist"}) {
    out.push_back({"tbx", dialect, "dca", ""});
    if (dialect != "core") out.push_back({"tbx", dialect, "dct", ""});
  }
  for (const std::string dialect : {"v2-core", "v2-basic", "v2"}) out.push_back({"tbx", dialect, "", ""});
  return out;
}

}  // namespace distich::contract
