#pragma once
#include <span>
#include <string>

#include <distich/formats/format.hpp>

namespace distich::formats::xliff1 {

/// `Format::merge` for files that are their own skeleton: the targets of units that differ from those in the
/// file are put in place, a <target> or <mrk> being made where there is none; every other byte stays. Of
/// codes only those are written that the source or the old target has, and of tags only those that nest.
[[nodiscard]] std::string merge_in_place(const Skeleton& skeleton, std::span<const BilingualUnit> units);

}  // namespace distich::formats::xliff1
