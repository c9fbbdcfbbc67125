#pragma once
#include <span>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/store/sqlite/connection_internal.hpp>

namespace distich::sqlite {

/// What a store's file is marked with: "Dsti" (PRAGMA application_id).
inline constexpr std::int64_t application_id = 0x44737469;

/// A step from one version of the schema to the next.
struct Migration {
  int version = 0;  ///< that the step leads to; 1, 2, 3, …
  std::string_view sql;
};

/// The steps of this build, in order.
[[nodiscard]] std::vector<Migration> known_migrations();

/// Brings the database from the version that it has to the last one known, each step whole or
/// not at all. An empty database is marked as ours; an older one is first copied to
/// "NAME.v<old>.bak". Several programs may do this at once.
/// Throws Error{schema_newer}, Error{busy}, Error{io}, Error{storage}.
void migrate(Connection& connection, std::span<const Migration> migrations, const Control& control);

/// Throws Error{schema_newer} when `version` is beyond the last of `migrations`.
void refuse_newer(const std::string& location, std::int64_t version, std::span<const Migration> migrations);

}  // namespace distich::sqlite
