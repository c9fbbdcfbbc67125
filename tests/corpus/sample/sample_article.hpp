#pragma once
#include <charconv>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/file.hpp>
#include <distich/model/bilingual.hpp>

/// The sample article and what is true of it, for tests of any module. See README.md.
namespace sample_article {

inline std::filesystem::path folder() {
  return std::filesystem::path(DISTICH_SOURCE_DIR) / "tests/corpus/sample";
}

/// The running text in a language.
inline std::string text(const std::string& language) {
  return distich::read_file(folder() / ("article." + language + ".txt"));
}

inline std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t end = 0; (end = text.find(separator)) != std::string_view::npos;
       text.remove_prefix(end + 1)) {
    parts.emplace_back(text.substr(0, end));
  }
  parts.emplace_back(text);
  return parts;
}

/// The lines of a file of the folder, which must end with a line feed.
inline std::vector<std::string> lines(const std::string& file) {
  std::vector<std::string> all = split(distich::read_file(folder() / file), '\n');
  if (!all.back().empty()) throw std::runtime_error(file + " must end with a line feed");
  all.pop_back();
  return all;
}

/// The reference segments.
inline std::vector<std::string> segments(const std::string& language) {
  return lines("article." + language + ".sentences.txt");
}

/// "4,5" as the range [4, 6); an empty list as the empty range at `expected`.
inline distich::SegmentRange read_segments(std::string_view list, std::size_t expected) {
  distich::SegmentRange range{expected, expected};
  if (list.empty()) return range;
  for (const std::string& number : split(list, ',')) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool is_number = error == std::errc() && end == number.data() + number.size();
    if (!is_number || value != range.end)
      throw std::runtime_error("segments out of order: " + std::string(list));
    range.end = value + 1;
  }
  return range;
}

/// The reference alignment of the English article with its translation.
inline std::vector<distich::Bead> beads(const std::string& target_language) {
  const std::string file = "en-" + target_language + ".beads.tsv";
  std::vector<distich::Bead> all;
  distich::Bead bead{{}, {}, 1.0};
  for (const std::string& line : lines(file)) {
    const std::vector<std::string> columns = split(line, '\t');
    if (columns.size() != 2) throw std::runtime_error(file + ": not two columns: " + line);
    bead.source = read_segments(columns[0], bead.source.end);
    bead.target = read_segments(columns[1], bead.target.end);
    all.push_back(bead);
  }
  return all;
}

}  // namespace sample_article
