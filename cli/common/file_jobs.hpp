#pragma once
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "common/environment.hpp"

namespace distich::cli {

/// Takes what a file's results are, piece by piece.
using Sink = std::function<void(std::string_view)>;

/// Works on one file; how many items it found. Called from several threads at once.
using FileWork =
    std::function<std::size_t(const std::string& file, const Control& control, const Sink& sink)>;

struct FileCounts {
  int code = 0;
  std::size_t items = 0;
};

/// What `-j` asks for: 0 means the number of processors.
[[nodiscard]] std::size_t jobs_of(std::size_t asked) noexcept;

/// `for_each_file`, on so many files at once. Results, messages and the exit code are those of one file after
/// the other, and in their order.
[[nodiscard]] FileCounts run_files(const std::vector<std::string>& files, std::size_t jobs, std::ostream& out,
                                   Environment& environment, const FileWork& work);

}  // namespace distich::cli
