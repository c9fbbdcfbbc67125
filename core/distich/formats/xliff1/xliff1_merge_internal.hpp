#pragma once
#include <span>
#include <string>

#include <distich/formats/format.hpp>
#include <distich/formats/losses_internal.hpp>

namespace distich::formats::xliff1 {

/// Puts units back into the text of the file that they were read from: targets that differ from those in the
/// file take their place, a <target> or <mrk> being made where there is none; every other byte stays. Of
/// codes only those are written that the source or the old target has, and of tags only those that nest. But
/// for SDLXLIFF and mqxliff, states, notes and properties that changed are put in, too.
[[nodiscard]] std::string put_back(const Skeleton& skeleton, std::span<const BilingualUnit> units,
                                   Losses& losses);

/// `Format::merge` by `put_back`.
[[nodiscard]] std::string merge_in_place(const Skeleton& skeleton, std::span<const BilingualUnit> units);

}  // namespace distich::formats::xliff1
