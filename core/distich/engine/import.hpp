#pragma once
#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>

#include <distich/base/control.hpp>
#include <distich/engine/choose.hpp>
#include <distich/formats/format.hpp>
#include <distich/store/store.hpp>
#include <distich/tm/memory.hpp>

namespace distich {

struct ImportOptions {
  RecordKind kind = RecordKind::detect;
  std::string head;  ///< the file's first bytes, for `detect`
  ReadOptions read;
  std::string started;   ///< ISO 8601 in UTC, kept with the session
  bool dry_run = false;  ///< do all, keep nothing
};

struct ImportReport {
  SessionId session{};
  RecordKind kind = RecordKind::memory;  ///< what the file was read as; never `detect`
  ImportCounts units;                    ///< or concepts
  std::uint64_t replaced = 0;            ///< concepts that were there with other content
  /// Texts (or terms) by the language that they were read as.
  std::map<std::string, std::uint64_t> languages;
  /// Why records were skipped or mended: by the stable id of the diagnostic.
  std::map<std::string, std::uint64_t> problems;
};

/// Reads a bilingual file, memory or glossary into a store, as one session in one
/// transaction: either all of it is there afterwards or none. Concepts without an id are given
/// one made from their terms. Reports progress "importing". Throws Error{unsupported} when the
/// format can be neither.
[[nodiscard]] ImportReport import_file(std::istream& in, const Format& format, Store& store,
                                       TranslationMemory& memory, const ImportOptions& options,
                                       const Control& control = {});

}  // namespace distich
