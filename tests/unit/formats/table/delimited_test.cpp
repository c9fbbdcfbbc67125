#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/base/error.hpp>
#include <distich/formats/table/delimited_internal.hpp>
#include <distich/text/tsv.hpp>

namespace distich::formats::table {
namespace {

using testing::ElementsAre;
using Rows = std::vector<std::vector<std::string>>;

constexpr Dialect tabs{'\t', false};
constexpr Dialect commas{',', true};

Rows read(const std::string& bytes, const Dialect* dialect, const std::string& encoding = {}) {
  std::istringstream in(bytes);
  RowReader reader(in, {.input = "t", .encoding = encoding, .languages = {}}, {}, dialect);
  Row row;
  Rows out;
  while (reader.next(row)) out.push_back(row.cells);
  return out;
}

TEST(Delimited, TabsAreTakenAsTheyStand) {
  EXPECT_EQ(read("a\t\"b\"\tc\n\n\"d\t\r\ne", &tabs), (Rows{{"a", "\"b\"", "c"}, {""}, {"\"d", ""}, {"e"}}));
  EXPECT_EQ(read("", &tabs), Rows{});
  EXPECT_EQ(read("a\rb", &tabs), (Rows{{"a"}, {"b"}}));
}

TEST(Delimited, QuotesOfRfc4180) {
  EXPECT_EQ(read("a,\"b \"\"c\"\",\nd\",e\r\n,\"\"\r\n", &commas),
            (Rows{{"a", "b \"c\",\nd", "e"}, {"", ""}}));
  EXPECT_EQ(read("x \"y\",\"z\" tail", &commas), (Rows{{"x \"y\"", "z tail"}}));
}

TEST(Delimited, EncodingsAndMarks) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a\té",
                 &tabs),
            (Rows{{"a", "é"}}));
  EXPECT_EQ(read(std::string("\xFF\xFE"
                             "a\0\t\0b\0",
                             8),
                 &tabs),
            (Rows{{"a", "b"}}));
  EXPECT_EQ(read("caf\xE9\tx", &tabs, "windows-1252"), (Rows{{"café", "x"}}));
}

TEST(Delimited, FindsTheDelimiter) {
  EXPECT_EQ(sniff_delimiter("en;fa\na, b;c\n"), ';');
  EXPECT_EQ(sniff_delimiter("en\tfa\na, b\tc, d\n"), '\t');
  EXPECT_EQ(sniff_delimiter("en,fa\n\"a; b\",c\n"), ',');
  EXPECT_EQ(sniff_delimiter("en|fa\na|b"), '|');
  EXPECT_EQ(sniff_delimiter("one"), ',');
}

TEST(Delimited, PlacesOfCells) {
  std::istringstream in("é,b\n\"x\ny\",zz\n");
  RowReader reader(in, {.input = "t.csv", .encoding = {}, .languages = {}}, {}, &commas);
  Row row;
  reader.next(row);
  EXPECT_EQ(reader.position(row, 1), (SourcePos{"t.csv", 3, 1, 3}));
  reader.next(row);
  EXPECT_EQ(reader.position(row, 0), (SourcePos{"t.csv", 5, 2, 1}));
  EXPECT_EQ(reader.position(row, 1), (SourcePos{"t.csv", 11, 3, 4}));
}

TEST(Delimited, SaysWhereAFileIsBroken) {
  const auto thrown = [](const std::string& bytes, const Dialect* dialect) {
    try {
      (void)read(bytes, dialect);
    } catch (const Error& error) {
      return std::pair(error.code(), to_string(error.where().value()));
    }
    return std::pair(ErrorCode::internal, std::string("nothing thrown"));
  };
  EXPECT_EQ(thrown("a,b\nc,\"d\ne", &commas), std::pair(ErrorCode::malformed, std::string("t:2:1")));
  const std::string ill = "a\tb\n" + std::string(400'000, 'x') + "\n" + "c\td\xFF\n";
  EXPECT_EQ(thrown(ill, &tabs), std::pair(ErrorCode::encoding, std::string("t:3:4")));
  EXPECT_THROW((void)read("# -*- coding: \x87 \na\tb\n", &tabs), Error) << "no name of an encoding";
}

TEST(Delimited, LongRowsCrossChunks) {
  std::string bytes;
  Rows expected;
  for (int i = 0; i < 40; ++i) {
    const std::string cell(30'000 + static_cast<std::size_t>(i), static_cast<char>('a' + i % 26));
    bytes += cell + ",\"" + cell + "\"\n";
    expected.push_back({cell, cell});
  }
  EXPECT_EQ(read(bytes, &commas), expected);
}

TEST(Delimited, WhatIsWrittenIsRead) {
  constexpr std::array<std::string_view, 12> parts{"a",  "é", " ", "\t", "\n",  "\r",
                                                   "\"", ",", ";", "\\", "\\n", "#"};
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    Rows rows(1 + random() % 4);
    for (auto& row : rows) {
      row.resize(2 + random() % 3);
      for (auto& cell : row) {
        for (auto size = random() % 6; size-- > 0;) cell += parts.at(random() % parts.size());
      }
    }
    std::ostringstream csv;
    std::ostringstream tsv;
    RowWriter csv_writer(csv, commas);
    RowWriter tsv_writer(tsv, tabs);
    for (const auto& row : rows) {
      csv_writer.write(row);
      auto escaped = row;
      for (auto& cell : escaped) cell = text::escape_tsv(cell);
      tsv_writer.write(escaped);
    }
    ASSERT_EQ(read(csv.str(), &commas), rows) << csv.str();
    auto back = read(tsv.str(), &tabs);
    for (auto& row : back) {
      for (auto& cell : row) cell = text::unescape_tsv(cell);
    }
    ASSERT_EQ(back, rows) << tsv.str();
  }
}

TEST(Delimited, LineEndsCrossChunks) {
  for (const std::size_t size : {262'142U, 262'143U, 262'144U, 262'145U}) {
    const std::string cell(size, 'a');
    EXPECT_EQ(read(cell + "\r\nb\r\n", &commas), (Rows{{cell}, {"b"}})) << size;
  }
}

TEST(Delimited, WhatIsWrittenIsNoComment) {
  std::stringstream bytes;
  RowWriter(bytes, commas).write({"#1", "# a"});
  RowReader reader(bytes, {.input = "t", .encoding = {}, .languages = {}}, {}, &commas);
  reader.skip_comments();
  Row row;
  ASSERT_TRUE(reader.next(row));
  EXPECT_EQ(row.cells, (std::vector<std::string>{"#1", "# a"}));
}

TEST(Delimited, CommentsAtTheTop) {
  std::istringstream in("# one\n#two\ta\na\n#b\n");
  RowReader reader(in, {}, {}, &tabs);
  reader.skip_comments();
  Row row;
  ASSERT_TRUE(reader.next(row));
  EXPECT_THAT(row.cells, ElementsAre("a"));
  EXPECT_EQ(row.line, 3U);
  ASSERT_TRUE(reader.next(row));
  EXPECT_THAT(row.cells, ElementsAre("#b"));
}

}  // namespace
}  // namespace distich::formats::table
