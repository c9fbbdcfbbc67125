#include <distich/store/sqlite/removed_internal.hpp>
#include <distich/store/sqlite/unit_rows_internal.hpp>

namespace distich::sqlite {
namespace {

/// Reads the removed tables by the very columns that units in force are read by: inside the
/// statement their names stand for them.
std::string select_removed() {
  return std::string(
             "WITH unit AS (SELECT id, session, name, details FROM removed_unit), "
             "variant AS (SELECT unit, position, language, text, details FROM removed_variant) SELECT ") +
         unit_columns + "WHERE unit.id = ? ORDER BY variant.position";
}

}  // namespace

RemovedUnits::RemovedUnits(Work& work)
    : work_(work),
      keep_unit_(work.connection(),
                 "INSERT INTO removed_unit (id, session, removed_by, name, details) "
                 "SELECT id, session, ?2, name, details FROM unit WHERE id = ?1"),
      keep_variants_(work.connection(),
                     "INSERT INTO removed_variant (unit, position, language, text, details) "
                     "SELECT unit, position, language, text, details FROM variant WHERE unit = ?"),
      replaced_(work.connection(), "UPDATE removed_unit SET replaced_by = ?2 WHERE id = ?1"),
      find_(work.connection(), "SELECT id, session, removed_by, replaced_by FROM removed_unit WHERE id = ?"),
      find_by_remover_(work.connection(),
                       "SELECT id, session, removed_by, replaced_by FROM removed_unit WHERE removed_by = ? "
                       "ORDER BY id"),
      hand_over_(work.connection(),
                 "UPDATE removed_unit SET removed_by = ?2, replaced_by = ?3 WHERE id = ?1"),
      read_(work.connection(), select_removed()),
      drop_(work.connection(), "DELETE FROM removed_unit WHERE id = ?"),
      drop_made_by_(work.connection(), "DELETE FROM removed_unit WHERE session = ?"),
      rename_(work.connection(), "UPDATE removed_unit SET replaced_by = ?2 WHERE replaced_by = ?1") {}

void RemovedUnits::keep(UnitId id, SessionId by) {
  keep_unit_.run(id, by);
  keep_variants_.run(id);
}

void RemovedUnits::replaced(UnitId id, UnitId replacement) {
  replaced_.run(id, replacement);
}

void RemovedUnits::release(SessionId session, const std::function<void(const StoredUnit&)>& take) {
  const auto row = static_cast<std::int64_t>(session);
  for (const auto& removal : removed_by(session)) {
    if (removal.session == row) continue;
    if (const auto heir = taken_over_by(removal)) {
      hand_over_.run(removal.id, heir->by, heir->replaced_by);
      continue;
    }
    const auto unit = read(removal.id);
    drop_.run(removal.id);
    if (unit) take(*unit);
  }
  drop_made_by_.run(session);
}

std::optional<StoredUnit> RemovedUnits::read(std::int64_t id) {
  auto rows = read_.query(id);
  return UnitRows(rows, work_.connection().location()).next();
}

void RemovedUnits::rename(UnitId old_id, UnitId new_id) {
  rename_.run(old_id, new_id);
}

std::vector<RemovedUnits::Removal> RemovedUnits::removed_by(SessionId session) {
  std::vector<Removal> found;
  auto rows = find_by_remover_.query(session);
  while (rows.next()) {
    found.push_back({rows.integer(0), rows.integer(1), rows.integer(2),
                     rows.is_null(3) ? std::nullopt : std::optional(rows.integer(3))});
  }
  return found;
}

std::optional<RemovedUnits::Removal> RemovedUnits::find(std::int64_t id) {
  auto rows = find_.query(id);
  if (!rows.next()) return std::nullopt;
  return Removal{rows.integer(0), rows.integer(1), rows.integer(2),
                 rows.is_null(3) ? std::nullopt : std::optional(rows.integer(3))};
}

std::optional<RemovedUnits::Removal> RemovedUnits::taken_over_by(const Removal& removal) {
  auto at = removal;
  while (at.replaced_by) {
    const auto next = find(*at.replaced_by);
    if (!next) return std::nullopt;
    if (next->by != removal.by) return next;
    at = *next;
  }
  return std::nullopt;
}

}  // namespace distich::sqlite
