// Any bytes: what was read and written must read back as it was.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/formats/jsonl/jsonl.hpp>

namespace {

struct File {
  distich::FileHeader header;
  std::vector<distich::BilingualUnit> units;
};

File read(const distich::Format& format, const std::string& bytes) {
  std::istringstream in(bytes);
  const auto reader = format.read_bilingual(in, {.input = "fuzz", .encoding = "UTF-8", .languages = {}}, {});
  File file{reader->header(), {}};
  for (distich::BilingualUnit unit; reader->next(unit);) file.units.push_back(unit);
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto format = distich::jsonl_format();
  File file;
  try {
    file = read(format, bytes);
  } catch (const distich::Error&) {  // not a file of the format
    return 0;
  }
  std::ostringstream out;
  const auto writer = format.write_bilingual(out, {});
  writer->begin(file.header);
  for (const auto& unit : file.units) writer->write(unit);
  writer->finish();
  if (read(format, out.str()).units != file.units) std::abort();
  return 0;
}
