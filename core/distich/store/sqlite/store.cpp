#include <distich/base/error.hpp>
#include <distich/store/sqlite/store_internal.hpp>

namespace distich::sqlite {
namespace {

class OpenTransaction final : public Transaction {
 public:
  explicit OpenTransaction(Work& work) : work_(work) { work_.begin_write(); }

  ~OpenTransaction() override {
    if (open_) work_.roll_back();
  }

  OpenTransaction(const OpenTransaction&) = delete;
  OpenTransaction& operator=(const OpenTransaction&) = delete;

  void commit() override {
    if (!open_) throw Error(ErrorCode::invalid_argument, tr("the transaction has been committed already"));
    open_ = false;
    work_.commit();
  }

 private:
  Work& work_;
  bool open_ = true;
};

class OpenSnapshot final : public Snapshot {
 public:
  explicit OpenSnapshot(Work& work) : scope_(work) {}

 private:
  ReadScope scope_;
};

}  // namespace

SqliteStore::SqliteStore(std::unique_ptr<Connection> connection, bool writable)
    : work_(std::move(connection), writable),
      tm_(work_),
      terms_(work_),
      overrides_(work_),
      start_session_(work_.connection(), "INSERT INTO session (kind, origin, started) VALUES (?, ?, ?)"),
      delete_session_(work_.connection(), "DELETE FROM session WHERE id = ?"),
      read_fact_(work_.connection(), "SELECT value FROM fact WHERE name = ?"),
      write_fact_(work_.connection(),
                  "INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = "
                  "excluded.value") {}

SqliteStore::~SqliteStore() {
  if (!tm_.wants_tidying() || work_.writing()) return;
  try {
    // Nobody waits for this: where another program is writing, it will be done another time.
    sqlite3_busy_timeout(work_.connection().handle(), 0);
    tm_.tidy();
  } catch (...) {  // NOLINT(bugprone-empty-catch): rolled back; what is due stays due
  }
}

void SqliteStore::complete() {
  constexpr std::string_view content_index = "content_index";
  if (fact(content_index)) return;
  WriteScope scope(work_);
  if (!fact(content_index)) {
    tm_.index_contents();
    set_fact(content_index, "1");
  }
  scope.commit();
}

std::unique_ptr<Snapshot> SqliteStore::snapshot() {
  return std::make_unique<OpenSnapshot>(work_);
}

std::unique_ptr<Transaction> SqliteStore::begin() {
  return std::make_unique<OpenTransaction>(work_);
}

SessionId SqliteStore::start_session(std::string_view kind, std::string_view origin,
                                     std::string_view started) {
  WriteScope scope(work_);
  start_session_.run(kind, origin, started);
  const SessionId id{work_.connection().last_row()};
  scope.commit();
  return id;
}

std::vector<Session> SqliteStore::sessions() const {
  work_.save_counts();
  Statement read(
      work_.connection(),
      "SELECT id, kind, origin, started, units, "
      "(SELECT count(*) FROM concept AS mine WHERE mine.session = session.id AND mine.removed = 0 AND NOT "
      "EXISTS "
      "(SELECT 1 FROM concept AS newer WHERE newer.id = mine.id AND newer.version > mine.version)), "
      "(SELECT count(*) FROM segmentation_override AS mine WHERE mine.session = session.id AND NOT EXISTS "
      "(SELECT 1 FROM segmentation_override AS newer WHERE newer.language = mine.language AND "
      "newer.before = mine.before AND newer.after = mine.after AND newer.id > mine.id)), "
      "(SELECT count(*) FROM removed_unit WHERE removed_by = session.id) FROM session ORDER BY id");
  std::vector<Session> all;
  auto rows = read.query();
  while (rows.next()) {
    all.push_back({SessionId{rows.integer(0)}, std::string(rows.text(1)), std::string(rows.text(2)),
                   std::string(rows.text(3)), static_cast<std::uint64_t>(rows.integer(4)),
                   static_cast<std::uint64_t>(rows.integer(5)), static_cast<std::uint64_t>(rows.integer(6)),
                   static_cast<std::uint64_t>(rows.integer(7))});
  }
  return all;
}

bool SqliteStore::undo(SessionId session, const KeysOf& keys_of) {
  WriteScope scope(work_);
  tm_.erase_session(session);
  tm_.restore_removed(session, keys_of);
  terms_.erase_session(session);
  overrides_.erase_session(session);
  delete_session_.run(session);
  work_.forget_session();
  const bool found = work_.connection().changes() > 0;
  scope.commit();
  return found;
}

StoreStatistics SqliteStore::statistics() const {
  work_.save_counts();
  const ReadScope scope(work_);
  return count_all(work_);
}

std::vector<OriginPenalty> SqliteStore::origin_penalties() const {
  std::vector<OriginPenalty> all;
  Statement read(work_.connection(), "SELECT origin, points FROM origin_penalty ORDER BY origin");
  auto rows = read.query();
  while (rows.next()) {
    all.push_back({std::string(rows.text(0)), static_cast<std::uint16_t>(rows.integer(1))});
  }
  return all;
}

void SqliteStore::set_origin_penalty(std::string_view origin, std::uint16_t points) {
  WriteScope scope(work_);
  Statement drop(work_.connection(), "DELETE FROM origin_penalty WHERE origin = ?");
  drop.run(origin);
  if (points > 0) {
    Statement add(work_.connection(), "INSERT INTO origin_penalty (origin, points) VALUES (?, ?)");
    add.run(origin, points);
  }
  scope.commit();
}

std::optional<std::string> SqliteStore::fact(std::string_view name) const {
  auto rows = read_fact_.query(name);
  if (!rows.next()) return std::nullopt;
  return std::string(rows.text(0));
}

void SqliteStore::set_fact(std::string_view name, std::string_view value) {
  WriteScope scope(work_);
  write_fact_.run(name, value);
  scope.commit();
}

int SqliteStore::schema_version() const {
  return static_cast<int>(work_.connection().integer("PRAGMA user_version"));
}

std::vector<std::string> SqliteStore::check() const {
  if (work_.writing()) {
    throw Error(ErrorCode::invalid_argument, tr("a store is checked outside of transactions"));
  }
  const ReadScope scope(work_);
  auto problems = find_problems(work_, terms_);
  for (auto& problem : tm_.find_index_problems()) problems.push_back(std::move(problem));
  return problems;
}

RepairReport SqliteStore::repair(const KeysOf& keys_of, const Control& control) {
  WriteScope scope(work_);
  RepairReport report;
  work_.save_counts();
  report.stray_texts = drop_stray_texts(work_);
  tm_.repair(keys_of, control, report);
  count_anew(work_);
  scope.commit();
  return report;
}

void SqliteStore::vacuum() {
  if (!writable() || work_.connection().in_transaction()) {
    throw Error(ErrorCode::invalid_argument,
                tr("a store gives space back only outside of transactions and when it may be written"));
  }
  tm_.tidy();
  work_.connection().execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace distich::sqlite
