#include "harness.hpp"
#include "held_by.hpp"
#include "samples.hpp"

namespace distich::contract {
namespace {

/// Only the texts that are translated: of notes XML shows characters that it cannot hold.
BilingualUnit texts_of(BilingualUnit unit) {
  unit.notes.clear();
  return unit;
}

TranslationUnit texts_of(TranslationUnit unit) {
  unit.notes.clear();
  return unit;
}

Concept texts_of(const Concept& entry) {
  return entry;
}

bool has_outer_space(const std::string& text) {
  return text.starts_with(' ') || text.ends_with(' ') || text.starts_with("\xEF\xBB\xBF");
}

template <class Record>
class Identity : public testing::Test {
 protected:
  /// Writes, reads again, and expects the same but for the format's stated losses.
  static void expect_same(const Format& format, const std::vector<Record>& records) {
    SCOPED_TRACE(std::string(format.id));
    const auto bytes = write_all(format, sample_header(), records);
    const auto again = read_all<Record>(format, bytes, sample_header().languages);
    ASSERT_EQ(again.records.size(), records.size()) << bytes.substr(0, 4000);
    for (std::size_t i = 0; i < records.size(); ++i) {
      EXPECT_TRUE(again.records[i] == held_by(format.id, records[i])) << "record " << i << " of\n"
                                                                      << bytes.substr(0, 4000);
    }
    EXPECT_TRUE(again.problems.empty()) << again.problems.front();
  }
};

using Kinds = testing::Types<BilingualUnit, TranslationUnit, Concept>;
TYPED_TEST_SUITE(Identity, Kinds);

TYPED_TEST(Identity, RecordsComeBackAsTheyWere) {
  for (const auto& format : formats_that_read_and_write<TypeParam>())
    this->expect_same(format, samples<TypeParam>());
}

TYPED_TEST(Identity, NoRecordsGiveNoRecords) {
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    if (Access<TypeParam>::name == "memory" && needs_a_record(format.id)) continue;
    this->expect_same(format, {});
  }
}

TYPED_TEST(Identity, AwkwardTextsComeBack) {
  const std::vector<std::string> texts{"a\tb",
                                       "a\nb",
                                       "a\r\nb",
                                       "a\rb",
                                       "\"a\" 'b'",
                                       "\"",
                                       "a,b;c|d",
                                       "<a> & &amp; ]]>",
                                       "#a",
                                       "=1+1",
                                       "\\n \\t \\",
                                       " a ",
                                       "a\xC2\xA0"
                                       "b",
                                       "a\xE2\x80\xA8"
                                       "b",
                                       "\xEF\xBB\xBF"
                                       "a",
                                       "e\xCC\x81",
                                       "\xE2\x80\x8F"
                                       "سلام\xE2\x80\x8E",
                                       "{1} %s ${x}"};
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    for (const auto& text : texts) {
      SCOPED_TRACE(text);
      if (Access<TypeParam>::name == "glossary" && trims_terms(format.id) && has_outer_space(text)) continue;
      this->expect_same(format, {record_with<TypeParam>(text)});
    }
  }
}

TYPED_TEST(Identity, ControlCharactersComeBackInTexts) {
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    if (is_xml(format.id) && Access<TypeParam>::name == "glossary") continue;
    for (const char character : {'\x01', '\f', '\x1B', '\x7F'}) {
      this->expect_same(format, {texts_of(record_with<TypeParam>(std::string("a") + character + "b"))});
    }
  }
}

TYPED_TEST(Identity, AMegabyteOfTextComesBack) {
  std::string text;
  while (text.size() < 1'000'000) text += "Long text, كلام طويل، 長い文。 ";
  text += "end";
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    this->expect_same(format, {record_with<TypeParam>(text)});
  }
}

TYPED_TEST(Identity, WritingTwiceGivesTheSameBytes) {
  const auto registry = FormatRegistry::with_builtin_formats();
  for (const auto& format : registry.all()) {
    if (!Access<TypeParam>::writer(format) || needs_its_file(format.id)) continue;
    EXPECT_EQ(write_all(format, sample_header(), samples<TypeParam>()),
              write_all(format, sample_header(), samples<TypeParam>()))
        << format.id;
  }
}

TYPED_TEST(Identity, WhatWasReadIsWrittenTheSame) {
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    auto records = samples<TypeParam>();
    for (auto& record : records) record = held_by(format.id, std::move(record));
    const auto first = write_all(format, sample_header(), records);
    const auto read = read_all<TypeParam>(format, first, sample_header().languages);
    EXPECT_EQ(write_all(format, read.header, read.records), first) << format.id;
  }
}

TYPED_TEST(Identity, LanguagesAreFoundWithoutBeingTold) {
  if (Access<TypeParam>::name != "bilingual") GTEST_SKIP() << "only bilingual files have two languages";
  for (const auto& format : formats_that_read_and_write<TypeParam>()) {
    const auto read = read_all<TypeParam>(format, write_all(format, sample_header(), samples<TypeParam>()));
    EXPECT_EQ(read.header.languages, sample_header().languages) << format.id;
  }
}

}  // namespace
}  // namespace distich::contract
