#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/store/ids.hpp>

namespace distich {

/// Which units of a store are meant: those that meet every condition that is set. A default-made
/// filter admits all.
struct UnitFilter {
  /// A unit must have a text in each of these ("und" = any), not the same one for both. As in
  /// look-ups the primary language decides: "en-GB" finds "en-US".
  LanguagePair languages;
  std::optional<SessionId> session;
  std::string origin;  ///< of the session that put the unit in; empty = any
  /// When that session started: at or after `since`, before `before`; ISO 8601 in UTC, also the
  /// beginning of it ("2026-03"), compared as text. Empty = any.
  std::string since;
  std::string before;
  std::string author;  ///< the unit's property "creationid" or "changeid"; empty = any
  /// Names and values, which must be equal.
  std::vector<std::pair<std::string, std::string>> properties;
  std::string contains;  ///< in any text of the unit, as written, letter case counts; empty = any

  friend bool operator==(const UnitFilter&, const UnitFilter&) = default;
};

/// Does the filter set any condition?
[[nodiscard]] inline bool is_open(const UnitFilter& filter) {
  return filter == UnitFilter{};
}

}  // namespace distich
