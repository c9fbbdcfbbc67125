#include <array>
#include <iterator>
#include <new>

#include <distich/base/error.hpp>
#include <distich/formats/dictd/gzip_internal.hpp>
#include <zlib.h>

namespace distich::formats::dictd {
namespace {

constexpr std::size_t largest = std::size_t{1} << 30U;
constexpr int gzip_only = 16 + MAX_WBITS;

void check_size(std::size_t size, const std::string& name) {
  if (size > largest) throw Error(ErrorCode::limit, tr("{1} is larger than 1 GiB", name));
}

/// zlib's state, given back whatever happens.
class Inflater {
 public:
  Inflater() { ready_ = inflateInit2(&stream_, gzip_only) == Z_OK; }

  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }

  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  std::string run(std::string& packed, const std::string& name) {
    std::string out;
    std::array<char, 1U << 16U> part{};
    // zlib's interface speaks of unsigned characters.
    stream_.next_in =
        reinterpret_cast<Bytef*>(packed.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
    stream_.avail_in = static_cast<uInt>(packed.size());
    int state = ready_ ? Z_OK : Z_MEM_ERROR;
    while (state == Z_OK) {
      stream_.next_out =
          reinterpret_cast<Bytef*>(part.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
      stream_.avail_out = static_cast<uInt>(part.size());
      state = inflate(&stream_, Z_NO_FLUSH);
      out.append(part.data(), part.size() - stream_.avail_out);
      check_size(out.size(), name);
    }
    if (state == Z_MEM_ERROR) throw std::bad_alloc();
    if (state != Z_STREAM_END)
      throw Error(ErrorCode::malformed, tr("{1} is damaged: it cannot be unpacked", name));
    return out;
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

}  // namespace

std::string unpacked(std::istream& in, const std::string& name) {
  std::string bytes;
  std::array<char, 1U << 16U> part{};
  while (in.read(part.data(), part.size()) || in.gcount() > 0) {
    bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
    check_size(bytes.size(), name);
  }
  if (!bytes.starts_with("\x1F\x8B")) return bytes;
  return Inflater().run(bytes, name);
}

}  // namespace distich::formats::dictd
