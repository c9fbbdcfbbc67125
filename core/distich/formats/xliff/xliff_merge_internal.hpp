#pragma once
#include <span>
#include <string>

#include <distich/formats/format.hpp>
#include <distich/formats/losses_internal.hpp>

namespace distich::formats::xliff {

/// Puts units back into the text of the file that they were read from: targets, states, notes and properties
/// that differ from those in the file take their places, or get one; every other byte stays. Of codes only
/// those are written that the source or the old target has, each once, and of <pc> only pairs that nest.
[[nodiscard]] std::string put_back(const Skeleton& skeleton, std::span<const BilingualUnit> units,
                                   Losses& losses);

}  // namespace distich::formats::xliff
