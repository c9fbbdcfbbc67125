#pragma once
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>

#include <distich/base/control.hpp>
#include <distich/engine/assist.hpp>
#include <distich/engine/choose.hpp>
#include <distich/formats/format.hpp>

namespace distich {

/// Writes a whole bilingual file.
void write_file(const BilingualFile& file, std::ostream& out, const Format& format,
                const WriteOptions& options = {});

/// A bilingual file, memory or glossary into another format, record by record in flat memory.
/// Bilingual records are taken where both formats know them, else a memory's, else a
/// glossary's; `kind` glossary takes the last at once. A bilingual file of a format that `rewrites` stays the
/// same, byte for byte, in its own format, unless a dialect is named. Returns how many were written. Throws
/// Error{unsupported} when the two formats hold different things. Reports progress "converting".
std::uint64_t convert(std::istream& in, const Format& from, const ReadOptions& read, std::ostream& out,
                      const Format& to, const WriteOptions& write = {}, const Control& control = {},
                      RecordKind kind = RecordKind::memory);

struct Merged {
  std::string bytes;   ///< the target article, in the encoding of the source article
  std::string format;  ///< the article's format
  LanguagePair languages;
  std::uint64_t units = 0;
  std::uint64_t untranslated = 0;  ///< kept their source text
};

/// The target article of a bilingual file that holds its skeleton. Before that, inline codes
/// that the translation lost, added or broke are reported ("merge.inline-codes").
/// Throws Error{unsupported} when the file has no skeleton, or its format cannot merge.
[[nodiscard]] Merged merge(std::istream& in, const Format& from, const ReadOptions& read,
                           const FormatRegistry& formats, const Control& control = {});

}  // namespace distich
