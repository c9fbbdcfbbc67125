#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/qa/language_internal.hpp>
#include <distich/qa/outline_internal.hpp>

namespace distich::qa_internal {

/// A number in digits with what its surroundings say of it.
struct Quantity {
  ByteRange range;
  std::string digits{};            ///< as they are compared
  double value_with_decimals = 0;  ///< with the last separator as that of decimals
  std::vector<Language::Unit> units{};
  std::size_t digits_written = 0;  ///< with zeros before them
  double factor = 1;               ///< by what the words or characters behind it multiply it
  std::uint64_t years_before = 0;  ///< when the era began that it counts the years of; 0: of none
  bool in_date = false;
  bool short_year = false;  ///< may be one without its century: "1950-53", "SS19", "’98"
  bool is_minutes = false;  ///< of a clock time, behind the hours
  bool is_rest = false;     ///< inches behind the feet that are counted with them
  bool matched = false;

  /// Nothing for more digits than a machine word holds.
  [[nodiscard]] std::optional<std::uint64_t> value() const;

  [[nodiscard]] bool is_scaled() const noexcept { return factor > 1; }

  /// Is it, with what multiplies it, that number? Three digits behind a separator may be decimals or not.
  [[nodiscard]] bool amounts_to(double number) const;

  /// With what multiplies it; three digits behind a separator are taken for a group: "1,200 million".
  [[nodiscard]] double amount() const;
};

/// The numbers of a text, without those in addresses and placeholders. Parts that multipliers divide are one:
/// "1億2千万".
[[nodiscard]] std::vector<Quantity> quantities(const Outline& outline, const Language& language);

/// The end of what goes on with number `i`: groups of three digits ("000" of "820 000"), minutes ("55" of
/// "7:55", "7 h 55").
[[nodiscard]] std::size_t end_of_groups(std::string_view text, const std::vector<Quantity>& numbers,
                                        std::size_t i);

}  // namespace distich::qa_internal
