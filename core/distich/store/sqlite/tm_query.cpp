#include <algorithm>

#include <distich/base/error.hpp>
#include <distich/store/sqlite/tm_internal.hpp>
#include <distich/store/sqlite/unit_rows_internal.hpp>

namespace distich::sqlite {
namespace {

constexpr const char* has_language =
    "EXISTS (SELECT 1 FROM variant AS v JOIN language AS l ON l.id = v.language "
    "WHERE v.unit = unit.id AND l.primary_subtag = ?";

/// The conditions that SQL can answer, each bound by its number; what lies in details is left
/// to `admits`.
std::string conditions(const UnitFilter& filter) {
  std::string sql;
  const auto add = [&](bool wanted, const std::string& condition) {
    if (!wanted) return;
    sql += sql.empty() ? "WHERE " : " AND ";
    sql += condition;
  };
  add(filter.session.has_value(),
      "unit.session = ?1 AND unit.id BETWEEN (SELECT first_unit FROM session WHERE id = ?1) "
      "AND (SELECT last_unit FROM session WHERE id = ?1)");
  add(!filter.origin.empty(), "unit.session IN (SELECT id FROM session WHERE origin = ?2)");
  add(!filter.since.empty(), "unit.session IN (SELECT id FROM session WHERE started >= ?3)");
  add(!filter.before.empty(), "unit.session IN (SELECT id FROM session WHERE started < ?4)");
  add(filter.languages.source.known(), std::string(has_language) + "5)");
  add(filter.languages.target.known(), std::string(has_language) + "6)");
  add(!filter.contains.empty(),
      "EXISTS (SELECT 1 FROM variant AS v WHERE v.unit = unit.id AND instr(v.text, ?7) > 0)");
  return sql;
}

bool serves(const LanguageTag& wanted, const LanguageTag& language) {
  return wanted.primary() == language.primary();
}

/// Does one text serve each language of the pair, and not the same one both?
bool has_languages(const TranslationUnit& unit, const LanguagePair& wanted) {
  const auto& [source, target] = wanted;
  const auto any = [&](const LanguageTag& tag) {
    return std::ranges::any_of(unit.variants,
                               [&](const Variant& variant) { return serves(tag, variant.language); });
  };
  if (!source.known() || !target.known()) {
    return (!source.known() || any(source)) && (!target.known() || any(target));
  }
  for (const auto& one : unit.variants) {
    if (!serves(source, one.language)) continue;
    for (const auto& other : unit.variants) {
      if (&one != &other && serves(target, other.language)) return true;
    }
  }
  return false;
}

bool has_property(const TranslationUnit& unit, const std::string& name, const std::string& value) {
  const auto found = unit.properties.find(name);
  return found != unit.properties.end() && found->second == value;
}

bool admits(const UnitFilter& filter, const TranslationUnit& unit) {
  if (!has_languages(unit, filter.languages)) return false;
  if (!filter.author.empty() && !has_property(unit, "creationid", filter.author) &&
      !has_property(unit, "changeid", filter.author)) {
    return false;
  }
  return std::ranges::all_of(filter.properties, [&](const auto& property) {
    return has_property(unit, property.first, property.second);
  });
}

}  // namespace

void SqliteTm::each_of(const UnitFilter& filter, const std::function<bool(const StoredUnit&)>& visit) const {
  work_.save_counts();  // by which a session's units are found
  const ReadScope scope(work_);
  // Parameters keep their numbers, so that those of conditions that are not set are simply unused;
  // the last is there always, so that all of them can be bound.
  Statement read(work_.connection(), std::string("SELECT ") + unit_columns + conditions(filter) +
                                         " ORDER BY unit.id, variant.position LIMIT ?8");
  constexpr std::int64_t no_limit = -1;
  const auto primary = [](const LanguageTag& tag) { return std::string(tag.primary()); };
  const auto source = primary(filter.languages.source);
  const auto target = primary(filter.languages.target);
  auto rows = read.query(filter.session.value_or(SessionId{}), filter.origin, filter.since, filter.before,
                         source, target, filter.contains, no_limit);
  UnitRows units(rows, work_.connection().location());
  while (const auto unit = units.next()) {
    if (admits(filter, unit->unit) && !visit(*unit)) return;
  }
}

void SqliteTm::with_words(const LanguageTag& language, const index::WordPattern& pattern,
                          const std::function<bool(UnitId, std::uint32_t tokens)>& visit) const {
  index_.flush();
  const ReadScope scope(work_);
  index_.with_words(language.primary(), pattern,
                    [&](const index::TextFound& found) { return visit(UnitId{found.owner}, found.tokens); });
}

bool SqliteTm::remove(UnitId id, SessionId by) {
  WriteScope scope(work_);
  removed_.keep(id, by);
  const bool found = erase(id);
  scope.commit();
  return found;
}

std::optional<TmStore::Added> SqliteTm::replace(UnitId id, const TranslationUnit& unit, SessionId session,
                                                const std::vector<VariantKeys>& keys) {
  WriteScope scope(work_);
  const auto old = get(id);
  if (!old) {
    scope.commit();
    return std::nullopt;
  }
  // Out of the way first: a change of notes alone would else be a duplicate of the old unit.
  removed_.keep(id, session);
  erase(id);
  const auto added = add(unit, session, keys);
  if (added.outcome == AddOutcome::added) removed_.replaced(id, added.id);
  scope.commit();
  return added;
}

void SqliteTm::restore_removed(SessionId session, const KeysOf& keys_of) {
  removed_.release(session, [&](const StoredUnit& stored) {
    if (!keys_of) {
      throw Error(ErrorCode::invalid_argument, tr("units that come back need keys to be found by"));
    }
    const auto back = add(stored.unit, stored.session, keys_of(stored.unit));
    removed_.rename(stored.id, back.id);
  });
}

}  // namespace distich::sqlite
