// Whatever the bytes: only Error is thrown, and never one that says it is our fault; the units that were
// read, written and read again are the same; and a file that its targets are put back into is the same byte
// for byte.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "../rewriting.hpp"
#include <distich/base/error.hpp>
#include <distich/formats/xliff1/xliff1.hpp>

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

template <class Check>
void only_refused(Check check) {
  try {
    check();
  } catch (const distich::Error& error) {
    if (error.code() == distich::ErrorCode::internal) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  only_refused([&] {
    const auto format = distich::xliff1_format();
    const auto file = read(format, write(format, read(format, bytes)));
    if (read(format, write(format, file)).units != file.units) std::abort();
  });
  distich::fuzz::check_rewriting(distich::xliff1_format(), bytes);
  only_refused([&] {
    const auto format = distich::sdlxliff_format();
    auto file = read(format, bytes);
    const bool is_utf8 = file.header.skeleton->encoding == "UTF-8";
    if (is_utf8 && format.merge(*file.header.skeleton, file.units) != bytes) std::abort();
    for (auto& unit : file.units) unit.target = unit.source;
    read(format, format.merge(*file.header.skeleton, file.units));
  });
  return 0;
}
