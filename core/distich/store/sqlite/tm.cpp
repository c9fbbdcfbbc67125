#include <algorithm>
#include <functional>
#include <map>

#include <distich/base/error.hpp>
#include <distich/store/sqlite/content_internal.hpp>
#include <distich/store/sqlite/details_internal.hpp>
#include <distich/store/sqlite/index_check_internal.hpp>
#include <distich/store/sqlite/tm_internal.hpp>
#include <distich/store/sqlite/unit_rows_internal.hpp>

namespace distich::sqlite {
namespace {

/// Units of a session, found by the ids between which all of them are.
constexpr const char* units_of_session =
    "FROM session CROSS JOIN unit ON unit.id BETWEEN session.first_unit AND session.last_unit "
    "AND unit.session = session.id ";

std::string select_units(const char* condition) {
  return std::string("SELECT ") + unit_columns + condition;
}

void check_keys_given(const TranslationUnit& unit, const std::vector<VariantKeys>& keys) {
  if (!unit.variants.empty() && keys.size() == unit.variants.size()) return;
  throw Error(ErrorCode::invalid_argument, tr("a unit needs at least one variant, and a key for each"));
}

}  // namespace

SqliteTm::SqliteTm(Work& work)
    : work_(work),
      index_(work),
      removed_(work),
      insert_unit_(work.connection(),
                   "INSERT INTO unit (id, session, content_hash, name, details) VALUES (?, ?, ?, ?, ?)"),
      insert_variant_(work.connection(),
                      "INSERT INTO variant (unit, position, language, text, details) VALUES (?, ?, ?, ?, ?)"),
      insert_two_variants_(work.connection(),
                           "INSERT OR FAIL INTO variant (unit, position, language, text, details) "
                           "VALUES (?1, ?2, ?3, ?4, ?5), (?1, ?6, ?7, ?8, ?9)"),
      read_unit_(work.connection(), select_units("WHERE unit.id = ? ORDER BY variant.position")),
      read_units_(work.connection(),
                  select_units("WHERE unit.id IN (SELECT id FROM unit WHERE id > ? ORDER BY id "
                               "LIMIT ?) ORDER BY unit.id, variant.position")),
      unit_places_(
          work.connection(),
          "SELECT unit, language, primary_subtag FROM variant JOIN language ON language.id = language "
          "WHERE unit = ?"),
      session_places_(
          work.connection(),
          std::string("SELECT unit, language, primary_subtag ") + units_of_session +
              "CROSS JOIN variant ON variant.unit = unit.id JOIN language ON language.id = language "
              "WHERE session.id = ? ORDER BY unit.id"),
      delete_variants_(work.connection(), "DELETE FROM variant WHERE unit = ?"),
      delete_unit_(work.connection(), "DELETE FROM unit WHERE id = ? RETURNING session"),
      delete_session_variants_(work.connection(),
                               std::string("DELETE FROM variant WHERE unit IN (SELECT unit.id ") +
                                   units_of_session + "WHERE session.id = ?)"),
      delete_session_(work.connection(), std::string("DELETE FROM unit WHERE id IN (SELECT unit.id ") +
                                             units_of_session + "WHERE session.id = ?)") {}

TmStore::Added SqliteTm::add(const TranslationUnit& unit, SessionId session,
                             const std::vector<VariantKeys>& keys) {
  check_keys_given(unit, keys);
  const auto hash = content_hash(unit);
  WriteScope scope(work_);
  if (const auto known = find_duplicate(content_key(hash), unit)) {
    scope.commit();
    return {*known, AddOutcome::duplicate};
  }
  encode_details({}, std::nullopt, unit.notes, unit.properties, buffer_);
  const auto row = work_.new_unit(session);
  insert_unit_.run(row, session, hash, unit.id, details_column(buffer_));
  insert_variants(row, unit);
  index_.add_content(content_key(hash), row);
  index_variants(row, unit, keys);
  scope.commit();
  return {UnitId{row}, AddOutcome::added};
}

std::optional<UnitId> SqliteTm::find_duplicate(index::Key content, const TranslationUnit& unit) const {
  std::vector<index::Owner> candidates;
  index_.with_content(content, candidates);
  std::ranges::sort(candidates);
  for (const auto candidate : candidates) {
    const auto known = get(UnitId{candidate});
    if (known && same_content(known->unit, unit)) return known->id;
  }
  return std::nullopt;
}

void SqliteTm::insert_variants(std::int64_t unit_row, const TranslationUnit& unit) {
  const auto& variants = unit.variants;
  if (variants.size() == 2) {  // as nearly all have: one statement costs much less than two
    const auto first = encode(variants[0], buffer_);
    const auto second = encode(variants[1], second_buffer_);
    insert_two_variants_.run(unit_row, 0, first.language, variants[0].text.text, first.details, 1,
                             second.language, variants[1].text.text, second.details);
    return;
  }
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const auto row = encode(variants[i], buffer_);
    insert_variant_.run(unit_row, i, row.language, variants[i].text.text, row.details);
  }
}

SqliteTm::VariantRow SqliteTm::encode(const Variant& variant, std::string& buffer) {
  const auto language = work_.language_row(variant.language);
  encode_details(variant.text.codes, variant.context, variant.notes, variant.properties, buffer);
  work_.count_variants(language, 1);
  return {language, details_column(buffer)};
}

void SqliteTm::index_variants(std::int64_t unit_row, const TranslationUnit& unit,
                              const std::vector<VariantKeys>& keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    index_.add(unit.variants[i].language.primary(), {unit_row, keys[i].tokens, keys[i].keys, keys[i].words});
  }
  index_.flush_when_large();
}

