#include "harness.hpp"
#include "samples.hpp"

namespace distich::contract {
namespace {

std::vector<std::string> problems_of(const Format& format, const std::string& bytes) {
  std::vector<std::string> out;
  Control control;
  control.on_diagnostic = [&](const Diagnostic& problem) {
    if (problem.severity == Severity::error)
      out.push_back(std::string(problem.id) + ": " + problem.message.english());
  };
  std::istringstream in(bytes);
  format.validate(in, {"sample", "", {}}, control);
  return out;
}

/// What comes between a writer and a valid file: markup's own characters, what XML cannot hold, astral
/// characters, bidi controls, line ends, and a long segment.
std::vector<std::string> awkward_texts() {
  std::vector<std::string> texts{"",
                                 " ",
                                 "]]>",
                                 "<a href=\"x\">&amp;</a>",
                                 "a\r\nb\rc\nd\te",
                                 "\xF0\x9D\x84\x9E and \xF4\x8F\xBF\xBD",
                                 "\xE2\x80\xAB"
                                 "bidi\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9",
                                 "\xEF\xBF\xBE\xEF\xBF\xBF",
                                 std::string(1U << 20U, 'x')};
  std::string controls;
  for (char c = 0; c < 0x20; ++c) controls += c;
  texts.push_back(controls);
  return texts;
}

/// Pairs that nest, pairs that overlap, one without its end, and a code whose original is awkward itself.
std::vector<InlineCode> awkward_codes() {
  using Kind = InlineCode::Kind;
  return {{0, Kind::open, "1", "<b>", ""},       {0, Kind::open, "2", "<i>", ""},
          {0, Kind::standalone, "3", "]]>", ""}, {0, Kind::close, "1", "</b>", ""},
          {0, Kind::close, "2", "</i>", ""},     {0, Kind::open, "4", std::string("\0\x1F", 2), ""},
          {0, Kind::open, "a b", "<u>", "[u]"},  {0, Kind::close, "a b", "</u>", "[/u]"}};
}

void set_texts(BilingualUnit& unit, const RichText& text, bool with_target) {
  unit.source = text;
  unit.target.reset();
  if (with_target) unit.target = text;
}

std::vector<BilingualUnit> awkward_units() {
  std::vector<BilingualUnit> units;
  for (const auto& text : awkward_texts()) {
    for (const bool has_codes : {false, true}) {
      for (const bool has_target : {false, true}) {
        BilingualUnit unit;
        unit.id = "p1.s" + std::to_string(units.size() + 1);
        unit.languages = sample_header().languages;
        set_texts(unit, has_codes ? RichText(text, awkward_codes()) : RichText(text), has_target);
        units.push_back(std::move(unit));
      }
    }
  }
  return units;
}

TEST(Validity, WhatIsWrittenIsValid) {
  for (const auto& format : formats_that_read_and_write<BilingualUnit>()) {
    if (!format.validate) continue;
    SCOPED_TRACE(std::string(format.id));
    for (const auto& units : {samples<BilingualUnit>(), awkward_units(), std::vector<BilingualUnit>()}) {
      const auto problems = problems_of(format, write_all(format, sample_header(), units));
      EXPECT_TRUE(problems.empty()) << problems.front();
    }
  }
}

TEST(Validity, AwkwardUnitsComeBack) {
  for (const auto& format : formats_that_read_and_write<BilingualUnit>()) {
    if (!format.validate) continue;
    SCOPED_TRACE(std::string(format.id));
    auto units = awkward_units();
    // TMX keeps what is translated.
    if (format.id == "tmx")
      std::erase_if(units, [](const auto& unit) { return !unit.target || unit.source.empty(); });
    const auto again = read_all<BilingualUnit>(format, write_all(format, sample_header(), units));
    ASSERT_EQ(again.records.size(), units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
      EXPECT_EQ(again.records[i].source.text, units[i].source.text) << i;
      EXPECT_EQ(again.records[i].target.has_value(), units[i].target.has_value()) << i;
      if (again.records[i].target) {
        EXPECT_EQ(again.records[i].target->text, units[i].target->text) << i;
      }
    }
  }
}

TEST(Validity, EveryVersionOfXliffIsValid) {
  const auto registry = FormatRegistry::with_builtin_formats();
  const auto& format = *registry.find("xliff");
  for (const std::string version : {"2.0", "2.1", "2.2"}) {
    std::ostringstream out;
    WriteOptions options;
    options.dialect = version;
    const auto writer = format.write_bilingual(out, options);
    writer->begin(sample_header());
    for (const auto& unit : samples<BilingualUnit>()) writer->write(unit);
    writer->finish();
    EXPECT_NE(out.str().find("version=\"" + version + "\""), std::string::npos);
    EXPECT_TRUE(problems_of(format, out.str()).empty()) << version;
    EXPECT_EQ(read_all<BilingualUnit>(format, out.str()).records.size(), samples<BilingualUnit>().size());
  }
  WriteOptions unknown;
  unknown.dialect = "1.2";
  std::ostringstream out;
  EXPECT_THROW((void)format.write_bilingual(out, unknown), Error);
}

}  // namespace
}  // namespace distich::contract
