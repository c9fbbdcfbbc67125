#include <array>
#include <charconv>
#include <filesystem>
#include <istream>

#include <distich/base/error.hpp>
#include <distich/engine/unit_import_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich {
namespace {

/// The caller's control that also counts every problem by its id, and keeps the first places.
Control counting(const Control& control, ImportReport& report) {
  constexpr std::size_t most_places = 3;
  Control out = control;
  out.on_diagnostic = [&control, &report](const Diagnostic& diagnostic) {
    if (diagnostic.severity != Severity::note) {
      const std::string id(diagnostic.id);
      ++report.problems[id];
      auto& places = report.places[id];
      if (diagnostic.where && places.size() < most_places) places.push_back(to_string(*diagnostic.where));
    }
    if (control.on_diagnostic) control.on_diagnostic(diagnostic);
  };
  return out;
}

/// Reads the next record. A file that breaks off behind its first record has none, reported, unless it
/// is to be taken whole or not at all.
template <class Record>
bool next_or_broken(Reader<Record>& reader, Record& record, std::uint64_t done, const ImportOptions& options,
                    ImportReport& report, const Control& control) {
  try {
    return reader.next(record);
  } catch (const Error& error) {
    const bool bad_data = error.code() == ErrorCode::malformed || error.code() == ErrorCode::encoding ||
                          error.code() == ErrorCode::limit;
    if (!bad_data || done == 0 || options.whole) throw;
    report.broken_off = true;
    control.report({Severity::error, "import.broken-off", error.message(), error.where()});
    return false;
  }
}

template <class Record, class Keep>
void read_all(Reader<Record>& reader, const ImportOptions& options, ImportReport& report,
              const Control& control, Keep keep) {
  std::uint64_t done = 0;
  for (Record record; next_or_broken(reader, record, done, options, report, control); record = {}) {
    keep(record);
    control.checkpoint({"importing", ++done, {}});
  }
}

void import_units(std::istream& in, const Format& format, Store& store, TranslationMemory& memory,
                  const ImportOptions& options, ImportReport& report, const Control& control) {
  UnitImport units(store, memory, options, report, control);
  if (format.read_memory) {
    read_all(*format.read_memory(in, options.read, control), options, report, control,
             [&](TranslationUnit& unit) { units.add(std::move(unit)); });
  } else {
    read_all(*format.read_bilingual(in, options.read, control), options, report, control,
             [&](const BilingualUnit& unit) { units.add(to_translation_unit(unit)); });
  }
  units.finish();
}

/// "c" and 16 hexadecimal digits that hang on the terms alone, so that the same file imported
/// again finds its concepts again.
std::string id_from_terms(const Concept& item) {
  std::string all;
  for (const auto& term : item.terms) all += term.language.str() + '\t' + term.text + '\n';
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), text::hash64(all), 16);
  const auto size = static_cast<std::size_t>(end.ptr - digits.data());
  return 'c' + std::string(digits.size() - size, '0') + std::string(digits.data(), size);
}

void import_concepts(std::istream& in, const Format& format, Store& store, const ImportOptions& options,
                     ImportReport& report, const Control& control) {
  read_all(*format.read_glossary(in, options.read, control), options, report, control, [&](Concept& item) {
    if (item.terms.empty()) {
      ++report.units.skipped;
      control.report({Severity::warning, "import.no-terms", tr("a concept without terms was skipped"), {}});
      return;
    }
    if (item.id.empty()) item.id = id_from_terms(item);
    switch (store.terms().put(item, report.session)) {
      case AddOutcome::added: ++report.units.added; break;
      case AddOutcome::duplicate: ++report.units.duplicates; break;
      case AddOutcome::replaced: ++report.replaced; break;
    }
    for (const auto& term : item.terms) ++report.languages[term.language.str()];
  });
}

}  // namespace

ImportReport import_file(std::istream& in, const Format& format, Store& store, TranslationMemory& memory,
                         const ImportOptions& options, const Control& control) {
  ImportReport report;
  report.kind = choose_kind(format, options.kind, options.head);
  const auto counted = counting(control, report);
  const auto transaction = store.begin();
  // The name alone: where a file lay on somebody's disk is nobody else's business.
  const auto origin = std::filesystem::path(options.read.input).filename().string();
  report.session = store.start_session("import", origin, options.started);
  if (report.kind == RecordKind::memory) {
    import_units(in, format, store, memory, options, report, counted);
  } else {
    import_concepts(in, format, store, options, report, counted);
  }
  if (!options.dry_run) transaction->commit();
  return report;
}

}  // namespace distich
