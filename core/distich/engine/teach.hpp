#pragma once
#include <string>

#include <distich/engine/assist.hpp>
#include <distich/store/store.hpp>
#include <distich/tm/memory.hpp>

namespace distich {

struct Taught {
  SessionId session{};  ///< none was begun when there was nothing to keep
  ImportCounts units;
};

/// Puts the reviewed units of an alignment into a store, as one session of the origin "alignment", all of
/// them or none. `started` is ISO 8601 in UTC.
[[nodiscard]] Taught teach(const BilingualFile& file, Store& store, TranslationMemory& memory,
                           const std::string& started);

}  // namespace distich
