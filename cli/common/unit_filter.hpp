#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/environment.hpp"
#include <distich/store/unit_filter.hpp>

namespace distich::cli {

/// Which units of a memory a command is about; shared by the commands that take such.
struct FilterWords {
  std::string source;
  std::string target;
  std::string session;
  std::string origin;
  std::string since;
  std::string before;
  std::string author;
  std::vector<std::string> properties;
  std::string contains;
};

/// Everything but -s and -t, which commands describe in words of their own.
void declare_filter(Declaration& declare, FilterWords& words);
/// Throws a usage error for what is no number, date or NAME=VALUE.
[[nodiscard]] UnitFilter to_filter(const FilterWords& words, Environment& environment);

/// A whole number, as `what` (a placeholder of the command line). Throws a usage error.
[[nodiscard]] std::int64_t whole_number(std::string_view text, std::string_view what);
/// "NAME=VALUE", taken apart at the first "=". Throws a usage error when there is no name.
[[nodiscard]] std::pair<std::string, std::string> name_and_value(const std::string& text,
                                                                 std::string_view option);

}  // namespace distich::cli
