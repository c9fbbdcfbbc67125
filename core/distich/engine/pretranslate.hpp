#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/engine/assist.hpp>
#include <distich/engine/lookup.hpp>

namespace distich {

/// Translates texts, each on its own; an empty string where it cannot. As many as there were.
using Translate = std::function<std::vector<std::string>(const std::vector<std::string>& texts)>;

struct PretranslateOptions {
  MatchOptions matches;  ///< the floor is that of fuzzy matches
  /// Put something better in place of targets that are there, too; never of reviewed ones.
  bool overwrite = false;
  bool repetitions = true;
  /// Where similar text differs in placeables only and its target could be repaired, take the repaired one.
  bool repair = false;
  std::string document{};  ///< the file's name: units that came from it are known by their ids
};

/// How many units got what.
struct PretranslateReport {
  std::uint64_t units = 0;
  std::uint64_t same_id = 0;
  std::uint64_t in_context = 0;
  std::uint64_t one_neighbour = 0;
  std::uint64_t exact = 0;
  std::uint64_t repeated = 0;
  std::uint64_t repaired = 0;
  std::uint64_t fuzzy = 0;
  std::uint64_t machine = 0;
  std::uint64_t pseudo = 0;
  std::uint64_t translated = 0;  ///< had a target and kept it
  std::uint64_t left = 0;        ///< still have none

  [[nodiscard]] std::uint64_t filled() const noexcept {
    return same_id + in_context + one_neighbour + exact + repeated + repaired + fuzzy + machine + pseudo;
  }
};

/// Fills the targets of a bilingual file with, in this order: what the memory has of the same segment, in
/// context, beside one equal neighbour, or as equal text; the translation that the file itself has of the
/// same text; what the memory has of similar text; what `machine` makes of it. Nothing is put in whose inline
/// codes are not those of the source; `machine` is not asked for texts with codes, and once for all texts,
/// each once.
///
/// A unit with the property "translate" of "no" is left as it is.
///
/// A unit that is filled is a draft with the properties "match-kind" ("same-id", "in-context",
/// "one-neighbour", "exact", "repetition", "repaired", "fuzzy", "machine"), "match-quality" (percent, from
/// the memory) and "match-origin" (where the memory has it from, or the unit that is repeated). `lookup` and
/// `machine` may be null or empty. What `machine` throws passes through. Reports progress "matching".
PretranslateReport pretranslate(BilingualFile& file, const Lookup* lookup, const Translate& machine,
                                const PretranslateOptions& options = {}, const Control& control = {});

}  // namespace distich
