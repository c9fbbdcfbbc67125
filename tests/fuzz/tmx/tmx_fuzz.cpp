// Whatever the bytes: only Error is thrown, and the units that were read, written and read
// again, are the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include <distich/formats/tmx/tmx.hpp>

namespace {

using distich::TranslationUnit;

std::vector<TranslationUnit> read(const distich::Format& format, const std::string& bytes) {
  std::istringstream in(bytes);
  const auto reader = format.read_memory(in, {"fuzz", "", {}}, {});
  std::vector<TranslationUnit> units;
  for (TranslationUnit unit; reader->next(unit);) units.push_back(unit);
  return units;
}

std::string write(const distich::Format& format, const std::vector<TranslationUnit>& units) {
  std::ostringstream out;
  const auto writer = format.write_memory(out, {});
  writer->begin({});
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto format = distich::tmx_format();
  try {
    // What a first reading mends (neighbours given for the unit, unpaired codes) stays mended.
    const auto units = read(format, write(format, read(format, std::string(data, data + size))));
    if (read(format, write(format, units)) != units) std::abort();
  } catch (const distich::Error&) {
  }
  return 0;
}