bool SqliteTm::erase(UnitId id) {
  WriteScope scope(work_);
  forget_variants(unit_places_, static_cast<std::int64_t>(id));
  delete_variants_.run(id);
  std::optional<SessionId> session;
  {
    auto rows = delete_unit_.query(id);
    while (rows.next()) session = SessionId{rows.integer(0)};
  }
  if (session) work_.count_gone(*session, 1);
  scope.commit();
  return session.has_value();
}

void SqliteTm::erase_session(SessionId session) {
  work_.save_counts();
  forget_variants(session_places_, static_cast<std::int64_t>(session));
  delete_session_variants_.run(session);
  delete_session_.run(session);
  work_.count_gone(session, work_.connection().changes());
}

void SqliteTm::forget_variants(Statement& places, std::int64_t key) {
  auto rows = places.query(key);
  std::optional<std::int64_t> last;
  while (rows.next()) {
    const auto unit = rows.integer(0);
    work_.count_variants(rows.integer(1), -1);
    index_.erase(rows.text(2), unit);
    if (unit != last) index_.erase(contents_of_units, unit);
    last = unit;
  }
}

std::optional<StoredUnit> SqliteTm::get(UnitId id) const {
  auto rows = read_unit_.query(id);
  return UnitRows(rows, work_.connection().location()).next();
}

std::vector<UnitId> SqliteTm::with_key(const LanguageTag& language, std::uint32_t key) const {
  index_.flush();
  const ReadScope scope(work_);
  std::vector<index::Owner> owners;
  index_.with_key(language.primary(), key, owners);
  std::ranges::sort(owners, std::greater{});
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  std::vector<UnitId> units(owners.size());
  std::ranges::transform(owners, units.begin(), [](index::Owner owner) { return UnitId{owner}; });
  return units;
}

std::vector<SimilarUnit> SqliteTm::similar(const LanguageTag& language, std::span<const std::uint32_t> tokens,
                                           Score floor) const {
  index_.flush();
  const ReadScope scope(work_);
  std::vector<index::Found> found;
  index_.similar(language.primary(), tokens, {std::max<std::uint32_t>(floor.basis_points, 1)}, found);
  std::vector<SimilarUnit> units(found.size());
  std::ranges::transform(found, units.begin(), [](const index::Found& each) {
    return SimilarUnit{UnitId{each.owner}, each.edits, each.tokens};
  });
  return units;
}

void SqliteTm::scan(const LanguageTag& language,
                    const std::function<bool(const ScannedVariant&)>& visit) const {
  const ReadScope scope(work_);
  Statement read(
      work_.connection(),
      "SELECT text, unit, language FROM variant "
      "WHERE language IN (SELECT id FROM language WHERE primary_subtag = ?) ORDER BY unit, position");
  std::map<std::int64_t, std::string> tags;
  for (auto& [row, tag] : work_.related_languages(language)) tags.emplace(row, std::move(tag));
  auto rows = read.query(language.primary());
  while (rows.next()) {
    if (!visit({UnitId{rows.integer(1)}, tags[rows.integer(2)], rows.text(0)})) return;
  }
}

void SqliteTm::each(const std::function<bool(const StoredUnit&)>& visit) const {
  const ReadScope scope(work_);
  Statement read(work_.connection(), select_units("ORDER BY unit.id, variant.position"));
  auto rows = read.query();
  UnitRows units(rows, work_.connection().location());
  while (const auto unit = units.next()) {
    if (!visit(*unit)) return;
  }
}

std::uint64_t SqliteTm::size() const {
  return work_.units();
}

std::vector<std::pair<LanguageTag, std::uint64_t>> SqliteTm::languages() const {
  return work_.variants();
}

void SqliteTm::rebuild_keys(const KeysOf& keys_of, const Control& control) {
  constexpr std::int64_t batch = 1000;
  WriteScope scope(work_);
  index_.clear();
  const auto total = size();
  std::uint64_t done = 0;
  std::int64_t last = 0;
  for (auto units = next_units(last, batch); !units.empty(); units = next_units(last, batch)) {
    for (const auto& unit : units) {
      const auto keys = keys_of(unit.unit);
      check_keys_given(unit.unit, keys);
      const auto row = static_cast<std::int64_t>(unit.id);
      index_.add_content(content_key(content_hash(unit.unit)), row);
      index_variants(row, unit.unit, keys);
    }
    done += units.size();
    last = static_cast<std::int64_t>(units.back().id);
    control.checkpoint({"indexing", done, total});
  }
  scope.commit();
}

void SqliteTm::index_contents() {
  WriteScope scope(work_);
  Statement read(work_.connection(), "SELECT id, content_hash FROM unit ORDER BY id");
  auto rows = read.query();
  while (rows.next()) {
    index_.add_content(content_key(static_cast<std::uint64_t>(rows.integer(1))), rows.integer(0));
    index_.flush_when_large();
  }
  scope.commit();
}

void SqliteTm::tidy() {
  WriteScope scope(work_);
  index_.merge_all();
  scope.commit();
}

std::vector<std::string> SqliteTm::check_keys(const KeysOf& keys_of) const {
  index_.flush();
  const ReadScope scope(work_);
  return sqlite::find_index_problems(work_, index_, *this, keys_of);
}

std::vector<std::string> SqliteTm::find_index_problems() const {
  return sqlite::find_index_problems(work_, index_, *this, {});
}

std::vector<StoredUnit> SqliteTm::next_units(std::int64_t after, std::int64_t limit) const {
  auto rows = read_units_.query(after, limit);
  UnitRows units(rows, work_.connection().location());
  std::vector<StoredUnit> batch;
  while (auto unit = units.next()) batch.push_back(std::move(*unit));
  return batch;
}

}  // namespace distich::sqlite
