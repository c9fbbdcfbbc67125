#pragma once
#include <iosfwd>
#include <span>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/formats/format.hpp>
#include <distich/model/unit.hpp>
#include <distich/model/unit_change.hpp>

namespace distich {

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
