#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <distich/store/sqlite/connection_internal.hpp>

namespace distich::tests {

/// The database as others see it, for tests that look inside a store or damage it.
inline sqlite::Connection open_raw(const std::filesystem::path& path) {
  return {path.string(), path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
}

inline void execute(const std::filesystem::path& path, const std::string& sql) {
  open_raw(path).execute(sql);
}

/// The schema, an object a paragraph, sorted by name.
inline std::string schema_of(sqlite::Connection& connection) {
  std::string schema;
  sqlite::Statement read(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  auto rows = read.query();
  while (rows.next()) schema += std::string(rows.text(0)) + ";\n\n";
  return schema;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace distich::tests
