#include <charconv>
#include <filesystem>
#include <system_error>

#include "migrations.hpp"
#include <distich/base/error.hpp>
#include <distich/store/sqlite/migrate_internal.hpp>

namespace distich::sqlite {
namespace fs = std::filesystem;

namespace {

/// A transaction that writes; rolls back unless committed.
class Step {
 public:
  explicit Step(Connection& connection) : connection_(connection) { connection_.execute("BEGIN IMMEDIATE"); }

  ~Step() {
    if (connection_.in_transaction())
      sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }

  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;

  void commit() { connection_.execute("COMMIT"); }

 private:
  Connection& connection_;
};

std::int64_t version_of(Connection& connection) {
  return connection.integer("PRAGMA user_version");
}

void copy_pages(Connection& from, Connection& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup == nullptr) to.expect_ok(sqlite3_extended_errcode(to.handle()));
  sqlite3_backup_step(backup, -1);
  to.expect_ok(sqlite3_backup_finish(backup));
}

/// Copies the store while this program holds the right to write it, so that the copy is what
/// the migration starts from. The copy appears under its name whole or not at all.
std::string back_up(const std::string& location, std::int64_t version) {
  std::string copy = location + ".v" + std::to_string(version) + ".bak";
  const std::string partial = copy + ".partial";
  std::error_code error;
  fs::remove(partial, error);  // of a program that was killed
  try {
    Connection from(location, location, SQLITE_OPEN_READWRITE);
    Connection to(partial, partial, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    copy_pages(from, to);
  } catch (...) {  // a full disk needs the room
    fs::remove(partial, error);
    throw;
  }
  fs::rename(partial, copy, error);
  if (error) throw Error(ErrorCode::io, tr("cannot write {1}: {2}", copy, error.message()));
  return copy;
}

void apply(Connection& connection, const Migration& migration) {
  connection.execute(std::string(migration.sql));
  if (!connection.text("PRAGMA foreign_key_check").empty()) {
    throw Error(ErrorCode::internal, tr("the change to schema {1} leaves references broken in {2}",
                                        migration.version, connection.location()));
  }
  connection.execute("PRAGMA user_version = " + std::to_string(migration.version));
}

void create(Connection& connection, std::span<const Migration> migrations) {
  connection.execute("PRAGMA application_id = " + std::to_string(application_id));
  for (const auto& migration : migrations) apply(connection, migration);
}

int number_of(std::string_view file_name) {
  int number = 0;
  std::from_chars(file_name.data(), file_name.data() + file_name.size(), number);
  return number;
}

}  // namespace

std::vector<Migration> known_migrations() {
  std::vector<Migration> all;
  for (const auto& file : embedded::migrations()) all.push_back({number_of(file.name), file.bytes});
  return all;
}

void refuse_newer(const std::string& location, std::int64_t version, std::span<const Migration> migrations) {
  const int newest = migrations.back().version;
  if (version <= newest) return;
  throw Error(ErrorCode::schema_newer, tr("the store {1} was written by a newer distich (schema {2}; this "
                                          "one knows up to {3}); update distich",
                                          location, version, newest));
}

void migrate(Connection& connection, std::span<const Migration> migrations, const Control& control) {
  for (;;) {
    if (version_of(connection) == migrations.back().version) return;
    Step step(connection);
    // Another program may have been faster.
    const auto version = version_of(connection);
    refuse_newer(connection.location(), version, migrations);
    if (version == migrations.back().version) return;
    if (version == 0) {
      create(connection, migrations);
    } else {
      const auto copy = back_up(connection.location(), version);
      control.report({Severity::note, "store.migrated",
                      tr("the store {1} is changed to schema {2}; a copy as it was is kept as {3}",
                         connection.location(), version + 1, copy),
                      std::nullopt});
      apply(connection, migrations[static_cast<std::size_t>(version)]);
    }
    step.commit();
  }
}

}  // namespace distich::sqlite
