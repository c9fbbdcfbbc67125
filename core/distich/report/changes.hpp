#pragma once
#include <iosfwd>
#include <span>
#include <string_view>

#include <distich/model/unit_change.hpp>

namespace distich::report {

/// A page for people: what makes `before`, a file's name, into `after`, in the order of `changes`. Both
/// texts of each unit, what differs marked; no script, nothing loaded.
void write_change_page(std::ostream& out, std::string_view before, std::string_view after,
                       std::span<const UnitChange> changes);

}  // namespace distich::report
