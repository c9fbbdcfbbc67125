#pragma once
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <distich/base/message.hpp>

namespace distich {

/// Where in an input a problem lies. Line and column are 1-based, columns count code
/// points; 0 = not known. `byte` counts from the start of the input.
struct SourcePos {
  std::string input;
  std::uint64_t byte = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend auto operator<=>(const SourcePos&, const SourcePos&) = default;
};

/// "file:line:column", as far as known.
[[nodiscard]] std::string to_string(const SourcePos& where);

/// The position of byte `offset` of `text`, counted out; linear in the offset.
[[nodiscard]] SourcePos locate(std::string_view text, std::size_t offset, std::string input = {});

enum class ErrorCode : std::uint8_t {
  invalid_argument,  ///< the caller's mistake
  io,                ///< open, read, write, rename
  encoding,          ///< bytes that are not text in the stated encoding
  malformed,         ///< text, but not a valid document of its format
  unsupported,       ///< valid, but beyond what this build does
  limit,             ///< beyond a stated cap on size, depth or count
  storage,           ///< the database failed
  busy,              ///< the database is locked by someone else
  not_a_store,       ///< the file is no database, or not one of ours
  schema_newer,      ///< the database was written by a newer version
  cancelled,         ///< the caller asked to stop
  internal,          ///< a bug in this library
};

/// The only exception type that this library throws on purpose. `what()` is English;
/// `message()` can be shown in another language.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, Message message, std::optional<SourcePos> where = std::nullopt)
      : std::runtime_error(message.english()),
        code_(code),
        message_(std::move(message)),
        where_(std::move(where)) {}

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }

  [[nodiscard]] const Message& message() const noexcept { return message_; }

  [[nodiscard]] const std::optional<SourcePos>& where() const noexcept { return where_; }

 private:
  ErrorCode code_;
  Message message_;
  std::optional<SourcePos> where_;
};

}  // namespace distich
