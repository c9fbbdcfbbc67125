#include <fmt/format.h>

#include "awkward.hpp"
#include "harness.hpp"
#include "held_by.hpp"
#include "samples.hpp"

namespace distich::contract {
namespace {

/// The text in ASCII, cut short.
std::string shown(const std::string& text) {
  std::string out = "\"";
  for (const char c : text.substr(0, 120))
    out += c >= ' ' && c <= '~' ? std::string(1, c) : fmt::format("\\x{:02X}", c & 0xFF);
  return out + (text.size() > 120 ? "…" : "\"");
}

std::string shown(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& text : list) out += shown(text) + ", ";
  return out;
}

std::string shown(const Properties& properties) {
  std::string out;
  for (const auto& [name, value] : properties) out += shown(name) + "=" + shown(value) + ", ";
  return out;
}

std::string shown(const std::optional<Context>& context) {
  return context ? shown(context->previous) + " … " + shown(context->next) : "none";
}

std::string shown(const InlineCode& code) {
  return fmt::format("{{{} {} {} {} {}}}", code.at, static_cast<int>(code.kind), shown(code.id),
                     shown(code.original), shown(code.shown_as));
}

template <class Value>
void compare(std::string& out, std::string_view member, const Value& written, const Value& read) {
  if (written == read) return;
  out += "\n  " + std::string(member);
  if constexpr (requires { shown(written); })
    out += ": " + shown(written) + "\n    came back as " + shown(read);
}

void compare(std::string& out, std::string_view member, const RichText& written, const RichText& read) {
  compare(out, member, written.text, read.text);
  compare(out, std::string(member) + ": codes", written.codes.size(), read.codes.size());
  for (std::size_t i = 0; i < std::min(written.codes.size(), read.codes.size()); ++i)
    compare(out, std::string(member) + ": code", written.codes[i], read.codes[i]);
}

/// What differs, member by member; empty when nothing does.
std::string difference(const BilingualUnit& written, const BilingualUnit& read) {
  std::string out;
  compare(out, "id", written.id, read.id);
  compare(out, "languages", written.languages, read.languages);
  compare(out, "source", written.source, read.source);
  compare(out, "has a target", written.target.has_value(), read.target.has_value());
  compare(out, "target", written.target.value_or(RichText()), read.target.value_or(RichText()));
  compare(out, "state", std::string(name(written.state)), std::string(name(read.state)));
  compare(out, "notes", written.notes, read.notes);
  compare(out, "properties", written.properties, read.properties);
  compare(out, "context", written.context, read.context);
  compare(out, "suggestions", written.suggestions.size(), read.suggestions.size());
  for (std::size_t i = 0; i < std::min(written.suggestions.size(), read.suggestions.size()); ++i) {
    compare(out, "suggestion's source", written.suggestions[i].source, read.suggestions[i].source);
    compare(out, "suggestion's target", written.suggestions[i].target, read.suggestions[i].target);
    compare(out, "suggestion's origin", written.suggestions[i].origin, read.suggestions[i].origin);
  }
  compare(out, "terms", written.terms, read.terms);
  return written == read ? std::string() : out + " ";
}

std::string difference(const TranslationUnit& written, const TranslationUnit& read) {
  std::string out;
  compare(out, "id", written.id, read.id);
  compare(out, "notes", written.notes, read.notes);
  compare(out, "properties", written.properties, read.properties);
  compare(out, "variants", written.variants.size(), read.variants.size());
  for (std::size_t i = 0; i < std::min(written.variants.size(), read.variants.size()); ++i) {
    const auto& before = written.variants[i];
    const auto& after = read.variants[i];
    compare(out, "language", before.language, after.language);
    compare(out, "text", before.text, after.text);
    compare(out, "context", before.context, after.context);
    compare(out, "variant's notes", before.notes, after.notes);
    compare(out, "variant's properties", before.properties, after.properties);
  }
  return written == read ? std::string() : out + " ";
}

std::string difference(const Concept& written, const Concept& read) {
  std::string out;
  compare(out, "id", written.id, read.id);
  compare(out, "subject", written.subject, read.subject);
  compare(out, "definition", written.definition, read.definition);
  compare(out, "note", written.note, read.note);
  compare(out, "source", written.source, read.source);
  compare(out, "properties", written.properties, read.properties);
  compare(out, "sections", written.sections, read.sections);
  compare(out, "relations", written.relations, read.relations);
  compare(out, "extras", written.extras, read.extras);
  compare(out, "terms", written.terms.size(), read.terms.size());
  for (std::size_t i = 0; i < std::min(written.terms.size(), read.terms.size()); ++i) {
    compare(out, "term", written.terms[i].text, read.terms[i].text);
    compare(out, "term's note", written.terms[i].note, read.terms[i].note);
    compare(out, "term's context", written.terms[i].context, read.terms[i].context);
    compare(out, "term's usage", written.terms[i].usage, read.terms[i].usage);
    compare(out, "term's status", std::string(name(written.terms[i].status)),
            std::string(name(read.terms[i].status)));
    compare(out, "term's part of speech", written.terms[i].part_of_speech, read.terms[i].part_of_speech);
  }
  return written == read ? std::string() : out + " ";
}

template <class Record>
std::string written(const Way& way, const std::vector<Record>& records) {
  const auto format = *FormatRegistry::with_builtin_formats().find(way.format);
  std::ostringstream out;
  const auto writer = Access<Record>::writer(format)(out, way.options());
  writer->begin(sample_header());
  for (const auto& record : records) writer->write(record);
  writer->finish();
  return out.str();
}

/// Some records have the same id, and one is in other languages.
bool is_expected(const std::string& problem) {
  return problem.find("duplicate-id: ") != std::string::npos || problem.starts_with("tmx.no-such-language: ");
}

template <class Record>
void expect_back(const std::vector<Record>& records) {
  for (const auto& way : all_ways<Record>()) {
    SCOPED_TRACE(way.name());
    const auto format = *FormatRegistry::with_builtin_formats().find(way.format);
    std::vector<Record> expected;
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (auto held = held_awkward(way, records[i], i)) expected.push_back(std::move(*held));
    }
    const auto again = read_all<Record>(format, written(way, records), sample_header().languages);
    EXPECT_EQ(again.records.size(), expected.size());
    for (std::size_t i = 0; i < std::min(again.records.size(), expected.size()); ++i) {
      const auto different = difference(comparable(way, expected[i]), comparable(way, again.records[i]));
      EXPECT_TRUE(different.empty()) << "record " << i << different;
    }
    for (const auto& problem : again.problems) EXPECT_TRUE(is_expected(problem)) << problem;
  }
}

TEST(Adversarial, BilingualUnitsComeBack) {
  expect_back(awkward_units());
}

TEST(Adversarial, MemoriesComeBack) {
  expect_back(awkward_memory());
}

TEST(Adversarial, PagesAreText) {
  const auto page = written<BilingualUnit>({"page", "", "", ""}, awkward_units());
  EXPECT_TRUE(std::ranges::none_of(page, [](char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') || c == '\x7F';
  }));
  for (const std::string_view refused : {"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF", "\xC2\x85"})
    EXPECT_EQ(page.find(refused), std::string::npos);
}

TEST(Adversarial, GlossariesComeBack) {
  expect_back(awkward_concepts());
}

}  // namespace
}  // namespace distich::contract
