#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include <distich/base/placeable.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/text/placeables.hpp>

namespace distich::tm {

/// A text with its placeables, found once.
struct PlacedText {
  explicit PlacedText(const RichText& text) : rich(&text), placeables(text::find_placeables(text.text)) {}

  const RichText* rich;  ///< must outlive this
  std::vector<text::Placeable> placeables;
};

/// The kinds of placeables in which the texts differ, ascending; empty when something else differs too,
/// or nothing does.
[[nodiscard]] std::vector<PlaceableKind> placeable_differences(const PlacedText& query,
                                                               const PlacedText& source);

/// `target`, the translation of `source`, with the placeables of the query in place of those of the source.
/// Empty unless each value that changes is found in the target as often as in the source, and it is clear
/// how the target would write the new one. Precondition: the texts differ in placeables only.
[[nodiscard]] std::optional<RichText> repaired_target(const PlacedText& query, const PlacedText& source,
                                                      const RichText& target);

}  // namespace distich::tm
