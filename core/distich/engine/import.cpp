#include <array>
#include <charconv>
#include <filesystem>
#include <istream>

#include <distich/engine/import.hpp>
#include <distich/text/hash.hpp>

namespace distich {
namespace {

/// The caller's control that also counts every problem by its id.
Control counting(const Control& control, std::map<std::string, std::uint64_t>& problems) {
  Control out = control;
  out.on_diagnostic = [&control, &problems](const Diagnostic& diagnostic) {
    if (diagnostic.severity != Severity::note) ++problems[std::string(diagnostic.id)];
    if (control.on_diagnostic) control.on_diagnostic(diagnostic);
  };
  return out;
}

void add_unit(const TranslationUnit& unit, TranslationMemory& memory, ImportReport& report) {
  const auto skipped = report.units.skipped;
  memory.add(unit, report.session, report.units);
  if (report.units.skipped != skipped) {
    ++report.problems["import.one-language"];
    return;
  }
  for (const auto& variant : unit.variants) ++report.languages[variant.language.str()];
}

void import_units(std::istream& in, const Format& format, TranslationMemory& memory,
                  const ImportOptions& options, ImportReport& report, const Control& control) {
  std::uint64_t done = 0;
  if (format.read_memory) {
    const auto reader = format.read_memory(in, options.read, control);
    for (TranslationUnit unit; reader->next(unit); unit = {}) {
      add_unit(unit, memory, report);
      control.checkpoint({"importing", ++done, {}});
    }
    return;
  }
  const auto reader = format.read_bilingual(in, options.read, control);
  for (BilingualUnit unit; reader->next(unit); unit = {}) {
    add_unit(to_translation_unit(unit), memory, report);
    control.checkpoint({"importing", ++done, {}});
  }
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
  const auto reader = format.read_glossary(in, options.read, control);
  std::uint64_t done = 0;
  for (Concept item; reader->next(item); item = {}) {
    if (item.terms.empty()) {
      ++report.units.skipped;
      ++report.problems["import.no-terms"];
      continue;
    }
    if (item.id.empty()) item.id = id_from_terms(item);
    switch (store.terms().put(item, report.session)) {
      case AddOutcome::added: ++report.units.added; break;
      case AddOutcome::duplicate: ++report.units.duplicates; break;
      case AddOutcome::replaced: ++report.replaced; break;
    }
    for (const auto& term : item.terms) ++report.languages[term.language.str()];
    control.checkpoint({"importing", ++done, {}});
  }
}

}  // namespace

ImportReport import_file(std::istream& in, const Format& format, Store& store, TranslationMemory& memory,
                         const ImportOptions& options, const Control& control) {
  ImportReport report;
  report.kind = choose_kind(format, options.kind, options.head);
  const auto counted = counting(control, report.problems);
  const auto transaction = store.begin();
  // The name alone: where a file lay on somebody's disk is nobody else's business.
  const auto origin = std::filesystem::path(options.read.input).filename().string();
  report.session = store.start_session("import", origin, options.started);
  if (report.kind == RecordKind::memory) {
    import_units(in, format, memory, options, report, counted);
  } else {
    import_concepts(in, format, store, options, report, counted);
  }
  if (!options.dry_run) transaction->commit();
  return report;
}

}  // namespace distich
