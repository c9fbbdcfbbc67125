#pragma once
#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/engine/choose.hpp>
#include <distich/formats/format.hpp>
#include <distich/store/store.hpp>
#include <distich/tm/memory.hpp>

namespace distich {

/// What to do with a unit whose source the memory has with another target.
enum class OnConflict : std::uint8_t {
  keep_all,  ///< take it beside the other
  newest,    ///< the one that was changed last stays (where either has no date: the one that comes
             ///< later); the other is kept for the undo of the session
  skip,      ///< leave it out
};

/// The longest text, in bytes, that a memory takes.
inline constexpr std::size_t longest_text = std::size_t{1} << 20U;

struct ImportOptions {
  RecordKind kind = RecordKind::detect;
  std::string head;  ///< the file's first bytes, for `detect`
  ReadOptions read;
  std::string started;   ///< ISO 8601 in UTC, kept with the session
  bool dry_run = false;  ///< do all, keep nothing
  OnConflict on_conflict = OnConflict::keep_all;
  bool whole = false;  ///< throw for a file that breaks off, and keep nothing of it
};

struct ImportReport {
  SessionId session{};
  RecordKind kind = RecordKind::memory;  ///< what the file was read as; never `detect`
  ImportCounts units;                    ///< or concepts
  /// Concepts that were there with other content; units that a newer one took the place of.
  std::uint64_t replaced = 0;
  std::uint64_t conflicts = 0;  ///< units whose source was there with another target; unless all are kept
  /// Texts (or terms) by the language that they were read as.
  std::map<std::string, std::uint64_t> languages;
  /// Units by their first language and each other one.
  std::map<LanguagePair, std::uint64_t> pairs;
  /// Why records were skipped or mended: by the stable id of the diagnostic.
  std::map<std::string, std::uint64_t> problems;
  /// Where the first of each were: "a.tmx:12:3", "a.tmx: #7 (id)".
  std::map<std::string, std::vector<std::string>> places;
  bool broken_off = false;  ///< the file could not be read to its end; what was before is there
};

/// Reads a bilingual file, memory or glossary into a store, as one session in one
/// transaction: either all of it is there afterwards or none. Of a file that breaks off or goes wrong
/// behind its first record, all is what could be read ("import.broken-off"), unless `whole`. Concepts
/// without an id are given one made from their terms. Texts without neighbours get the translations of
/// those that the unit's other text has, so that the unit is found in context in both directions. Reports
/// progress "importing". Throws Error{unsupported} when the format can be neither.
[[nodiscard]] ImportReport import_file(std::istream& in, const Format& format, Store& store,
                                       TranslationMemory& memory, const ImportOptions& options,
                                       const Control& control = {});

}  // namespace distich
