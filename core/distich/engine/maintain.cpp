#include <algorithm>
#include <set>

#include <distich/base/error.hpp>
#include <distich/engine/maintain.hpp>
#include <distich/tm/memory.hpp>

namespace distich {
namespace {

std::map<SessionId, std::string> origins_of(const Store& store) {
  std::map<SessionId, std::string> origins;
  for (const auto& session : store.sessions()) origins.emplace(session.id, session.origin);
  return origins;
}

void set_text(TranslationUnit& unit, const LanguageTag& language, const std::string& text,
              EditReport& report) {
  const auto* serving = unit.variant(language);
  if (serving == nullptr) {
    Variant added;
    added.language = language;
    added.text = RichText(text);
    unit.variants.push_back(std::move(added));
    return;
  }
  auto& variant = unit.variants[static_cast<std::size_t>(serving - unit.variants.data())];
  report.codes_lost += variant.text.codes.size();
  variant.text = RichText(text);
}

void expect_two_languages(const TranslationUnit& unit) {
  std::set<LanguageTag> languages;
  for (const auto& variant : unit.variants) {
    if (!variant.text.text.empty()) languages.insert(variant.language);
  }
  if (languages.size() >= 2) return;
  throw Error(ErrorCode::invalid_argument, tr("a unit needs text in at least two languages"));
}

void apply(const UnitEdit& edit, TranslationUnit& unit, EditReport& report) {
  for (const auto& [language, text] : edit.texts) set_text(unit, language, text, report);
  unit.notes.insert(unit.notes.end(), edit.notes.begin(), edit.notes.end());
  for (const auto& [name, value] : edit.properties) {
    if (value.empty()) {
      unit.properties.erase(name);
    } else {
      unit.properties.insert_or_assign(name, value);
    }
  }
}

}  // namespace

DeletionReport delete_units(Store& store, const UnitFilter& filter, const MaintenanceOptions& options,
                            const Control& control) {
  DeletionReport report;
  const auto transaction = options.dry_run ? nullptr : store.begin();
  const auto origins = origins_of(store);
  std::vector<UnitId> found;
  store.tm().each_of(filter, [&](const StoredUnit& stored) {
    control.checkpoint({"searching", report.units, {}});
    ++report.units;
    ++report.origins[origins.at(stored.session)];
    for (const auto& variant : stored.unit.variants) ++report.languages[variant.language.str()];
    if (!options.dry_run) found.push_back(stored.id);
    return true;
  });
  if (found.empty()) return report;
  report.session = store.start_session("delete", "memory delete", options.started);
  for (std::size_t i = 0; i < found.size(); ++i) {
    control.checkpoint({"deleting", i, found.size()});
    store.tm().remove(found[i], *report.session);
  }
  transaction->commit();
  return report;
}

std::optional<EditReport> edit_unit(Store& store, UnitId unit, const UnitEdit& edit,
                                    const std::string& started) {
  const auto transaction = store.begin();
  auto stored = store.tm().get(unit);
  if (!stored) return std::nullopt;
  EditReport report;
  apply(edit, stored->unit, report);
  expect_two_languages(stored->unit);
  stored->unit.properties.insert_or_assign("changedate", tmx_date(started));
  report.session = store.start_session("edit", "memory edit", started);
  const auto added = store.tm().replace(unit, stored->unit, report.session, make_keys(stored->unit));
  report.unit = added->id;
  report.duplicate = added->outcome == AddOutcome::duplicate;
  transaction->commit();
  return report;
}

std::string tmx_date(const std::string& iso) {
  std::string out;
  std::ranges::copy_if(iso, std::back_inserter(out), [](char c) { return c != '-' && c != ':'; });
  return out;
}

}  // namespace distich
