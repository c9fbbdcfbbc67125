#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <distich/base/ascii.hpp>
#include <distich/base/error.hpp>
#include <distich/base/file.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace distich {
namespace fs = std::filesystem;

namespace {

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

constexpr int most_links = 40;  // as many as Linux follows

/// Where a write to `path` ends up, even when nothing is there yet.
fs::path behind_links(fs::path path) {
  std::error_code error;
  for (int links = 0; links < most_links && fs::is_symlink(path, error); ++links) {
    const fs::path target = fs::read_symlink(path, error);
    if (error) break;
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path;
}

/// Is `name` still the name of this file, which is a regular one of this user with no other name? In a folder
/// that others write to, anything may stand there.
bool is_ours(int file, const std::string& name) {
  struct stat opened {};

  struct stat named {};

  return ::fstat(file, &opened) == 0 && ::lstat(name.c_str(), &named) == 0 && S_ISREG(opened.st_mode) &&
         opened.st_uid == ::geteuid() && opened.st_nlink == 1 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

/// Opens the file, locked and empty; a new one, or one that a program left that was killed. -1 when another
/// program writes to it, or it is not ours to take. The lock ends with its program, however that ends.
int take_over(const std::string& name) {
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (file < 0) return -1;
  if (::flock(file, LOCK_EX | LOCK_NB) == 0 && is_ours(file, name) && ::ftruncate(file, 0) == 0) return file;
  ::close(file);
  return -1;
}

}  // namespace

std::string file_extension(std::string_view name) {
  const auto base = name.substr(name.find_last_of('/') + 1);
  const auto dot = base.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string() : ascii_lower(base.substr(dot + 1));
}

std::ifstream open_for_reading(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    throw Error(ErrorCode::io, tr("{1} is a directory; name the files in it", path.string()));
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorCode::io, tr("cannot read {1}: {2}", path.string(), reason_of(errno)));
  return in;
}

std::string read_file(const fs::path& path, std::uint64_t max_size) {
  auto in = open_for_reading(path);
  std::error_code error;
  if (const auto size = fs::file_size(path, error); !error && size > max_size) {
    throw Error(ErrorCode::limit,
                tr("{1} is larger than {2} bytes, the most that can be read here", path.string(), max_size));
  }
  std::string bytes;
  std::array<char, 1 << 16> chunk{};
  errno = 0;
  while (in.read(chunk.data(), chunk.size()), in.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_size) {
      throw Error(ErrorCode::limit, tr("{1} is larger than {2} bytes, the most that can be read here",
                                       path.string(), max_size));
    }
  }
  if (in.bad()) throw Error(ErrorCode::io, tr("cannot read {1}: {2}", path.string(), reason_of(errno)));
  return bytes;
}

AtomicFile::AtomicFile(fs::path path) : path_(std::move(path)) {
  std::error_code error;
  const fs::file_status status = fs::status(path_, error);
  if (fs::is_directory(status)) {
    throw Error(ErrorCode::io, tr("cannot write {1}: it is a directory", path_.string()));
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    open_stream(path_);
    return;
  }
  path_ = behind_links(path_);
  if (fs::is_symlink(path_, error)) {
    throw Error(ErrorCode::io, tr("cannot write {1}: {2}", path_.string(), reason_of(ELOOP)));
  }
  open_temporary();
  open_stream(temporary_);
}

void AtomicFile::open_temporary() {
  std::string name = path_.string() + ".distich-partial";
  held_ = take_over(name);
  if (held_ < 0) {
    name = path_.string() + ".distich-XXXXXX";
    held_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (held_ < 0) throw Error(ErrorCode::io, tr("cannot write {1}: {2}", path_.string(), reason_of(errno)));
  }
  temporary_ = name;

  struct stat existing {};

  mode_t mode = 0644;
  if (::stat(path_.c_str(), &existing) == 0) mode = existing.st_mode & 07777U;
  ::fchmod(held_, mode);
}

void AtomicFile::open_stream(const fs::path& path) {
  errno = 0;
  stream_.open(path, std::ios::binary | std::ios::trunc);
  if (!stream_) {
    const int problem = errno;
    std::error_code ignored;
    if (!temporary_.empty()) fs::remove(temporary_, ignored);
    if (held_ >= 0) ::close(held_);
    throw Error(ErrorCode::io, tr("cannot write {1}: {2}", path_.string(), reason_of(problem)));
  }
  stream_.exceptions(std::ios::badbit | std::ios::failbit);
}

AtomicFile::~AtomicFile() {
  if (temporary_.empty()) return;
  if (!committed_) {
    stream_.exceptions(std::ios::goodbit);
    stream_.close();
    std::error_code ignored;
    fs::remove(temporary_, ignored);
  }
  ::close(held_);  // not before: until then nobody takes the file over
}

void AtomicFile::prepare() {
  errno = 0;
  try {
    stream_.close();
  } catch (const std::ios_base::failure&) {
    throw Error(ErrorCode::io, tr("cannot write {1}: {2}", path_.string(), reason_of(errno)));
  }
  prepared_ = true;
  if (temporary_.empty()) return;
  if (::fsync(held_) != 0) {
    throw Error(ErrorCode::io, tr("cannot write {1}: {2}", path_.string(), reason_of(errno)));
  }
}

void AtomicFile::commit() {
  if (!prepared_) prepare();
  if (temporary_.empty()) return;
  std::error_code error;
  fs::rename(temporary_, path_, error);
  if (error) throw Error(ErrorCode::io, tr("cannot write {1}: {2}", path_.string(), error.message()));
  committed_ = true;
}

}  // namespace distich
