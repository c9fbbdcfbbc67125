#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <sqlite3.h>

namespace distich::sqlite {

/// Throws what an SQLite result code means for people, with the remedy. `location` is the
/// store's file; `reason` is SQLite's own words.
[[noreturn]] void fail(int code, const std::string& location, std::string_view reason);

struct Blob {
  std::string_view bytes;
};

class Connection;

/// A prepared statement. Bound texts and blobs are not copied: they must live until the
/// statement has run or its cursor has gone.
class Statement {
 public:
  Statement(Connection& connection, std::string_view sql);

  /// The rows of one run of the statement; resets it at the end of its own life. Columns
  /// count from 0; what they give lives until the next call of `next`.
  class Cursor {
   public:
    explicit Cursor(Statement& statement) noexcept : statement_(statement) {}

    ~Cursor() { sqlite3_reset(statement_.handle()); }

    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;

    [[nodiscard]] bool next() { return statement_.step(); }

    [[nodiscard]] std::int64_t integer(int column) const noexcept {
      return sqlite3_column_int64(statement_.handle(), column);
    }

    [[nodiscard]] bool is_null(int column) const noexcept {
      return sqlite3_column_type(statement_.handle(), column) == SQLITE_NULL;
    }

    [[nodiscard]] std::string_view text(int column) const noexcept;
    [[nodiscard]] std::string_view blob(int column) const noexcept;

   private:
    Statement& statement_;
  };

  /// Binds the values to the parameters from the first on. The cursor must go before the
  /// statement is used again.
  template <class... Values>
  [[nodiscard]] Cursor query(const Values&... values) {
    int index = 0;
    (bind(++index, values), ...);
    return Cursor(*this);
  }

  /// Runs a statement that gives no rows.
  template <class... Values>
  void run(const Values&... values) {
    auto rows = query(values...);
    while (rows.next()) {
    }
  }

  [[nodiscard]] sqlite3_stmt* handle() const noexcept { return handle_.get(); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
  };

  void bind_integer(int index, std::int64_t value);
  void bind(int index, std::string_view value);
  void bind(int index, Blob value);

  /// Unsigned numbers keep their bits.
  template <class Number>
  requires std::is_integral_v<Number> || std::is_enum_v<Number>

  void bind(int index, Number value) { bind_integer(index, static_cast<std::int64_t>(value)); }

  /// Nothing becomes NULL.
  template <class Value>
  void bind(int index, const std::optional<Value>& value) {
    if (value) {
      bind(index, *value);
    } else {
      expect_ok(sqlite3_bind_null(handle(), index));
    }
  }

  [[nodiscard]] bool step();
  void expect_ok(int code) const;

  Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// An open database. One thread at a time.
class Connection {
 public:
  /// `flags` as for sqlite3_open_v2. Touches nothing in the file yet.
  Connection(std::string location, const std::string& name, int flags);

  [[nodiscard]] sqlite3* handle() const noexcept { return handle_.get(); }

  /// The store's file, for messages.
  [[nodiscard]] const std::string& location() const noexcept { return location_; }

  /// Runs any number of statements.
  void execute(const std::string& sql);
  /// The first column of the first row; 0 when there is none.
  [[nodiscard]] std::int64_t integer(std::string_view sql);
  [[nodiscard]] std::string text(std::string_view sql);

  [[nodiscard]] bool in_transaction() const noexcept { return sqlite3_get_autocommit(handle()) == 0; }

  [[nodiscard]] std::int64_t last_row() const noexcept { return sqlite3_last_insert_rowid(handle()); }

  [[nodiscard]] std::int64_t changes() const noexcept { return sqlite3_changes64(handle()); }

  void expect_ok(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }
  };

  std::string location_;
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace distich::sqlite
