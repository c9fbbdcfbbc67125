#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace distich {

/// The whole file. Throws Error{io} that says why (missing, a directory, not readable), or
/// Error{limit} when it is larger than `max_size` bytes.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::uint64_t max_size = UINT64_MAX);

/// Opens for reading in binary mode; the same errors as `read_file`.
[[nodiscard]] std::ifstream open_for_reading(const std::filesystem::path& path);

/// "html" of "a/b.HTML"; nothing of "a/b" and of ".html".
[[nodiscard]] std::string file_extension(std::string_view name);

/// A file that appears under its name whole or not at all: written beside it under a
/// temporary name, flushed to disk and renamed by `commit`. Without `commit` the temporary
/// file is removed and what stood under the name before stays. An existing file's
/// permissions are kept; a symbolic link is followed. What is no regular file (a device, a
/// pipe) cannot be replaced: it is written to as it goes. One thread at a time.
/// The temporary name is `NAME.distich-partial`. A program that is killed leaves that file, and the next one
/// that writes NAME takes it over; of two that write NAME at once, the second takes `NAME.distich-XXXXXX`.
class AtomicFile {
 public:
  /// Throws Error{io} when the folder is missing or cannot be written, or `path` is a directory.
  explicit AtomicFile(std::filesystem::path path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Throws std::ios_base::failure on a failed write (disk full); `commit` turns what was
  /// not thrown into Error{io}.
  [[nodiscard]] std::ostream& stream() noexcept { return stream_; }

  /// Brings all that was written to disk, still under the temporary name: of several files that belong
  /// together, none is renamed before all are there. Throws Error{io} when anything was not written.
  void prepare();

  /// `prepare`, if that was not done, and the name. Throws Error{io}.
  void commit();

 private:
  void open_temporary();
  void open_stream(const std::filesystem::path& path);

  std::filesystem::path path_;
  std::filesystem::path temporary_;  ///< empty when `path_` is written directly
  int held_ = -1;                    ///< the temporary file, locked as long as it is being written
  std::ofstream stream_;
  bool prepared_ = false;
  bool committed_ = false;
};

}  // namespace distich
