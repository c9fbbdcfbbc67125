#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/range.hpp>
#include <distich/model/unit.hpp>

namespace distich {

/// Something in a translation that deserves a look.
struct Finding {
  std::string_view check;  ///< the check's name
  Severity severity = Severity::warning;
  std::string unit_id;
  ByteRange in_source;
  ByteRange in_target;
  Message message;
};

/// A check is a name and a function over one unit; it keeps no state.
struct Check {
  std::string_view name;
  std::string_view summary;
  void (*run)(const BilingualUnit&, const std::function<void(Finding)>& found);
};

/// "empty-target", "inline-codes", "numbers", "forbidden-term"; in the order they are run.
[[nodiscard]] std::span<const Check> builtin_checks() noexcept;

/// All built-in checks over a unit; units without a target give "empty-target" alone.
[[nodiscard]] std::vector<Finding> check_unit(const BilingualUnit& unit);

}  // namespace distich
