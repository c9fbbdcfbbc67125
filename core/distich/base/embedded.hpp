#pragma once
#include <span>
#include <string_view>
#include <vector>

namespace distich::embedded {

/// A file that is compiled in (`distich_embed` in CMake).
struct EmbeddedFile {
  std::string_view name;  ///< without folders
  std::string_view bytes;
};

/// The data file of a language or region ("de", "de-CH"), of files that are named after them ("de.txt"); one
/// without name and bytes when there is none.
[[nodiscard]] EmbeddedFile data_of(std::span<const EmbeddedFile> files, std::string_view language);

/// The languages and regions that have one of the data files, sorted.
[[nodiscard]] std::vector<std::string_view> languages_of(std::span<const EmbeddedFile> files);

}  // namespace distich::embedded
