#include <gtest/gtest.h>

#include <distich/store/sqlite/entry_fields_internal.hpp>

namespace distich::sqlite {
namespace {

LanguageTag tag(std::string_view text) {
  return LanguageTag::parse(text).value_or(LanguageTag{});
}

Concept told_at_length() {
  Concept item;
  item.source = "desk";
  item.relations = {{"broader", "shore", ""}};
  item.sections = {{tag("de"), "ein Ort", "", {{"note", "", "lang", "", "", "", "", 0}}}};
  item.extras = {{"descrip", "context", "x", "", "", "", "", 0}, {"admin", "source", "y", "", "", "", "", 1}};
  return item;
}

TEST(EntryFields, AreNoneOfAPlainEntry) {
  EXPECT_TRUE(fields_of(Concept{}).empty());
  EXPECT_TRUE(fields_of(Term{}).empty());
  Concept item;
  EXPECT_TRUE(with_fields({}, item));
  EXPECT_EQ(item, Concept{});
}

TEST(EntryFields, ReadBackAsTheyWere) {
  Concept item;
  EXPECT_TRUE(with_fields(fields_of(told_at_length()), item));
  EXPECT_EQ(item, told_at_length());
  Term term;
  Term read;
  term.status_stated = false;
  term.modified.date = "2026-01-02";
  term.extras = {{"termNote", "register", "slangRegister", "", "", "", "", 0}};
  EXPECT_TRUE(with_fields(fields_of(term), read));
  EXPECT_EQ(read, term);
}

TEST(EntryFields, SwitchesStandBehindWhatOlderRowsHave) {
  Term term;
  term.gender = "neuter";
  const auto older = fields_of(term);
  term.variants = {"haven", "port"};
  auto row = fields_of(term);
  EXPECT_GT(row.size(), older.size());
  Term read;
  EXPECT_TRUE(with_fields(row, read));
  EXPECT_EQ(read, term);
  row[older.size()] = "roughly";
  EXPECT_FALSE(with_fields(row, read));
  row = older;
  row.emplace_back("exact");
  EXPECT_FALSE(with_fields(row, read));
}

TEST(EntryFields, CutOffOrOverlongRowsAreRefused) {
  const auto whole = fields_of(told_at_length());
  for (std::size_t size = 1; size < whole.size(); ++size) {
    Concept item;
    EXPECT_FALSE(with_fields({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}, item));
  }
  auto longer = whole;
  longer.emplace_back("more");
  Concept item;
  EXPECT_FALSE(with_fields(longer, item));
  auto huge = whole;
  huge[7] = "18446744073709551615";
  EXPECT_FALSE(with_fields(huge, item));
}

}  // namespace
}  // namespace distich::sqlite
