#pragma once
#include <cstdint>
#include <iosfwd>

#include <distich/base/control.hpp>
#include <distich/formats/format.hpp>
#include <distich/store/store.hpp>

namespace distich {

/// Writes the translation units that `filter` admits by id; where it names two languages, of each unit
/// only the texts in these. Returns how many were written. Throws Error{invalid_argument} when
/// the format holds one pair of languages and the filter does not name it, Error{unsupported}
/// when it holds no units. Reports progress "exporting".
std::uint64_t export_memory(Store& store, std::ostream& out, const Format& format, const UnitFilter& filter,
                            const WriteOptions& options = {}, const Control& control = {});

/// Writes a store's concepts by id; of each only the terms in `languages` where it names any,
/// and no concept without terms in all of those. Returns how many were written.
std::uint64_t export_glossary(Store& store, std::ostream& out, const Format& format,
                              const LanguagePair& languages, const WriteOptions& options = {},
                              const Control& control = {});

}  // namespace distich
