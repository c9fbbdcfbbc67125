#include <distich/base/error.hpp>
#include <distich/store/sqlite/work_internal.hpp>

namespace distich::sqlite {

Work::Work(std::unique_ptr<Connection> connection, bool writable)
    : connection_(std::move(connection)),
      writable_(writable),
      begin_(*connection_, "BEGIN IMMEDIATE"),
      begin_read_(*connection_, "BEGIN"),
      commit_(*connection_, "COMMIT"),
      roll_back_(*connection_, "ROLLBACK"),
      add_language_(*connection_, "INSERT INTO language (tag, primary_subtag) VALUES (?, ?)"),
      find_language_(*connection_, "SELECT id FROM language WHERE tag = ?"),
      find_related_(*connection_, "SELECT id, tag FROM language WHERE primary_subtag = ? ORDER BY id"),
      add_tally_(*connection_, "UPDATE tally SET amount = amount + ?2 WHERE name = ?1"),
      read_tally_(*connection_, "SELECT amount FROM tally WHERE name = ?"),
      set_tally_(*connection_, "UPDATE tally SET amount = ?2 WHERE name = ?1"),
      add_index_change_(*connection_,
                        "INSERT INTO tally (name, amount) VALUES ('index_changes', 1) ON CONFLICT (name) "
                        "DO UPDATE SET amount = amount + 1"),
      find_session_(*connection_, "SELECT 1 FROM session WHERE id = ?"),
      add_to_session_(*connection_,
                      "UPDATE session SET units = units + ?2, "
                      "first_unit = min(coalesce(first_unit, ?3), coalesce(?3, first_unit)), "
                      "last_unit = max(coalesce(last_unit, ?4), coalesce(?4, last_unit)) WHERE id = ?1"),
      add_variants_(*connection_, "UPDATE language SET variants = variants + ?2 WHERE id = ?1"),
      read_variants_(*connection_, "SELECT id, tag, variants FROM language ORDER BY tag") {}

void Work::begin_write() {
  if (!writable_)
    throw Error(ErrorCode::io, tr("the store {1} was opened for reading only", connection_->location()));
  if (reading_ > 0) {
    throw Error(ErrorCode::invalid_argument,
                tr("a store cannot be written to from a visitor that is reading it"));
  }
  if (writing_) throw Error(ErrorCode::invalid_argument, tr("a transaction is open already"));
  begin_.run();
  writing_ = true;
  ++transaction_;
}

void Work::commit() {
  // SQLite rolls back by itself on some errors (disk full).
  if (spoiled_ || !connection_->in_transaction()) {
    roll_back();
    throw Error(ErrorCode::storage,
                tr("nothing was kept: an earlier change in the same transaction had failed"));
  }
  try {
    if (participant_ != nullptr) participant_->before_commit();
    save_counts();
    commit_.run();
  } catch (...) {
    roll_back();
    throw;
  }
  end_write();
}

void Work::roll_back() noexcept {
  if (connection_->in_transaction()) {
    sqlite3_step(roll_back_.handle());
    sqlite3_reset(roll_back_.handle());
  }
  language_rows_.clear();
  if (participant_ != nullptr) participant_->after_roll_back();
  end_write();
}

void Work::end_write() noexcept {
  pending_ = {};
  last_unit_.reset();
  index_changes_.reset();
  session_.reset();
  writing_ = false;
  spoiled_ = false;
}

std::int64_t Work::new_unit(SessionId session) {
  if (session_ != session) {
    if (auto rows = find_session_.query(session); !rows.next()) {
      fail(SQLITE_CONSTRAINT_FOREIGNKEY, connection_->location(), {});
    }
    session_ = session;
  }
  if (!last_unit_) {
    auto rows = read_tally_.query("last_unit");
    last_unit_ = rows.next() ? rows.integer(0) : 0;
  }
  const auto id = ++*last_unit_;
  ++pending_.units;
  auto& count = pending_.sessions[static_cast<std::int64_t>(session)];
  ++count.units;
  if (!count.first) count.first = id;
  count.last = id;
  return id;
}

void Work::save_counts() {
  if (!writing_) return;
  if (pending_.units != 0) add_tally_.run("units", pending_.units);
  if (pending_.concepts != 0) add_tally_.run("concepts", pending_.concepts);
  for (const auto& [row, change] : pending_.variants) {
    if (change != 0) add_variants_.run(row, change);
  }
  for (const auto& [row, count] : pending_.sessions)
    add_to_session_.run(row, count.units, count.first, count.last);
  if (last_unit_) set_tally_.run("last_unit", *last_unit_);
  pending_ = {};
}

std::int64_t Work::language_row(const LanguageTag& language) {
  if (const auto known = language_rows_.find(language.str()); known != language_rows_.end())
    return known->second;
  std::int64_t row = 0;
  if (auto rows = find_language_.query(language.str()); rows.next()) row = rows.integer(0);
  if (row == 0) {
    add_language_.run(language.str(), language.primary());
    row = connection_->last_row();
  }
  language_rows_.emplace(language.str(), row);
  return row;
}

std::vector<std::pair<std::int64_t, std::string>> Work::related_languages(const LanguageTag& language) {
  std::vector<std::pair<std::int64_t, std::string>> related;
  auto rows = find_related_.query(language.primary());
  while (rows.next()) related.emplace_back(rows.integer(0), rows.text(1));
  return related;
}

std::uint64_t Work::units() {
  auto rows = read_tally_.query("units");
  return static_cast<std::uint64_t>((rows.next() ? rows.integer(0) : 0) + pending_.units);
}

std::int64_t Work::index_changes() {
  if (index_changes_) return *index_changes_;
  auto rows = read_tally_.query("index_changes");
  const auto changes = rows.next() ? rows.integer(0) : 0;
  if (writing_) index_changes_ = changes;  // nobody else can change it
  return changes;
}

void Work::change_index() {
  add_index_change_.run();
  index_changes_.reset();
}

std::uint64_t Work::concepts() {
  auto rows = read_tally_.query("concepts");
  return static_cast<std::uint64_t>((rows.next() ? rows.integer(0) : 0) + pending_.concepts);
}

std::vector<std::pair<LanguageTag, std::uint64_t>> Work::variants() {
  std::vector<std::pair<LanguageTag, std::uint64_t>> counts;
  auto rows = read_variants_.query();
  while (rows.next()) {
    const auto change = pending_.variants.find(rows.integer(0));
    const auto count = rows.integer(2) + (change == pending_.variants.end() ? 0 : change->second);
    const auto tag = LanguageTag::parse(rows.text(1));
    if (count > 0 && tag) counts.emplace_back(*tag, static_cast<std::uint64_t>(count));
  }
  return counts;
}

WriteScope::WriteScope(Work& work) : work_(work), joined_(work.writing_ && work.reading_ == 0) {
  if (!joined_) work_.begin_write();
}

WriteScope::~WriteScope() {
  if (committed_) return;
  if (joined_) {
    work_.spoiled_ = true;
  } else {
    work_.roll_back();
  }
}

void WriteScope::commit() {
  committed_ = true;
  if (!joined_) work_.commit();
}

ReadScope::ReadScope(Work& work) : work_(work), own_(!work.connection().in_transaction()) {
  if (own_) work_.begin_read_.run();
  ++work_.reading_;
}

ReadScope::~ReadScope() {
  --work_.reading_;
  if (!own_) return;
  sqlite3_step(work_.commit_.handle());
  sqlite3_reset(work_.commit_.handle());
}

}  // namespace distich::sqlite
