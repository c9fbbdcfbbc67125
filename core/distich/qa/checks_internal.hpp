#pragma once
#include <functional>
#include <string_view>

#include <distich/qa/check.hpp>

namespace distich::qa_internal {

using Report = std::function<void(Finding)>;

inline constexpr std::string_view empty_target_name = "empty-target";
inline constexpr std::string_view inline_codes_name = "inline-codes";
inline constexpr std::string_view numbers_name = "numbers";
inline constexpr std::string_view forbidden_term_name = "forbidden-term";

// Each takes a unit that has a target.
void check_inline_codes(const BilingualUnit& unit, const Report& found);
void check_numbers(const BilingualUnit& unit, const Report& found);
void check_forbidden_terms(const BilingualUnit& unit, const Report& found);

}  // namespace distich::qa_internal
