#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <distich/base/file.hpp>

namespace distich::tests {

struct Case {
  std::size_t line = 0;
  std::vector<std::string> segments;
};

struct CaseFile {
  std::string joined_by = " ";
  std::vector<Case> cases;

  [[nodiscard]] std::string text_of(const Case& one) const {
    std::string text;
    for (const auto& segment : one.segments) text += (text.empty() ? "" : joined_by) + segment;
    return text;
  }
};

inline std::filesystem::path corpus_folder() {
  return std::filesystem::path(DISTICH_SOURCE_DIR) / "tests/corpus/segment";
}

inline CaseFile read_cases(const std::filesystem::path& path) {
  CaseFile file;
  auto in = open_for_reading(path);
  std::string line;
  bool open = false;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.starts_with('#')) continue;
    if (line == "joined by nothing") {
      file.joined_by.clear();
    } else if (line.empty()) {
      open = false;
    } else {
      if (!open) file.cases.push_back({number, {}});
      open = true;
      file.cases.back().segments.push_back(line);
    }
  }
  return file;
}

/// Of the files, sorted.
inline std::vector<std::string> language_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(corpus_folder())) {
    if (entry.path().extension() == ".txt" && entry.path().stem() != "CMakeLists") {
      names.push_back(entry.path().stem().string());
    }
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace distich::tests
