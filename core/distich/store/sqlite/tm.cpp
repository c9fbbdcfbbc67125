#include <algorithm>
#include <tuple>

#include <distich/base/error.hpp>
#include <distich/store/sqlite/content_internal.hpp>
#include <distich/store/sqlite/details_internal.hpp>
#include <distich/store/sqlite/tm_internal.hpp>
#include <distich/store/sqlite/unit_rows_internal.hpp>

namespace distich::sqlite {
namespace {

std::string select_units(const char* condition) {
  return std::string("SELECT ") + unit_columns + condition;
}

/// Where a variant stands: unit, position, and its language as an index into the related languages.
struct Place {
  std::int64_t unit = 0;
  std::int64_t position = 0;
  std::size_t language = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

}  // namespace

SqliteTm::SqliteTm(Work& work)
    : work_(work),
      removed_(work),
      insert_unit_(work.connection(),
                   "INSERT INTO unit (session, content_hash, name, details) VALUES (?, ?, ?, ?)"),
      insert_variant_(
          work.connection(),
          "INSERT INTO variant (unit, position, language, tokens, text_key, previous_key, next_key, text, "
          "details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      find_content_(work.connection(), "SELECT id FROM unit WHERE content_hash = ? ORDER BY id"),
      read_unit_(work.connection(), select_units("WHERE unit.id = ? ORDER BY variant.position")),
      read_units_(work.connection(),
                  select_units("WHERE unit.id IN (SELECT id FROM unit WHERE id > ? ORDER BY id "
                               "LIMIT ?) ORDER BY unit.id, variant.position")),
      find_key_(work.connection(), "SELECT DISTINCT unit FROM variant WHERE language = ? AND text_key = ?"),
      count_unit_variants_(work.connection(),
                           "SELECT language, count(*) FROM variant WHERE unit = ? GROUP BY language"),
      count_session_variants_(
          work.connection(),
          "SELECT variant.language, count(*) FROM unit JOIN variant ON variant.unit = unit.id "
          "WHERE unit.session = ? GROUP BY variant.language"),
      delete_unit_(work.connection(), "DELETE FROM unit WHERE id = ?"),
      delete_session_(work.connection(), "DELETE FROM unit WHERE session = ?"),
      update_keys_(work.connection(),
                   "UPDATE variant SET tokens = ?3, text_key = ?4, previous_key = ?5, next_key = ?6 "
                   "WHERE unit = ?1 AND position = ?2") {}

TmStore::Added SqliteTm::add(const StoredUnit& unit) {
  if (unit.unit.variants.empty() || unit.keys.size() != unit.unit.variants.size()) {
    throw Error(ErrorCode::invalid_argument, tr("a unit needs at least one variant, and a key for each"));
  }
  const auto hash = content_hash(unit.unit);
  WriteScope scope(work_);
  if (const auto known = find_duplicate(hash, unit.unit)) {
    scope.commit();
    return {*known, AddOutcome::duplicate};
  }
  encode_details({}, std::nullopt, unit.unit.notes, unit.unit.properties, buffer_);
  insert_unit_.run(unit.session, hash, unit.unit.id, details_column(buffer_));
  const auto row = work_.connection().last_row();
  insert_variants(row, unit);
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

void SqliteTm::insert_variants(std::int64_t unit_row, const StoredUnit& unit) {
  for (std::size_t i = 0; i < unit.keys.size(); ++i) {
    const auto& variant = unit.unit.variants[i];
    const auto& keys = unit.keys[i];
    const auto language = work_.language_row(variant.language);
    encode_details(variant.text.codes, variant.context, variant.notes, variant.properties, buffer_);
    insert_variant_.run(unit_row, i, language, keys.tokens, keys.text, keys.previous, keys.next,
                        variant.text.text, details_column(buffer_));
    work_.count_variants(language, 1);
  }
}

bool SqliteTm::erase(UnitId id) {
  WriteScope scope(work_);
  uncount_variants(count_unit_variants_, static_cast<std::int64_t>(id));
  delete_unit_.run(id);
  const bool found = work_.connection().changes() > 0;
  if (found) work_.count_units(-1);
  scope.commit();
  return found;
}

void SqliteTm::erase_session(SessionId session) {
  uncount_variants(count_session_variants_, static_cast<std::int64_t>(session));
  delete_session_.run(session);
  work_.count_units(-work_.connection().changes());
}

void SqliteTm::uncount_variants(Statement& counts, std::int64_t key) {
  auto rows = counts.query(key);
  while (rows.next()) work_.count_variants(rows.integer(0), -rows.integer(1));
}

std::optional<StoredUnit> SqliteTm::get(UnitId id) const {
  auto rows = read_unit_.query(id);
  return UnitRows(rows, work_.connection().location()).next();
}

std::vector<StoredUnit> SqliteTm::with_key(const LanguageTag& language, std::uint64_t text_key) const {
  const ReadScope scope(work_);
  std::vector<std::int64_t> units;
  for (const auto& [row, tag] : work_.related_languages(language)) {
    auto rows = find_key_.query(row, text_key);
    while (rows.next()) units.push_back(rows.integer(0));
  }
  std::ranges::sort(units);
  const auto repeated = std::ranges::unique(units);
  units.erase(repeated.begin(), repeated.end());
  std::vector<StoredUnit> found;
  found.reserve(units.size());
  for (const auto unit : units) {
    if (auto stored = get(UnitId{unit})) found.push_back(std::move(*stored));
  }
  return found;
}

void SqliteTm::scan(const LanguageTag& language, std::uint32_t min_tokens, std::uint32_t max_tokens,
                    const std::function<bool(const ScannedVariant&)>& visit) const {
  const ReadScope scope(work_);
  if (min_tokens == 0 && max_tokens == UINT32_MAX) {
    scan_table(language, visit);
  } else {
    scan_window(language, min_tokens, max_tokens, visit);
  }
}

void SqliteTm::scan_table(const LanguageTag& language,
                          const std::function<bool(const ScannedVariant&)>& visit) const {
  Statement read(
      work_.connection(),
      "SELECT tokens, text_key, previous_key, next_key, text, unit, language FROM variant NOT INDEXED "
      "WHERE language IN (SELECT id FROM language WHERE primary_subtag = ?) ORDER BY unit, position");
  std::map<std::int64_t, std::string> tags;
  for (auto& [row, tag] : work_.related_languages(language)) tags.emplace(row, std::move(tag));
  auto rows = read.query(language.primary());
  while (rows.next()) {
    const auto keys = read_keys(rows, 0);
    if (!visit({UnitId{rows.integer(5)}, tags[rows.integer(6)], rows.text(4), &keys})) return;
  }
}

void SqliteTm::scan_window(const LanguageTag& language, std::uint32_t min_tokens, std::uint32_t max_tokens,
                           const std::function<bool(const ScannedVariant&)>& visit) const {
  const auto languages = work_.related_languages(language);
  // The narrow index gives the places; sorted, they are read from the table in its own order.
  std::vector<Place> places;
  Statement find(work_.connection(),
                 "SELECT unit, position FROM variant WHERE language = ? AND tokens BETWEEN ? AND ?");
  for (std::size_t i = 0; i < languages.size(); ++i) {
    auto rows = find.query(languages[i].first, min_tokens, max_tokens);
    while (rows.next()) places.push_back({rows.integer(0), rows.integer(1), i});
  }
  std::ranges::sort(places);
  Statement read(
      work_.connection(),
      "SELECT tokens, text_key, previous_key, next_key, text FROM variant WHERE unit = ? AND position = ?");
  for (const auto& place : places) {
    auto rows = read.query(place.unit, place.position);
    if (!rows.next()) continue;
    const auto keys = read_keys(rows, 0);
    if (!visit({UnitId{place.unit}, languages[place.language].second, rows.text(4), &keys})) return;
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
  const auto total = size();
  std::uint64_t done = 0;
  std::int64_t last = 0;
  for (auto units = next_units(last, batch); !units.empty(); units = next_units(last, batch)) {
    for (const auto& unit : units) replace_keys(unit, keys_of(unit.unit));
    done += units.size();
    last = static_cast<std::int64_t>(units.back().id);
    control.checkpoint({"indexing", done, total});
  }
  scope.commit();
}

std::vector<StoredUnit> SqliteTm::next_units(std::int64_t after, std::int64_t limit) const {
  auto rows = read_units_.query(after, limit);
  UnitRows units(rows, work_.connection().location());
  std::vector<StoredUnit> batch;
  while (auto unit = units.next()) batch.push_back(std::move(*unit));
  return batch;
}

void SqliteTm::replace_keys(const StoredUnit& unit, const std::vector<VariantKeys>& keys) {
  if (keys.size() != unit.keys.size()) {
    throw Error(ErrorCode::invalid_argument, tr("a unit needs at least one variant, and a key for each"));
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == unit.keys[i]) continue;
    update_keys_.run(unit.id, i, keys[i].tokens, keys[i].text, keys[i].previous, keys[i].next);
  }
}

}  // namespace distich::sqlite
