#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/environment.hpp"

namespace distich::cli {

/// Findings that somebody dismissed, by their ids: a table of id, check, file, unit, message and reason,
/// which people edit.
class Baseline {
 public:
  struct Entry {
    std::string id;
    std::string check;
    std::string file;
    std::string unit;
    std::string message;
    std::string reason;
  };

  Baseline() = default;
  /// Throws Error{malformed} with the place of a line that has no id or is no row of such a table.
  Baseline(const std::string& path, Environment& environment);

  /// Why the finding was dismissed ("baseline" where no reason is given); empty when it was not.
  [[nodiscard]] std::string reason_for(std::string_view id) const;

 private:
  std::map<std::string, std::string, std::less<>> reasons_;
};

/// Writes a baseline whole or not at all.
void write_baseline(const std::string& path, const std::vector<Baseline::Entry>& entries,
                    Environment& environment);

}  // namespace distich::cli
