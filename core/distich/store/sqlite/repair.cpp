#include <algorithm>

#include <distich/base/error.hpp>
#include <distich/store/sqlite/content_internal.hpp>
#include <distich/store/sqlite/store_internal.hpp>

namespace distich::sqlite {
namespace {

/// Every row's id before anything is changed, with the hash of its content as it was stored.
std::vector<std::pair<std::int64_t, std::uint64_t>> contents_of(Work& work) {
  std::vector<std::pair<std::int64_t, std::uint64_t>> all;
  Statement read(work.connection(), "SELECT id, content_hash FROM unit ORDER BY id");
  auto rows = read.query();
  while (rows.next()) all.emplace_back(rows.integer(0), static_cast<std::uint64_t>(rows.integer(1)));
  return all;
}

}  // namespace

std::uint64_t drop_stray_texts(Work& work) {
  Statement drop(
      work.connection(),
      "DELETE FROM variant WHERE unit NOT IN (SELECT id FROM unit) OR language NOT IN (SELECT id FROM "
      "language)");
  drop.run();
  return static_cast<std::uint64_t>(work.connection().changes());
}

void count_anew(Work& work) {
  work.connection().execute(
      "INSERT INTO session (id, kind, origin, started) SELECT DISTINCT session, 'recovered', '', '' FROM "
      "unit "
      "WHERE session NOT IN (SELECT id FROM session);"
      "UPDATE session SET units = 0, first_unit = NULL, last_unit = NULL;"
      "UPDATE session SET units = found.units, first_unit = found.first, last_unit = found.last "
      "FROM (SELECT session, count(*) AS units, min(id) AS first, max(id) AS last FROM unit GROUP BY "
      "session) "
      "AS found WHERE session.id = found.session;"
      "UPDATE language SET variants = (SELECT count(*) FROM variant WHERE variant.language = language.id);"
      "INSERT OR REPLACE INTO tally (name, amount) SELECT 'units', count(*) FROM unit;"
      "INSERT OR REPLACE INTO tally (name, amount) SELECT 'last_unit', max(coalesce((SELECT amount FROM "
      "tally "
      "WHERE name = 'last_unit'), 0), coalesce((SELECT max(id) FROM unit), 0), "
      "coalesce((SELECT max(id) FROM removed_unit), 0));"
      "INSERT OR REPLACE INTO tally (name, amount) SELECT 'concepts', count(*) FROM concept WHERE removed = "
      "0 "
      "AND NOT EXISTS (SELECT 1 FROM concept AS newer WHERE newer.id = concept.id AND newer.version > "
      "concept.version)");
}

std::optional<StoredUnit> SqliteTm::get_sound(UnitId id) const {
  try {
    return get(id);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::storage) throw;
    return std::nullopt;
  }
}

void SqliteTm::repair(const KeysOf& keys_of, const Control& control, RepairReport& report) {
  constexpr std::uint64_t often = 1000;
  index_.clear();
  Statement set_content(work_.connection(), "UPDATE unit SET content_hash = ?2 WHERE id = ?1");
  const auto all = contents_of(work_);
  std::uint64_t done = 0;
  for (const auto& [row, content] : all) {
    if (++done % often == 0) control.checkpoint({"indexing", done, all.size()});
    const auto unit = get_sound(UnitId{row});
    if (!unit) {
      delete_variants_.run(row);
      delete_unit_.run(row);
      report.lost.push_back(UnitId{row});
      continue;
    }
    const auto found = content_hash(unit->unit);
    if (found != content) {
      set_content.run(row, found);
      report.changed.push_back(UnitId{row});
    }
    index_.add_content(content_key(found), row);
    index_variants(row, unit->unit, keys_of(unit->unit));
    ++report.units;
  }
}

}  // namespace distich::sqlite
