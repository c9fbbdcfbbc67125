#include <algorithm>

#include <distich/base/embedded.hpp>

namespace distich::embedded {
namespace {

std::string_view language_of(const EmbeddedFile& file) {
  return file.name.substr(0, file.name.rfind('.'));
}

}  // namespace

EmbeddedFile data_of(std::span<const EmbeddedFile> files, std::string_view language) {
  const auto found = std::ranges::find(files, language, language_of);
  return found == files.end() ? EmbeddedFile{} : *found;
}

std::vector<std::string_view> languages_of(std::span<const EmbeddedFile> files) {
  std::vector<std::string_view> out(files.size());
  std::ranges::transform(files, out.begin(), language_of);
  std::ranges::sort(out);
  return out;
}

}  // namespace distich::embedded
