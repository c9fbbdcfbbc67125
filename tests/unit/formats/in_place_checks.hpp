#pragma once
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "bilingual_files.hpp"
#include <distich/formats/format.hpp>

/// What holds of every format that puts units back into the file that they were read from.
namespace distich::test {

struct InPlaceFile {
  FileHeader header;
  std::vector<BilingualUnit> units;
};

inline InPlaceFile read_for_rewriting(const Format& format, const std::string& bytes) {
  InPlaceFile file;
  ReadOptions options;
  options.input = "test.xlf";
  options.use = FileUse::rewrite;
  std::istringstream in(bytes);
  const auto reader = format.read_bilingual(in, options, {});
  file.header = reader->header();
  for (BilingualUnit unit; reader->next(unit); unit = {}) file.units.push_back(unit);
  return file;
}

inline std::string rewritten(const Format& format, const InPlaceFile& file,
                             std::vector<std::string>* losses = nullptr) {
  return write_with(format, file.header, file.units, losses);
}

/// The file after its units went through `change`.
inline std::string changed(const Format& format, const std::string& bytes,
                           const std::function<void(std::vector<BilingualUnit>&)>& change,
                           std::vector<std::string>* losses = nullptr) {
  auto file = read_for_rewriting(format, bytes);
  change(file.units);
  return rewritten(format, file, losses);
}

inline std::string changed_first(const Format& format, const std::string& bytes,
                                 const std::function<void(BilingualUnit&)>& change,
                                 std::vector<std::string>* losses = nullptr) {
  return changed(
      format, bytes, [&](std::vector<BilingualUnit>& units) { change(units.at(0)); }, losses);
}

/// Every target becomes another one, which comes back when it is read; putting the old ones back makes the
/// old file. The file must have a target that is not empty for each of its units.
inline void expect_nothing_but_targets_changes(const Format& format, const std::string& bytes) {
  const auto before = read_for_rewriting(format, bytes);
  EXPECT_EQ(rewritten(format, before), bytes);
  auto after = before;
  for (auto& unit : after.units) {
    ASSERT_TRUE(unit.target && !unit.target->empty()) << unit.id;
    unit.target->text.insert(0, "<&>\xC3\xA9 ");
    for (auto& code : unit.target->codes) code.at += 6;
  }
  const auto new_bytes = rewritten(format, after);
  EXPECT_NE(new_bytes, bytes);
  auto again = read_for_rewriting(format, new_bytes);
  ASSERT_EQ(again.units.size(), before.units.size());
  for (std::size_t i = 0; i < again.units.size(); ++i) {
    auto expected = after.units[i];
    expected.place = again.units[i].place;
    EXPECT_EQ(again.units[i], expected) << expected.id;
    again.units[i].target = before.units[i].target;
  }
  EXPECT_EQ(rewritten(format, again), bytes);
}

/// Read, or refused as not well-formed: never taken for something that cannot be placed.
inline void expect_changed_bytes_do_no_harm(const Format& format, const std::string& bytes) {
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    auto other = bytes;
    other[random() % other.size()] = "<>/=\"' a&!?-[]\r\n\x80"[random() % 18];
    try {
      auto file = read_for_rewriting(format, other);
      ASSERT_EQ(rewritten(format, file), other);
      for (auto& unit : file.units) unit.target = RichText("new");
      (void)rewritten(format, file);
    } catch (const Error& error) {
      ASSERT_NE(error.code(), ErrorCode::internal) << other;
    }
  }
}

}  // namespace distich::test
