#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/model/term.hpp>
#include <distich/terms/glossary_diff.hpp>

namespace distich {

/// Who decides where both sides changed the same thing.
enum class MergePreference : std::uint8_t {
  none,  ///< nobody: the conflict stays open
  ours,
  theirs,
  newest,  ///< the side whose entry has the later date; open where that cannot be told
};

/// "ours", "theirs", "newest".
[[nodiscard]] std::optional<MergePreference> merge_preference(std::string_view name) noexcept;

/// Both sides changed one field, or one side changed what the other took out.
struct MergeConflict {
  GlossaryPlace place;
  std::string base;  ///< in words; of an entry as a whole "present" or "absent"
  std::string ours;
  std::string theirs;
  bool resolved = false;  ///< by the preference

  friend auto operator<=>(const MergeConflict&, const MergeConflict&) = default;
};

struct GlossaryMerge {
  std::vector<Concept> concepts;
  std::vector<MergeConflict> conflicts;  ///< in the order of `concepts`
};

/// Merges two glossaries that grew out of `base`, field by field. What one side changed is taken; where both
/// did so in different ways there is a conflict. An open conflict takes our value, or, where one side took
/// out what the other changed, keeps the entry. Of two dates of modification the later is taken; lists that
/// have no identity (relations, extras) are merged as a whole. Entries are paired as `diff_glossaries` does.
/// An entry is gone only when one side took it out and the other left it as it was, or the preference said
/// so. The order is ours, unless only theirs changed it. O(n log n).
[[nodiscard]] GlossaryMerge merge_glossaries(std::span<const Concept> base, std::span<const Concept> ours,
                                             std::span<const Concept> theirs,
                                             MergePreference prefer = MergePreference::none);

}  // namespace distich
