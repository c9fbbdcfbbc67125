#include <array>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <thread>

#include <distich/base/error.hpp>
#include <distich/store/sqlite/migrate_internal.hpp>
#include <distich/store/sqlite/store_internal.hpp>

namespace distich {
namespace fs = std::filesystem;

namespace sqlite {
namespace {

constexpr std::string_view in_memory = ":memory:";

[[noreturn]] void not_a_store(const std::string& location, const Message& message) {
  throw Error(ErrorCode::not_a_store, tr("{1} is no distich store: {2}", location, message.english()));
}

/// Looks at what stands at the place without opening it, and makes missing folders.
void check_location(const fs::path& location, OpenMode mode) {
  std::error_code error;
  const auto status = fs::status(location, error);
  const auto name = location.string();
  if (fs::is_directory(status)) {
    throw Error(ErrorCode::io, tr("{1} is a directory; name a file in it as the store", name));
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw Error(ErrorCode::io, tr("{1} is not a regular file; a store must be one", name));
  }
  if (fs::exists(status)) return;
  if (status.type() == fs::file_type::none) fail(SQLITE_CANTOPEN, name, error.message());
  if (mode != OpenMode::create) {
    throw Error(ErrorCode::io, tr("there is no store at {1}; import something into it to create it", name));
  }
  if (!location.has_parent_path()) return;
  fs::create_directories(location.parent_path(), error);
  if (error)
    throw Error(ErrorCode::io, tr("cannot make the folder of the store {1}: {2}", name, error.message()));
}

bool has_bytes(const std::string& name) {
  std::error_code error;
  const auto size = fs::file_size(name, error);
  return !error && size > 0;
}

/// The first bytes of the file, without a lock and without recovery. Read through SQLite's own
/// descriptor: closing another one would drop the locks of this program's other connections.
struct Header {
  std::array<unsigned char, 100> bytes{};

  explicit Header(Connection& connection) {
    sqlite3_file* file = nullptr;
    connection.expect_ok(sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file));
    const int code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0);
    if (code != SQLITE_IOERR_SHORT_READ) connection.expect_ok(code);
  }

  [[nodiscard]] bool is_database() const noexcept {
    constexpr std::string_view magic("SQLite format 3\0", 16);
    return std::equal(magic.begin(), magic.end(), bytes.begin(), [](char expected, unsigned char found) {
      return static_cast<unsigned char>(expected) == found;
    });
  }

  [[nodiscard]] std::int64_t number_at(std::size_t offset) const noexcept {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | bytes[offset + i];
    return value;
  }

  [[nodiscard]] std::int64_t user_version() const noexcept { return number_at(60); }

  [[nodiscard]] std::int64_t application() const noexcept { return number_at(68); }
};

/// Refuses what is not ours before SQLite would change a byte of it. Our mark is in the file
/// itself from its creation on; the schema's version may be newer in the write-ahead log.
void check_header(Connection& connection, OpenMode mode) {
  const auto& location = connection.location();
  // Asked of the file system: SQLite takes a file of one byte for an empty one.
  std::error_code error;
  const auto size = fs::file_size(location, error);
  if (error) fail(SQLITE_CANTOPEN, location, error.message());
  const Header header(connection);
  if (size == 0) {
    if (mode == OpenMode::create) return;
    not_a_store(location, tr("the file is empty"));
  }
  if (!header.is_database()) not_a_store(location, tr("the file is not an SQLite database"));
  if (size < header.bytes.size()) {
    fail(SQLITE_CORRUPT, location, "the file is cut off");
  }
  if (header.application() != application_id) not_a_store(location, tr("the database is another program's"));
  if (!has_bytes(location + "-wal")) refuse_newer(location, header.user_version(), known_migrations());
}

void configure(Connection& connection, const OpenOptions& options) {
  auto* database = connection.handle();
  sqlite3_busy_timeout(database, static_cast<int>(options.busy_timeout.count()));
  // A store may come from anyone: nothing in it may run code.
  for (const int off : {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                        SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW}) {
    connection.expect_ok(sqlite3_db_config(database, off, 0, nullptr));
  }
  for (const int on : {SQLITE_DBCONFIG_ENABLE_FKEY, SQLITE_DBCONFIG_DEFENSIVE}) {
    connection.expect_ok(sqlite3_db_config(database, on, 1, nullptr));
  }
  connection.execute(
      "PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; PRAGMA cache_size = -32768; "
      "PRAGMA journal_size_limit = 67108864");
}

/// A newer version that is still in the write-ahead log: asked for without moving the log into the file.
void check_logged_version(Connection& connection) {
  connection.expect_ok(sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr));
  refuse_newer(connection.location(), connection.integer("PRAGMA user_version"), known_migrations());
  connection.expect_ok(sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr));
}

