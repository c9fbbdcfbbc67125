#include "common/baseline.hpp"

#include <ostream>
#include <sstream>

#include "common/files.hpp"
#include <distich/text/tsv.hpp>

namespace distich::cli {
namespace {

constexpr std::string_view heading = "id\tcheck\tfile\tunit\tmessage\treason";
constexpr std::size_t id_size = 16;
constexpr std::size_t columns = 6;

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at <= line.size();) {
    const auto end = std::min(line.find('\t', at), line.size());
    cells.push_back(text::unescape_tsv(line.substr(at, end - at)));
    at = end + 1;
  }
  return cells;
}

bool is_id(std::string_view text) {
  return text.size() == id_size && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Baseline::Baseline(const std::string& path, Environment& environment) {
  std::istringstream lines(read_text(path, environment));
  lines.exceptions(std::ios::badbit);  // the end of memory is not the end of the file
  std::uint32_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.starts_with('#') || (number == 1 && line.starts_with("id\t"))) continue;
    auto cells = cells_of(line);
    if (!is_id(cells.front()) || cells.size() > columns) {
      throw Error(
          ErrorCode::malformed,
          tr("this is no row of a baseline: it begins with the id of a finding and has {1} columns", columns),
          SourcePos{input_name(path), 0, number, 1});
    }
    cells.resize(columns);
    reasons_.insert_or_assign(std::move(cells.front()), std::move(cells.back()));
  }
}

std::string Baseline::reason_for(std::string_view id) const {
  const auto found = reasons_.find(id);
  if (found == reasons_.end()) return {};
  return found->second.empty() ? "baseline" : found->second;
}

void write_baseline(const std::string& path, const std::vector<Baseline::Entry>& entries,
                    Environment& environment) {
  Output output(path, environment);
  output.write([&](std::ostream& out) {
    out << heading << '\n';
    for (const auto& entry : entries) {
      out << entry.id << '\t' << entry.check << '\t' << text::escape_tsv(entry.file) << '\t'
          << text::escape_tsv(entry.unit) << '\t' << text::escape_tsv(entry.message) << '\t'
          << text::escape_tsv(entry.reason) << '\n';
    }
  });
}

}  // namespace distich::cli
