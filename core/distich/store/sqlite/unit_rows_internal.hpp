#pragma once
#include <optional>
#include <string>

#include <distich/store/sqlite/connection_internal.hpp>
#include <distich/store/store.hpp>

namespace distich::sqlite {

/// The columns that `UnitRows` reads, for a SELECT over `unit` and `variant` joined.
inline constexpr const char* unit_columns =
    "unit.id, unit.session, unit.name, unit.details, language.tag, variant.text, variant.details "
    "FROM unit JOIN variant ON variant.unit = unit.id JOIN language ON language.id = variant.language ";

/// Puts the rows of units and their variants, sorted by unit and position, together again.
class UnitRows {
 public:
  /// `location` is the store's file, for messages.
  UnitRows(Statement::Cursor& rows, const std::string& location);

  /// The next unit; nothing after the last. Throws Error{storage} when a row is damaged.
  [[nodiscard]] std::optional<StoredUnit> next();

 private:
  void begin_unit(StoredUnit& unit) const;
  void take_variant(StoredUnit& unit) const;

  Statement::Cursor& rows_;
  const std::string& location_;
  bool has_row_;
};

/// What is bound to a `details` column: NULL for none.
[[nodiscard]] inline std::optional<Blob> details_column(const std::string& bytes) {
  return bytes.empty() ? std::nullopt : std::optional(Blob{bytes});
}

}  // namespace distich::sqlite
