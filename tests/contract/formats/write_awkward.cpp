// write_awkward FOLDER: writes the awkward records in every way that there is, for validators and tools of
// others to go through (validate.sh).
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "awkward.hpp"
#include "harness.hpp"
#include "samples.hpp"

namespace distich::contract {
namespace {

template <class Record>
void write_to(const std::filesystem::path& folder, const Way& way, const std::vector<Record>& records) {
  const auto format = *FormatRegistry::with_builtin_formats().find(way.format);
  const std::string_view extension = format.extensions.empty() ? "html" : format.extensions.front();
  const auto name = std::string(Access<Record>::name) + "-" + way.name() + "." + std::string(extension);
  std::ofstream out(folder / name, std::ios::binary);
  const auto writer = Access<Record>::writer(format)(out, way.options());
  auto header = sample_header();
  header.original = "awkward & <odd>.html";
  writer->begin(header);
  for (const auto& record : records) writer->write(record);
  writer->finish();
}

void write_everything(const std::filesystem::path& folder) {
  for (const auto& way : all_ways<BilingualUnit>()) write_to(folder, way, awkward_units());
  for (const auto& way : all_ways<TranslationUnit>()) write_to(folder, way, awkward_memory());
  for (const auto& way : all_ways<Concept>()) write_to(folder, way, awkward_concepts());
  write_to(folder, {"page", "", "", ""}, awkward_units());
}

}  // namespace
}  // namespace distich::contract

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  std::filesystem::create_directories(argv[1]);
  distich::contract::write_everything(argv[1]);
  return 0;
}
