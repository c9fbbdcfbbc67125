#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/engine/import.hpp>
#include <distich/engine/repeated_ids_internal.hpp>

namespace distich {

/// Puts the units of a file into a memory one after the other, and says of each that it cannot take, or
/// that looks wrong, why. Holds a unit back until it has seen the next, whose text may be its
/// neighbour's translation.
class UnitImport {
 public:
  /// All must outlive it. `control` counts the problems that are reported to it.
  UnitImport(Store& store, TranslationMemory& memory, const ImportOptions& options, ImportReport& report,
             const Control& control);

  void add(TranslationUnit unit);
  void finish();

 private:
  void keep(const TranslationUnit& unit);
  [[nodiscard]] bool is_usable(const TranslationUnit& unit);
  void count(const TranslationUnit& unit);
  /// The units that have the same source text in the store, and other targets.
  [[nodiscard]] std::vector<UnitId> conflicts_with(const TranslationUnit& unit) const;
  /// False when what the store has stays.
  [[nodiscard]] bool settle(const TranslationUnit& unit, const std::vector<UnitId>& conflicts);
  void report(Severity severity, std::string_view id, Message message, std::uint64_t number,
              const std::string& unit_id) const;
  void report_repeated_ids();

  Store& store_;
  TranslationMemory& memory_;
  const ImportOptions& options_;
  ImportReport& report_;
  const Control& control_;
  std::optional<TranslationUnit> previous_;
  std::optional<TranslationUnit> current_;
  std::uint64_t number_ = 0;  ///< of the unit that is kept now, in the file
  RepeatedIds ids_;
};

/// Gives the texts that have no neighbours the translations of those that another text of the unit has,
/// as far as the units before and behind it are these neighbours. Either may be null.
void complete_contexts(TranslationUnit& unit, const TranslationUnit* previous, const TranslationUnit* next);

}  // namespace distich
