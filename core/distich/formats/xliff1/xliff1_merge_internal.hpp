#pragma once
#include <iosfwd>
#include <memory>
#include <span>
#include <string>

#include <distich/formats/format.hpp>

namespace distich::formats::xliff1 {

/// `Format::merge` for files that are their own skeleton: the targets of units that differ from those in the
/// file are put in place, a <target> or <mrk> being made where there is none; every other byte stays. Of
/// codes only those are written that the source or the old target has, and of tags only those that nest.
[[nodiscard]] std::string merge_in_place(const Skeleton& skeleton, std::span<const BilingualUnit> units);

/// Writes units back into the file in the format `id` that they were read from, which the header must hold as
/// the skeleton: else Error{unsupported}. Units are kept until the end.
[[nodiscard]] std::unique_ptr<Writer<BilingualUnit>> write_in_place(std::string_view id, std::ostream& out);

}  // namespace distich::formats::xliff1
