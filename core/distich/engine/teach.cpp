#include <algorithm>

#include <distich/engine/teach.hpp>
#include <distich/engine/unit_import_internal.hpp>

namespace distich {
namespace {

bool is_reviewed(const BilingualUnit& unit) {
  return unit.state == UnitState::reviewed && unit.target && !unit.target->text.empty() &&
         !unit.source.text.empty();
}

/// The unit at a place as an entry of a memory; empty before the first and behind the last.
std::optional<TranslationUnit> entry_at(const BilingualFile& file, std::size_t place) {
  if (place >= file.units.size()) return std::nullopt;
  return to_translation_unit(file.units[place]);
}

}  // namespace

Taught teach(const BilingualFile& file, Store& store, TranslationMemory& memory, const std::string& started) {
  Taught out;
  if (std::ranges::none_of(file.units, is_reviewed)) return out;
  const auto transaction = store.begin();
  out.session = store.start_session("import", "alignment", started);
  for (std::size_t i = 0; i < file.units.size(); ++i) {
    if (!is_reviewed(file.units[i])) continue;
    auto unit = *entry_at(file, i);
    const auto previous = i == 0 ? std::nullopt : entry_at(file, i - 1);
    const auto next = entry_at(file, i + 1);
    complete_contexts(unit, previous ? &*previous : nullptr, next ? &*next : nullptr);
    memory.add(unit, out.session, out.units);
  }
  transaction->commit();
  return out;
}

}  // namespace distich
