#include <cerrno>
#include <new>
#include <system_error>

#include <distich/base/error.hpp>
#include <distich/store/sqlite/connection_internal.hpp>

namespace distich::sqlite {
namespace {

Message io_message(const std::string& location, std::string_view reason) {
  return tr(
      "cannot read or write the store {1}: {2}; see that the disk is well and that nobody moved the file",
      location, reason);
}

}  // namespace

void fail(int code, const std::string& location, std::string_view reason) {
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY) {  // nothing else that callers name is a foreign key
    throw Error(
        ErrorCode::invalid_argument,
        tr("there is no such session in the store {1}; start one, and do not use it once it is undone",
           location));
  }
  if (code == SQLITE_IOERR_NOMEM) throw std::bad_alloc();
  // Even a reader needs some pages beside the store, for the index of the log.
  const bool no_space = code == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE;
  switch (no_space ? SQLITE_FULL : code & 0xff) {
    case SQLITE_NOMEM: throw std::bad_alloc();
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(
          ErrorCode::busy,
          tr("another program is writing to the store {1}; try again when it has finished", location));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Error(ErrorCode::storage, tr("the store {1} is damaged ({2}); put back a copy, or save what is "
                                         "left with: sqlite3 {1} .recover",
                                         location, reason));
    case SQLITE_FULL:
      throw Error(
          ErrorCode::io,
          tr("no space is left for the store {1}; nothing of this change was kept, free some and try again",
             location));
    case SQLITE_READONLY:
      throw Error(
          ErrorCode::io,
          tr("the store {1} cannot be written; open it where you may write, or only read it", location));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw Error(ErrorCode::io,
                  tr("cannot open the store {1}: {2}; see that its folder is there and that you may "
                     "read and write it",
                     location, reason));
    case SQLITE_IOERR:
    case SQLITE_NOLFS:
    case SQLITE_PROTOCOL: throw Error(ErrorCode::io, io_message(location, reason));
    case SQLITE_TOOBIG:
      throw Error(ErrorCode::limit, tr("a text is larger than the store {1} can keep", location));
    default: throw Error(ErrorCode::storage, tr("the store {1} failed: {2}", location, reason));
  }
}

Statement::Statement(Connection& connection, std::string_view sql) : connection_(&connection) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  handle_.reset(prepared);
  expect_ok(code);
}

void Statement::bind_integer(int index, std::int64_t value) {
  expect_ok(sqlite3_bind_int64(handle(), index, value));
}

void Statement::bind(int index, std::string_view value) {
  // A null pointer would bind NULL.
  const char* bytes = value.data() == nullptr ? "" : value.data();
  expect_ok(sqlite3_bind_text64(handle(), index, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int index, Blob value) {
  expect_ok(sqlite3_bind_blob64(handle(), index, value.bytes.data(), value.bytes.size(), SQLITE_STATIC));
}

bool Statement::step() {
  const int code = sqlite3_step(handle());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  // No text that was taken in is as large: the length that the row gives is damaged.
  expect_ok(code == SQLITE_TOOBIG ? SQLITE_CORRUPT : code);
  return false;
}

void Statement::expect_ok(int code) const {
  connection_->expect_ok(code);
}

std::string_view Statement::Cursor::text(int column) const noexcept {
  const auto* bytes = sqlite3_column_text(statement_.handle(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.handle(), column))};
}

std::string_view Statement::Cursor::blob(int column) const noexcept {
  const auto* bytes = sqlite3_column_blob(statement_.handle(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.handle(), column))};
}

Connection::Connection(std::string location, const std::string& name, int flags)
    : location_(std::move(location)) {
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(name.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  handle_.reset(opened);
  if (code == SQLITE_OK) return;
  if (const int reason = opened == nullptr ? 0 : sqlite3_system_errno(opened); reason != 0) {
    fail(code, location_, std::generic_category().message(reason));
  }
  fail(code, location_, sqlite3_errstr(code));
}

void Connection::expect_ok(int code) const {
  if (code != SQLITE_OK) fail(code, location_, sqlite3_errmsg(handle()));
}

void Connection::execute(const std::string& sql) {
  expect_ok(sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Connection::integer(std::string_view sql) {
  Statement statement(*this, sql);
  auto rows = statement.query();
  return rows.next() ? rows.integer(0) : 0;
}

std::string Connection::text(std::string_view sql) {
  Statement statement(*this, sql);
  auto rows = statement.query();
  return rows.next() ? std::string(rows.text(0)) : std::string();
}

}  // namespace distich::sqlite
