#include <new>
#include <utility>

#include <distich/archive/archive.hpp>
#include <distich/archive/handles_internal.hpp>
#include <distich/base/error.hpp>

namespace distich::archive {
namespace {

constexpr zip_uint16_t earliest_date = (1U << 5U) | 1U;  // 1 January 1980, as DOS counts

void add(zip_t* zip, const File& file) {
  auto* content = zip_source_buffer(zip, file.bytes.data(), file.bytes.size(), 0);
  if (content == nullptr) throw std::bad_alloc();
  const auto index = zip_file_add(zip, file.name.c_str(), content, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(content);
    throw_if_no_memory(zip_get_error(zip));
    throw Error(ErrorCode::invalid_argument, tr("an archive cannot have this entry: {1}", file.name));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const auto method = file.name == "mimetype" ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  const bool is_set = zip_file_set_dostime(zip, at, 0, earliest_date, 0) == 0 &&
                      zip_set_file_compression(zip, at, method, 0) == 0;
  if (!is_set) fail_writing(zip_get_error(zip));
}

}  // namespace

std::string pack(std::span<const File> files) {
  if (files.empty()) throw Error(ErrorCode::invalid_argument, tr("an archive needs at least one entry"));
  ZipError error;
  auto opened = open({}, ZIP_CREATE | ZIP_TRUNCATE, error);
  if (!opened.zip) fail_writing(error.get());
  for (const auto& file : files) {
    if (!is_safe_name(file.name)) {
      throw Error(ErrorCode::invalid_argument, tr("an archive cannot have this entry: {1}", file.name));
    }
    add(opened.zip.get(), file);
  }
  return write_out(std::move(opened));
}

bool is_archive(std::string_view head) noexcept {
  return head.starts_with("PK\x03\x04");
}

}  // namespace distich::archive
