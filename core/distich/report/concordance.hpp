#pragma once
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include <distich/base/language.hpp>
#include <distich/base/range.hpp>

namespace distich::report {

/// A unit of a memory that has what was looked for.
struct ConcordanceEntry {
  std::string unit;
  LanguagePair languages;
  std::string_view source;
  std::string_view target;  ///< empty when there is none
  std::span<const ByteRange> found;
};

/// A search and what is shown of what it found.
struct ConcordanceResult {
  std::string_view text;   ///< what was looked for
  bool in_target = false;  ///< where `found` lies
  std::span<const ConcordanceEntry> entries;
  std::uint64_t total = 0;  ///< hits that there are
  bool complete = true;     ///< else there are at least `total`
};

/// A page for people: source and translation of each hit, the words marked; no script, nothing loaded.
void write_concordance_page(std::ostream& out, const ConcordanceResult& result);

}  // namespace distich::report
