#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/placeable.hpp>
#include <distich/base/range.hpp>
#include <distich/text/numbers.hpp>

namespace distich::text {

/// A part of a text that a translation takes over rather than translates.
struct Placeable {
  PlaceableKind kind = PlaceableKind::number;
  ByteRange range;
  /// What makes two of a kind equal. A number: its digits as ASCII without grouping, and the multiplier
  /// that follows it; a date: its three numbers without leading zeros, with "-" between, as written;
  /// an address: itself.
  std::string value;

  friend auto operator<=>(const Placeable&, const Placeable&) = default;
};

/// Numbers, dates in digits, URLs and e-mail addresses of a text, in order and disjoint; what stands in an
/// address is part of it. No knowledge of a language. Linear.
[[nodiscard]] std::vector<Placeable> find_placeables(std::string_view text);
/// The same, for a caller who has the text's numbers already: `numbers` are those of `find_numbers(text)`.
[[nodiscard]] std::vector<Placeable> find_placeables(std::string_view text, std::span<const Number> numbers);

}  // namespace distich::text
