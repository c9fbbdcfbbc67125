#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/store/store.hpp>

namespace distich {

/// What a piece of maintenance is filed under, and whether it is only tried.
struct MaintenanceOptions {
  std::string started;   ///< ISO 8601 in UTC, kept with the session
  bool dry_run = false;  ///< count, but change nothing
};

struct DeletionReport {
  std::optional<SessionId> session;  ///< none when nothing was changed
  std::uint64_t units = 0;
  std::map<std::string, std::uint64_t> origins;    ///< units by the origin of their session
  std::map<std::string, std::uint64_t> languages;  ///< texts by language
};

/// Takes the units that a filter admits out of a store, as one session of kind "delete" in one
/// transaction; its undo brings them back. Memory: 8 bytes a unit. Reports progress "deleting".
[[nodiscard]] DeletionReport delete_units(Store& store, const UnitFilter& filter,
                                          const MaintenanceOptions& options, const Control& control = {});

/// What is to be different in a unit.
struct UnitEdit {
  /// Plain texts that take the place of those that serve the languages best, inline codes
  /// included; where none does, a text is added.
  std::vector<std::pair<LanguageTag, std::string>> texts;
  std::vector<std::string> notes;                               ///< to be added
  std::vector<std::pair<std::string, std::string>> properties;  ///< to be set; an empty value takes one out
};

struct EditReport {
  SessionId session{};
  UnitId unit{};               ///< the unit as it is now: it has a new id
  bool duplicate = false;      ///< the store had such a unit, which now stands for both
  std::size_t codes_lost = 0;  ///< inline codes of the texts that were replaced
};

/// Changes a unit, as a session of kind "edit" whose undo brings the old one back. "changedate"
/// is set. Nothing when there is no such unit. Throws Error{invalid_argument} when fewer than two
/// languages would have text.
[[nodiscard]] std::optional<EditReport> edit_unit(Store& store, UnitId unit, const UnitEdit& edit,
                                                  const std::string& started);

/// "20260301T101500Z", as TMX writes dates, for "2026-03-01T10:15:00Z".
[[nodiscard]] std::string tmx_date(const std::string& iso);

/// What to do with units that have the same source and another target.
enum class ConflictChoice : std::uint8_t { list, newest, oldest };

struct DedupeOptions {
  MaintenanceOptions how;
  UnitFilter filter;  ///< only among these; its two languages are the pair that conflicts are looked for in
  /// Units with equal texts and different neighbours are duplicates too.
  bool ignore_context = false;
  ConflictChoice conflicts = ConflictChoice::list;
};

/// Units with the same source text and different targets, by id.
struct Conflict {
  std::string source;

  struct Side {
    UnitId unit{};
    std::string target;
  };

  std::vector<Side> sides;
};

struct DedupeReport {
  std::optional<SessionId> session;  ///< none when nothing was changed
  std::uint64_t duplicates = 0;      ///< taken out
  std::uint64_t conflicts = 0;       ///< source texts with more than one target
  std::uint64_t reduced = 0;         ///< units that were taken out for it
};

/// Takes out exact duplicates: units with the same texts and codes in the same languages, where
/// the neighbours are the same too or one unit knows none. The oldest stays, before it one that
/// knows its neighbours. Then, where the filter names two languages, finds conflicts: sources
/// that are equal after normalisation and have targets that are not; `visit` sees each. One session
/// of kind "dedupe" in one transaction. Memory: 24 bytes a unit, and a group at a time.
[[nodiscard]] DedupeReport dedupe(Store& store, const DedupeOptions& options,
                                  const std::function<void(const Conflict&)>& visit,
                                  const Control& control = {});

}  // namespace distich