/// SQLite does not wait for others when it changes the kind of journal.
void use_write_ahead_log(Connection& connection, std::chrono::milliseconds patience) {
  const auto give_up = std::chrono::steady_clock::now() + patience;
  for (;;) {
    try {
      if (connection.text("PRAGMA journal_mode") == "wal") return;
      if (connection.text("PRAGMA journal_mode = WAL") == "wal") return;
      throw Error(ErrorCode::storage,
                  tr("the store {1} cannot keep a write-ahead log there; put it on a local disk",
                     connection.location()));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::busy || std::chrono::steady_clock::now() >= give_up) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

std::unique_ptr<Connection> open_in_memory(const OpenOptions& options) {
  const std::string name(in_memory);
  auto connection = std::make_unique<Connection>(name, name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  configure(*connection, options);
  return connection;
}

/// "file:" with what a URI cannot hold escaped; `immutable`: nobody can write there, so no
/// locks and no log are needed.
std::string immutable_uri(const fs::path& location) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : fs::absolute(location).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#') {
      uri += {'%', digits[byte >> 4], digits[byte & 0xf]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

std::unique_ptr<Connection> open_file(const fs::path& location, const OpenOptions& options) {
  check_location(location, options.mode);
  const auto name = location.string();
  const int create = options.mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0;
  // Readers too open for writing where they may: they have a share in the log's index.
  auto connection = std::make_unique<Connection>(name, name, SQLITE_OPEN_READWRITE | create);
  check_header(*connection, options.mode);
  const bool may_write = sqlite3_db_readonly(connection->handle(), "main") == 0;
  if (!may_write && options.mode != OpenMode::read_only) fail(SQLITE_READONLY, name, {});
  return connection;
}

/// A reader where nobody may write: SQLite cannot keep the log's index there.
std::unique_ptr<Connection> open_immutable(const fs::path& location, const OpenOptions& options) {
  auto connection = std::make_unique<Connection>(location.string(), immutable_uri(location),
                                                 SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  configure(*connection, options);
  return connection;
}

void require_current(Connection& connection) {
  const auto newest = known_migrations().back().version;
  const auto version = connection.integer("PRAGMA user_version");
  if (version == newest) return;
  throw Error(ErrorCode::storage,
              tr("the store {1} has the old schema {2}; open it once for writing to bring it to {3}",
                 connection.location(), version, newest));
}

std::unique_ptr<Connection> open_for_reading(const fs::path& location, const OpenOptions& options) {
  auto connection = open_file(location, options);
  try {
    configure(*connection, options);
    check_logged_version(*connection);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::io || has_bytes(location.string() + "-wal")) throw;
    connection = open_immutable(location, options);
  }
  require_current(*connection);
  connection->execute("PRAGMA query_only = ON");
  return connection;
}

}  // namespace
}  // namespace sqlite

std::unique_ptr<Store> open_store(const fs::path& location, const OpenOptions& options,
                                  const Control& control) {
  if (location == sqlite::in_memory) {
    auto connection = sqlite::open_in_memory(options);
    sqlite::migrate(*connection, sqlite::known_migrations(), control);
    return std::make_unique<sqlite::SqliteStore>(std::move(connection), options.mode != OpenMode::read_only);
  }
  if (options.mode == OpenMode::read_only) {
    return std::make_unique<sqlite::SqliteStore>(sqlite::open_for_reading(location, options), false);
  }
  auto connection = sqlite::open_file(location, options);
  sqlite::configure(*connection, options);
  sqlite::check_logged_version(*connection);
  sqlite::migrate(*connection, sqlite::known_migrations(), control);
  sqlite::use_write_ahead_log(*connection, options.busy_timeout);
  auto store = std::make_unique<sqlite::SqliteStore>(std::move(connection), true);
  store->complete();
  return store;
}

}  // namespace distich
