#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#include <distich/archive/handles_internal.hpp>
#include <distich/base/error.hpp>

namespace distich::archive {

namespace {

struct Free {
  void operator()(void* bytes) const noexcept { std::free(bytes); }
};

using MallocBytes = std::unique_ptr<void, Free>;

MallocBytes malloc_copy(std::string_view bytes) {
  MallocBytes copy(std::malloc(bytes.size()));
  if (!copy) throw std::bad_alloc();
  std::memcpy(copy.get(), bytes.data(), bytes.size());
  return copy;
}

}  // namespace

void throw_if_no_memory(zip_error_t* error) {
  constexpr int zlib_has_no_memory = -4;  // Z_MEM_ERROR
  const int code = zip_error_code_zip(error);
  if (code == ZIP_ER_MEMORY || (code == ZIP_ER_ZLIB && zip_error_code_system(error) == zlib_has_no_memory))
    throw std::bad_alloc();
}

void fail_writing(zip_error_t* error) {
  throw_if_no_memory(error);
  throw Error(ErrorCode::internal, tr("cannot write the archive: {1}", zip_error_strerror(error)));
}

Opened open(std::string_view bytes, int flags, ZipError& error) {
  Opened opened;
  // A source that is written to keeps what does not change, and libzip 1.7 gives that free whoever it belongs
  // to.
  const bool is_written = (flags & ZIP_RDONLY) == 0 && !bytes.empty();
  auto copy = is_written ? malloc_copy(bytes) : MallocBytes();
  const void* data = copy ? copy.get() : bytes.data();
  opened.source.reset(zip_source_buffer_create(data, bytes.size(), copy ? 1 : 0, error.get()));
  if (!opened.source) throw std::bad_alloc();
  (void)copy.release();  // the source's from now on
  opened.zip.reset(zip_open_from_source(opened.source.get(), flags, error.get()));
  // The archive gives its source back when it ends; one more holder keeps it for what is written.
  if (opened.zip) {
    zip_source_keep(opened.source.get());
  } else {
    throw_if_no_memory(error.get());
  }
  return opened;
}

std::string write_out(Opened opened) {
  if (zip_close(opened.zip.get()) != 0) fail_writing(zip_get_error(opened.zip.get()));
  (void)opened.zip.release();
  auto* source = opened.source.get();
  zip_stat_t stat{};
  zip_stat_init(&stat);
  std::string bytes;
  if (zip_source_open(source) == 0) {
    if (zip_source_stat(source, &stat) == 0) bytes.resize(stat.size);
    const auto read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (!bytes.empty() && read == static_cast<zip_int64_t>(bytes.size())) return bytes;
  }
  fail_writing(zip_source_error(source));
}

bool is_safe_name(std::string_view name) noexcept {
  constexpr std::string_view dividers = "/\\";
  if (name.empty() || dividers.find(name.front()) != std::string_view::npos) return false;
  if (name.size() > 1 && name[1] == ':') return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const auto end = std::min(name.find_first_of(dividers, begin), name.size());
    if (name.substr(begin, end - begin) == "..") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace distich::archive
