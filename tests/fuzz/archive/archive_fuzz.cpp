// Whatever the bytes: no crash, only Error is thrown; and what is read, put back in its place, is the archive
// itself; packed anew, it reads as the same.
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <distich/archive/archive.hpp>
#include <distich/base/error.hpp>

using distich::archive::Archive;
using distich::archive::File;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  distich::archive::Limits limits;
  limits.total_bytes = std::uint64_t{16} << 20U;
  try {
    const Archive archive(bytes, "fuzz", limits);
    std::vector<File> files;
    for (const auto& entry : archive.entries()) files.push_back({entry.name, *archive.read(entry.name)});
    if (archive.with(files) != bytes) std::abort();
    if (files.empty()) return 0;
    const auto packed = distich::archive::pack(files);
    const Archive again(packed);
    for (const auto& file : files) {
      if (again.read(file.name) != file.bytes) std::abort();
    }
    files.resize(1);
    files.front().bytes += "more";
    const auto changed = archive.with(files);
    if (Archive(changed).read(files.front().name) != files.front().bytes) std::abort();
  } catch (const distich::Error&) {
  }
  return 0;
}
