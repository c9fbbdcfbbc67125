#pragma once
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/formats/format.hpp>
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

/// What makes one list of units into the other. Units are paired that have the same id and source; of the
/// others those with the same source, then those with the same id; each with the first that is left. A
/// missing target is an empty one. Another order is no difference. Changes come in the order of `after`, what
/// was removed before what followed it. O(n log n), and the time that words of changed texts take.
[[nodiscard]] std::vector<UnitChange> diff_units(std::span<const BilingualUnit> before,
                                                 std::span<const BilingualUnit> after);

/// All units of a bilingual file. Reports progress "reading".
[[nodiscard]] std::vector<BilingualUnit> read_units(std::istream& in, const Format& format,
                                                    const ReadOptions& read, const Control& control = {});

}  // namespace distich
