// Any bytes: read; merged untouched; merged with new targets; written anew and read again.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/formats/po/po.hpp>

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

/// Everything but the header comes back from a file that is written anew.
void check_rewritten(const distich::Format& format, const File& file) {
  std::ostringstream out;
  const auto writer = format.write_bilingual(out, {});
  writer->begin({});
  for (const auto& unit : file.units) writer->write(unit);
  writer->finish();
  if (read(format, out.str()).units.size() != file.units.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto format = distich::po_format();
  File file;
  try {
    file = read(format, bytes);
  } catch (const distich::Error&) {  // not a file of the format
    return 0;
  }
  try {
    const auto& skeleton = *file.header.skeleton;
    const auto untouched = format.merge(skeleton, file.units);
    if (skeleton.encoding == "UTF-8" && untouched != bytes) std::abort();
    check_rewritten(format, file);
    for (auto& unit : file.units) unit.target = distich::RichText("new \"text\"\n");
    const auto again = read(format, format.merge(skeleton, file.units));
    if (again.units.size() != file.units.size()) std::abort();
  } catch (const distich::Error&) {  // a file's own units always find their entries
    std::abort();
  }
  return 0;
}
