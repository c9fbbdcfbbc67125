#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <distich/report/page.hpp>

namespace distich::report {

enum class Align : std::uint8_t { left, right };

/// Columns of short fields under a heading, as wide as their widest field on a terminal
/// (counted in columns: East Asian letters take two). Fields are made safe with `isolated`.
class Table {
 public:
  /// A heading for each column; right-aligned columns hold numbers.
  Table(std::vector<std::string> headings, std::vector<Align> alignment);

  /// Precondition: as many fields as there are headings.
  void add(std::vector<std::string> fields);

  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

  /// Lines with two spaces between columns; nothing when there are no rows.
  [[nodiscard]] std::string lay_out(const Page& page) const;

 private:
  std::vector<std::string> headings_;
  std::vector<Align> alignment_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace distich::report
