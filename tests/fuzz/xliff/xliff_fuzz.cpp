// Whatever the bytes: only Error is thrown, and the units that were read, written and read
// again, are the same; put back into their file, they make it again.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "../rewriting.hpp"
#include <distich/formats/xliff/xliff.hpp>

namespace {

struct File {
  distich::FileHeader header;
  std::vector<distich::BilingualUnit> units;
};

File read(const distich::Format& format, const std::string& bytes) {
  std::istringstream in(bytes);
  const auto reader = format.read_bilingual(in, {"fuzz", "", {}}, {});
  File file{reader->header(), {}};
  for (distich::BilingualUnit unit; reader->next(unit);) file.units.push_back(unit);
  return file;
}

std::string write(const distich::Format& format, const File& file) {
  std::ostringstream out;
  const auto writer = format.write_bilingual(out, {});
  writer->begin(file.header);
  for (const auto& unit : file.units) writer->write(unit);
  writer->finish();
  return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto format = distich::xliff_format();
  try {
    const auto file = read(format, write(format, read(format, std::string(data, data + size))));
    if (read(format, write(format, file)).units != file.units) std::abort();
  } catch (const distich::Error&) {
  }
  distich::fuzz::check_rewriting(format, std::string(data, data + size));
  return 0;
}
