#include <algorithm>
#include <array>

#include <distich/base/error.hpp>
#include <distich/store/sqlite/content_internal.hpp>
#include <distich/store/sqlite/store_internal.hpp>
#include <distich/store/sqlite/unit_rows_internal.hpp>

namespace distich::sqlite {
namespace {

/// More than this of one kind says nothing new.
constexpr std::size_t most_of_a_kind = 100;

/// A condition that must hold for every row: `sql` gives the rows that break it.
struct Invariant {
  std::string_view sql;
  Message (*describe)(const Statement::Cursor& row);
};

const std::array<Invariant, 13>& invariants() {
  using Row = Statement::Cursor;
  static const std::array<Invariant, 13> all{{
      {"PRAGMA integrity_check(100)",
       [](const Row& row) { return row.text(0) == "ok" ? Message() : tr("SQLite: {1}", row.text(0)); }},
      {"PRAGMA foreign_key_check",
       [](const Row& row) {
         return tr("row {2} of {1} refers to a row of {3} that is not there", row.text(0), row.text(1),
                   row.text(2));
       }},
      {"SELECT 'unit', id, 'session' FROM unit WHERE session NOT IN (SELECT id FROM session) "
       "UNION ALL SELECT 'variant', unit, 'unit' FROM variant WHERE unit NOT IN (SELECT id FROM unit) "
       "UNION ALL SELECT 'variant', unit, 'language' FROM variant WHERE language NOT IN (SELECT id FROM "
       "language)",
       [](const Row& row) {
         return tr("row {2} of {1} refers to a row of {3} that is not there", row.text(0), row.text(1),
                   row.text(2));
       }},
      {"SELECT units, (SELECT count(*) FROM unit WHERE unit.id BETWEEN first_unit AND last_unit AND "
       "unit.session = session.id) AS found FROM session WHERE units <> found",
       [](const Row& row) {
         return tr("{1} units are counted, but there are {2}", row.text(0), row.text(1));
       }},
      {"SELECT id FROM unit WHERE NOT EXISTS (SELECT 1 FROM variant WHERE variant.unit = unit.id)",
       [](const Row& row) { return tr("unit {1} has no variants", row.text(0)); }},
      {"SELECT id FROM removed_unit WHERE NOT EXISTS (SELECT 1 FROM removed_variant WHERE unit = "
       "removed_unit.id) "
       "OR EXISTS (SELECT 1 FROM unit WHERE unit.id = removed_unit.id)",
       [](const Row& row) {
         return tr("unit {1}, which is kept for an undo, has no variants or is there twice", row.text(0));
       }},
      {"SELECT unit FROM variant GROUP BY unit HAVING max(position) <> count(*) - 1",
       [](const Row& row) { return tr("the variants of unit {1} are not numbered from 0 on", row.text(0)); }},
      {"SELECT concept.id FROM term JOIN concept ON concept.version = term.version GROUP BY term.version "
       "HAVING max(position) <> count(*) - 1",
       [](const Row& row) { return tr("the terms of concept {1} are not numbered from 0 on", row.text(0)); }},
      {"SELECT name FROM (SELECT 'units' AS name UNION ALL SELECT 'concepts' UNION ALL SELECT 'last_unit') "
       "AS needed "
       "WHERE NOT EXISTS (SELECT 1 FROM tally WHERE tally.name = needed.name)",
       [](const Row& row) { return tr("the count of {1} is missing", row.text(0)); }},
      {"SELECT amount, (SELECT count(*) FROM unit) AS found FROM tally WHERE name = 'units' AND amount <> "
       "found",
       [](const Row& row) {
         return tr("{1} units are counted, but there are {2}", row.text(0), row.text(1));
       }},
      {"SELECT amount, (SELECT count(*) FROM concept WHERE removed = 0 AND NOT EXISTS (SELECT 1 FROM concept "
       "AS "
       "newer WHERE newer.id = concept.id AND newer.version > concept.version)) AS found FROM tally "
       "WHERE name = 'concepts' AND amount <> found",
       [](const Row& row) {
         return tr("{1} concepts are counted, but there are {2}", row.text(0), row.text(1));
       }},
      {"SELECT tag, variants, (SELECT count(*) FROM variant WHERE variant.language = language.id) AS found "
       "FROM language WHERE variants <> found",
       [](const Row& row) {
         return tr("{2} variants in {1} are counted, but there are {3}", row.text(0), row.text(1),
                   row.text(2));
       }},
      {"SELECT amount, (SELECT max(id) FROM unit) AS highest FROM tally WHERE name = 'last_unit' AND "
       "amount < highest",
       [](const Row& row) {
         return tr("the last id that was given is {1}, but there is a unit {2}", row.text(0), row.text(1));
       }},
  }};
  return all;
}

void find_broken(Work& work, const Invariant& invariant, std::vector<std::string>& problems) {
  Statement statement(work.connection(), invariant.sql);
  auto rows = statement.query();
  for (std::size_t taken = 0; taken < most_of_a_kind && rows.next(); ++taken) {
    if (auto problem = invariant.describe(rows).english(); !problem.empty())
      problems.push_back(std::move(problem));
  }
}

/// Reads every unit as callers do, and compares it with the hash that it was stored under.
void find_damaged_units(Work& work, std::vector<std::string>& problems) {
  Statement read_ids(work.connection(), "SELECT id, content_hash FROM unit ORDER BY id");
  Statement read_unit(work.connection(),
                      std::string("SELECT ") + unit_columns + "WHERE unit.id = ? ORDER BY variant.position");
  auto ids = read_ids.query();
  for (std::size_t taken = 0; taken < most_of_a_kind && ids.next();) {
    try {
      auto rows = read_unit.query(ids.integer(0));
      const auto unit = UnitRows(rows, work.connection().location()).next();
      if (!unit || content_hash(unit->unit) == static_cast<std::uint64_t>(ids.integer(1))) continue;
      problems.push_back(tr("unit {1} is not what was stored", ids.text(0)).english());
    } catch (const Error& error) {
      problems.emplace_back(error.what());
    }
    ++taken;
  }
}

void find_damaged_concepts(Work& work, const TermStore& terms, std::vector<std::string>& problems) {
  Statement read_ids(work.connection(), "SELECT DISTINCT id FROM concept ORDER BY id");
  auto ids = read_ids.query();
  for (std::size_t taken = 0; taken < most_of_a_kind && ids.next();) {
    try {
      (void)terms.get(ids.text(0));
    } catch (const Error& error) {
      problems.emplace_back(error.what());
      ++taken;
    }
  }
}

}  // namespace

std::vector<std::string> find_problems(Work& work, const TermStore& terms) {
  std::vector<std::string> problems;
  try {
    for (const auto& invariant : invariants()) find_broken(work, invariant, problems);
    find_damaged_units(work, problems);
    find_damaged_concepts(work, terms, problems);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::storage) throw;
    problems.emplace_back(error.what());  // too damaged to go on
  }
  return problems;
}

}  // namespace distich::sqlite
