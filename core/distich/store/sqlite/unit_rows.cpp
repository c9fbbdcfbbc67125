#include <utility>

#include <distich/base/error.hpp>
#include <distich/store/sqlite/details_internal.hpp>
#include <distich/store/sqlite/unit_rows_internal.hpp>

namespace distich::sqlite {
namespace {

enum Column : int { id, session, name, unit_details, tag, text, details };

[[noreturn]] void damaged(const std::string& location, std::int64_t unit) {
  throw Error(
      ErrorCode::storage,
      tr("unit {1} of the store {2} is damaged; erase it, or put back a copy of the store", unit, location));
}

Details details_or_throw(std::string_view bytes, const std::string& location, std::int64_t unit) {
  auto decoded = decode_details(bytes);
  if (!decoded) damaged(location, unit);
  return std::move(*decoded);
}

}  // namespace

UnitRows::UnitRows(Statement::Cursor& rows, const std::string& location)
    : rows_(rows), location_(location), has_row_(rows.next()) {}

std::optional<StoredUnit> UnitRows::next() {
  if (!has_row_) return std::nullopt;
  StoredUnit unit;
  begin_unit(unit);
  const auto row = static_cast<std::int64_t>(unit.id);
  do {
    take_variant(unit);
    has_row_ = rows_.next();
  } while (has_row_ && rows_.integer(Column::id) == row);
  return unit;
}

void UnitRows::begin_unit(StoredUnit& unit) const {
  unit.id = UnitId{rows_.integer(Column::id)};
  unit.session = SessionId{rows_.integer(Column::session)};
  unit.unit.id = rows_.text(Column::name);
  auto decoded = details_or_throw(rows_.blob(Column::unit_details), location_, rows_.integer(Column::id));
  unit.unit.notes = std::move(decoded.notes);
  unit.unit.properties = std::move(decoded.properties);
}

void UnitRows::take_variant(StoredUnit& unit) const {
  const auto row = rows_.integer(Column::id);
  auto& variant = unit.unit.variants.emplace_back();
  const auto language = LanguageTag::parse(rows_.text(Column::tag));
  if (!language) damaged(location_, row);
  variant.language = *language;
  variant.text.text = rows_.text(Column::text);
  auto decoded = details_or_throw(rows_.blob(Column::details), location_, row);
  variant.text.codes = std::move(decoded.codes);
  variant.context = std::move(decoded.context);
  variant.notes = std::move(decoded.notes);
  variant.properties = std::move(decoded.properties);
  for (const auto& code : variant.text.codes) {
    if (code.at > variant.text.text.size()) damaged(location_, row);
  }
}

}  // namespace distich::sqlite
