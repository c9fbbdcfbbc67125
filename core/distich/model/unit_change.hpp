#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/model/unit.hpp>

namespace distich {

enum class UnitChangeKind : std::uint8_t { added, removed, changed };

/// "added", "removed", "changed".
[[nodiscard]] std::string_view name(UnitChangeKind kind) noexcept;

/// What two versions of a text say otherwise.
struct TextChange {
  bool changed = false;             ///< in its text or its inline codes
  std::vector<ByteRange> before{};  ///< in order, by words; empty where only codes differ
  std::vector<ByteRange> after{};
};

/// A difference between two versions of a bilingual file. Points to the units that were compared.
struct UnitChange {
  UnitChangeKind kind = UnitChangeKind::changed;
  const BilingualUnit* before = nullptr;  ///< null where the unit was added
  const BilingualUnit* after = nullptr;   ///< null where it was removed
  TextChange source{};
  TextChange target{};
  bool state_changed = false;
};

}  // namespace distich
