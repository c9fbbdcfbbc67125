#pragma once
#include <memory>
#include <string>
#include <string_view>

#include <zip.h>

namespace distich::archive {

struct Discard {
  void operator()(zip_t* zip) const noexcept { zip_discard(zip); }
};

struct FreeSource {
  void operator()(zip_source_t* source) const noexcept { zip_source_free(source); }
};

using ZipHandle = std::unique_ptr<zip_t, Discard>;
using SourceHandle = std::unique_ptr<zip_source_t, FreeSource>;

/// libzip's error, to be asked for its sentence.
class ZipError {
 public:
  ZipError() noexcept { zip_error_init(&error_); }

  ~ZipError() { zip_error_fini(&error_); }

  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;

  [[nodiscard]] zip_error_t* get() noexcept { return &error_; }

  [[nodiscard]] std::string text() { return zip_error_strerror(&error_); }

 private:
  zip_error_t error_{};
};

/// `bytes` as an archive that libzip reads, and may write as a new one into the same source.
struct Opened {
  SourceHandle source;
  ZipHandle zip;  ///< null when libzip cannot open it
};

/// Throws std::bad_alloc when that is what the error is.
void throw_if_no_memory(zip_error_t* error);

/// Throws std::bad_alloc, or Error{internal} with libzip's reason.
[[noreturn]] void fail_writing(zip_error_t* error);

/// Throws std::bad_alloc.
[[nodiscard]] Opened open(std::string_view bytes, int flags, ZipError& error);

/// May an archive have an entry of this name? Not if unpacking it could write outside a folder.
[[nodiscard]] bool is_safe_name(std::string_view name) noexcept;

/// Ends the writing of what was opened, and gives its bytes. Throws Error{internal}, std::bad_alloc.
[[nodiscard]] std::string write_out(Opened opened);

}  // namespace distich::archive
