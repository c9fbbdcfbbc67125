#include "glossary_checks.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <distich/base/language.hpp>
#include <distich/model/term.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace glossary_data {
namespace {

namespace text = distich::text;
using distich::LanguageTag;

const std::set<std::string, std::less<>> subjects = {"climate", "conflict", "diplomacy", "economy",
                                                     "energy",  "health",   "society"};
const std::set<std::string, std::less<>> parts_of_speech = {"noun", "verb", "adjective", "proper noun",
                                                            "phrase"};
constexpr char32_t zero_width_non_joiner = 0x200C;

/// The scripts that the letters of a language's terms may have. Latin stands beside others in
/// names such as "HIV".
std::vector<std::string_view> scripts_of(std::string_view language) {
  if (language == "ru") return {"Cyrl"};
  if (language == "ar" || language == "fa") return {"Arab"};
  if (language == "he") return {"Hebr", "Latn"};
  if (language == "hi") return {"Deva"};
  if (language == "zh") return {"Hani"};
  if (language == "ja") return {"Hani", "Hira", "Kana", "Latn"};
  return {"Latn"};
}

/// An acronym that would be found in ordinary words if letter case did not count: "WHO", "AB".
bool is_in_capitals(std::string_view term) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < term.size(); ++letters) {
    const auto [c, size] = text::code_point_at(term, at);
    if (size == 0 || !text::is_upper(c)) return false;
    at += size;
  }
  return letters > 1;
}

class Checker {
 public:
  explicit Checker(const Table& table) : table_(table), found_(table.faults) {}

  std::vector<std::string> run() {
    check_head();
    const Row* previous = nullptr;
    for (const Row& row : table_.rows) {
      row_ = &row;
      if (previous && previous->id >= row.id) fault("id out of order or given twice: after " + previous->id);
      check_fields();
      if (row.terms.size() < 2) fault("terms in fewer than two languages");
      for (const auto& [language, terms] : row.terms) check_terms(language, terms);
      previous = &row;
    }
    return std::move(found_);
  }

 private:
  void fault(const std::string& what) {
    const std::string where = row_ ? ":" + std::to_string(row_->line) + " " + row_->id : "";
    found_.push_back(table_.name + where + ": " + what);
  }

  void check_head() {
    const auto states_licence = [](std::string_view comment) { return comment.find("MIT") != comment.npos; };
    if (std::ranges::none_of(table_.comments, states_licence)) fault("no comment states the licence");
    for (const std::string& language : table_.languages) {
      const auto tag = LanguageTag::parse(language);
      if (!tag || tag->str() != language) fault("not a canonical language tag: " + language);
    }
    const std::set<std::string> different(table_.languages.begin(), table_.languages.end());
    if (different.size() != table_.languages.size()) fault("a language has two columns");
  }

  void check_fields() {
    const auto in_slug = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (row_->id.empty() || !std::ranges::all_of(row_->id, in_slug))
      fault("an id takes a-z, 0-9 and hyphens");
    if (!subjects.contains(row_->subject)) fault("unknown subject: " + row_->subject);
    if (!parts_of_speech.contains(row_->part_of_speech)) fault("unknown pos: " + row_->part_of_speech);
    check_definition(row_->definition);
  }

  void check_definition(const std::string& definition) {
    check_characters("definition", definition);
    const bool capital = !definition.empty() && text::is_upper(text::code_point_at(definition, 0).value);
    if (!capital || !definition.ends_with('.')) fault("a definition is a sentence with a full stop");
    if (definition.find(". ") != std::string::npos) fault("a definition is one sentence");
    if (!definitions_.insert(definition).second) fault("another concept has the same definition");
  }

  void check_terms(const std::string& language, const std::vector<TermEntry>& terms) {
    std::set<std::string, std::less<>> seen;
    for (const TermEntry& term : terms) {
      if (!distich::term_status(term.status)) fault(language + ": unknown status: " + term.status);
      if ((term.status == "preferred") != (&term == &terms.front())) {
        fault(language + ": the first term is preferred, and no other: " + term.text);
      }
      if (!seen.insert(term.text).second) fault(language + ": term given twice: " + term.text);
      if (is_in_capitals(term.text) && !term.match_case)
        fault(language + ": a term in capitals needs case: " + term.text);
      check_characters(language, term.text);
      check_scripts(language, term.text);
    }
    const auto [other, is_new] = preferred_.try_emplace({language, terms.front().text}, row_->id);
    if (!is_new) fault(language + ": " + terms.front().text + " is also preferred for " + other->second);
  }

  void check_characters(const std::string& place, const std::string& value) {
    if (value.empty()) fault(place + ": empty");
    if (text::normalize(value, text::Form::nfc) != value) fault(place + ": not in NFC: " + value);
    if (value.starts_with(' ') || value.ends_with(' ') || value.find("  ") != std::string::npos) {
      fault(place + ": white space at an end, or two spaces: '" + value + "'");
    }
    for (std::size_t at = 0; at < value.size();) {
      const auto [c, size] = text::code_point_at(value, at);
      const bool joins = c == zero_width_non_joiner && place == "fa";
      const bool strange = (text::is_space(c) && c != U' ') || c < U' ' || (text::is_format(c) && !joins);
      if (strange) fault(place + ": control, format or odd space character: " + value);
      if (size == 0) break;
      at += size;
    }
  }

  void check_scripts(const std::string& language, const std::string& term) {
    const std::vector<std::string_view> allowed =
        scripts_of(LanguageTag::parse(language).value_or(LanguageTag()).primary());
    for (std::size_t at = 0; at < term.size();) {
      const auto [c, size] = text::code_point_at(term, at);
      const std::string_view script = text::script(c);
      if (text::is_letter(c) && script != "Zyyy" && std::ranges::find(allowed, script) == allowed.end()) {
        fault(language + ": a letter of script " + std::string(script) + ": " + term);
      }
      if (size == 0) break;
      at += size;
    }
  }

  const Table& table_;
  const Row* row_ = nullptr;
  std::vector<std::string> found_;
  std::set<std::string> definitions_;
  std::map<std::pair<std::string, std::string>, std::string> preferred_;
};

}  // namespace

std::vector<std::string> faults(const Table& table) {
  return Checker(table).run();
}

}  // namespace glossary_data
