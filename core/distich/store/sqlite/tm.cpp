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
                   "INSERT INTO unit (session, content_hash, name, details) VALUES (?, ?, ?, ?)"),
      insert_variant_(work.connection(),
                      "INSERT INTO variant (unit, position, language, text, details) VALUES (?, ?, ?, ?, ?)"),
      find_content_(work.connection(), "SELECT id FROM unit WHERE content_hash = ? ORDER BY id"),
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
          "SELECT unit, language, primary_subtag FROM unit JOIN variant ON variant.unit = unit.id "
          "JOIN language ON language.id = language WHERE unit.session = ?"),
      delete_unit_(work.connection(), "DELETE FROM unit WHERE id = ?"),
      delete_session_(work.connection(), "DELETE FROM unit WHERE session = ?") {}

TmStore::Added SqliteTm::add(const TranslationUnit& unit, SessionId session,
                             const std::vector<VariantKeys>& keys) {
  check_keys_given(unit, keys);
  const auto hash = content_hash(unit);
  WriteScope scope(work_);
  if (const auto known = find_duplicate(hash, unit)) {
    scope.commit();
    return {*known, AddOutcome::duplicate};
  }
  encode_details({}, std::nullopt, unit.notes, unit.properties, buffer_);
  insert_unit_.run(session, hash, unit.id, details_column(buffer_));
  const auto row = work_.connection().last_row();
  insert_variants(row, unit);
  index_variants(row, unit, keys);
  work_.count_units(1);
  scope.commit();
  return {UnitId{row}, AddOutcome::added};
}

std::optional<UnitId> SqliteTm::find_duplicate(std::uint64_t hash, const TranslationUnit& unit) const {
  std::vector<std::int64_t> candidates;
  {
    auto rows = find_content_.query(hash);
    while (rows.next()) candidates.push_back(rows.integer(0));
  }
  for (const auto candidate : candidates) {
    const auto known = get(UnitId{candidate});
    if (known && same_content(known->unit, unit)) return known->id;
  }
  return std::nullopt;
}

void SqliteTm::insert_variants(std::int64_t unit_row, const TranslationUnit& unit) {
  for (std::size_t i = 0; i < unit.variants.size(); ++i) {
    const auto& variant = unit.variants[i];
    const auto language = work_.language_row(variant.language);
    encode_details(variant.text.codes, variant.context, variant.notes, variant.properties, buffer_);
    insert_variant_.run(unit_row, i, language, variant.text.text, details_column(buffer_));
    work_.count_variants(language, 1);
  }
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
  delete_unit_.run(id);
  const bool found = work_.connection().changes() > 0;
  if (found) work_.count_units(-1);
  scope.commit();
  return found;
}

void SqliteTm::erase_session(SessionId session) {
  forget_variants(session_places_, static_cast<std::int64_t>(session));
  delete_session_.run(session);
  work_.count_units(-work_.connection().changes());
}

void SqliteTm::forget_variants(Statement& places, std::int64_t key) {
  auto rows = places.query(key);
  while (rows.next()) {
    work_.count_variants(rows.integer(1), -1);
    index_.erase(rows.text(2), rows.integer(0));
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
      index_variants(static_cast<std::int64_t>(unit.id), unit.unit, keys);
    }
    done += units.size();
    last = static_cast<std::int64_t>(units.back().id);
    control.checkpoint({"indexing", done, total});
  }
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
