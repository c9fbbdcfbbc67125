#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace distich {

/// By what words and characters are told apart.
enum class Counting : std::uint8_t {
  unicode,  ///< words of UAX #29, by ICU's dictionaries where a script has no spaces; white space as Unicode
            ///< has it
  gmx_v,    ///< GMX-V 2.0 (ETSI GS LIS 004, 2012)
};

/// "unicode", "gmx-v".
[[nodiscard]] std::optional<Counting> counting_named(std::string_view name) noexcept;

/// How much of a text there is to translate.
struct Volume {
  std::uint64_t segments = 0;
  std::uint64_t words = 0;       ///< numbers too
  std::uint64_t characters = 0;  ///< code points, white space too
  std::uint64_t characters_without_spaces = 0;
  std::uint64_t punctuation = 0;  ///< of these, outside words; counted by GMX-V only

  /// Without punctuation outside words, where that was counted.
  [[nodiscard]] std::uint64_t net_characters() const noexcept {
    return characters_without_spaces - punctuation;
  }

  Volume& operator+=(const Volume& other) noexcept;
  friend auto operator<=>(const Volume&, const Volume&) = default;
};

/// What a segment is worth, from what is known before it is translated; each counts in the first that fits.
enum class Band : std::uint8_t {
  in_context,    ///< 102 %, or the same segment by its id
  repetition,    ///< equal text stands earlier in the file
  across_files,  ///< … in an earlier file
  exact,         ///< 100 and 101 %
  from_95,       ///< 95 … 99.99 %
  from_85,
  from_75,
  from_50,
  none,
};

inline constexpr std::size_t band_count = 9;
/// "in-context", "repetition", "across-files", "exact", "95-99", "85-94", "75-84", "50-74", "none".
[[nodiscard]] std::string_view name(Band band) noexcept;
[[nodiscard]] std::optional<Band> band_named(std::string_view name) noexcept;

using Volumes = std::array<Volume, band_count>;

[[nodiscard]] Volume total(const Volumes& volumes) noexcept;

/// What a word of each band costs, in hundredths.
using BandWeights = std::array<std::uint32_t, band_count>;

/// The words that would cost as much as these without any help, in hundredths.
[[nodiscard]] std::uint64_t weighted_words(const Volumes& volumes, const BandWeights& weights) noexcept;

}  // namespace distich
