#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <utility>
#include <vector>

#include <distich/archive/archive.hpp>
#include <distich/archive/handles_internal.hpp>
#include <distich/base/error.hpp>

namespace distich::archive {
namespace {

struct CloseFile {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};

using FileHandle = std::unique_ptr<zip_file_t, CloseFile>;

zip_stat_t stat_of(zip_t* zip, zip_uint64_t index) {
  zip_stat_t stat{};
  zip_stat_init(&stat);
  zip_stat_index(zip, index, 0, &stat);
  return stat;
}

Entry entry_of(const zip_stat_t& stat) {
  return {stat.name == nullptr ? std::string() : stat.name, stat.size, stat.comp_size,
          (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE};
}

/// libzip gives what is new the time of the clock and its own choice of packing, if not told otherwise.
bool replace(zip_t* zip, zip_uint64_t index, std::string_view bytes) {
  const auto stat = stat_of(zip, index);
  auto* content = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
  if (content == nullptr) throw std::bad_alloc();
  if (zip_file_replace(zip, index, content, 0) != 0) {
    zip_source_free(content);
    return false;
  }
  const auto method = stat.comp_method == ZIP_CM_STORE ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  return zip_set_file_compression(zip, index, method, 0) == 0 &&
         zip_file_set_mtime(zip, index, stat.mtime, 0) == 0;
}

}  // namespace

struct Archive::Impl {
  std::string_view bytes;
  std::string input;
  Limits limits;
  Opened opened;
  std::vector<Entry> entries;
  std::vector<std::size_t> by_name;  ///< indices of entries, sorted by their names

  Impl(std::string_view archive, std::string name, const Limits& caps)
      : bytes(archive), input(std::move(name)), limits(caps) {
    // libzip takes a file without bytes for an archive without entries.
    if (bytes.empty()) fail(ErrorCode::malformed, tr("the file is empty"));
    ZipError error;
    opened = open(bytes, ZIP_RDONLY, error);
    if (!opened.zip) fail(ErrorCode::malformed, tr("not a whole ZIP archive: {1}", error.text()));
    list_entries();
    sort_names();
  }

  [[noreturn]] void fail(ErrorCode code, Message message) const {
    throw Error(code, std::move(message), SourcePos{input, 0, 0, 0});
  }

  void list_entries() {
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(opened.zip.get(), 0));
    if (count > limits.entries) {
      fail(ErrorCode::limit, tr("the archive has more than {1} entries", limits.entries));
    }
    entries.reserve(count);
    auto left = limits.total_bytes;
    for (std::uint64_t i = 0; i < count; ++i) {
      auto entry = entry_of(stat_of(opened.zip.get(), i));
      if (!is_safe_name(entry.name)) {
        fail(ErrorCode::malformed,
             tr("the archive has an entry that would lie outside its folder: {1}", entry.name));
      }
      if (entry.size > left) {
        fail(ErrorCode::limit, tr("the archive is larger than {1} bytes unpacked", limits.total_bytes));
      }
      left -= entry.size;
      entries.push_back(std::move(entry));
    }
  }

  void sort_names() {
    by_name.resize(entries.size());
    for (std::size_t i = 0; i < by_name.size(); ++i) by_name[i] = i;
    const auto name = [&](std::size_t i) -> const std::string& { return entries[i].name; };
    std::ranges::sort(by_name, {}, name);
    const auto twice = std::ranges::adjacent_find(by_name, {}, name);
    if (twice != by_name.end()) {
      fail(ErrorCode::malformed, tr("the archive has two entries named {1}", name(*twice)));
    }
  }

  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view name) const noexcept {
    const auto at = std::ranges::lower_bound(
        by_name, name, {}, [&](std::size_t i) { return std::string_view(entries[i].name); });
    if (at == by_name.end() || entries[*at].name != name) return std::nullopt;
    return *at;
  }

  void check(const Entry& entry) const {
    if (entry.encrypted) fail(ErrorCode::unsupported, tr("{1} in the archive is encrypted", entry.name));
    if (entry.size > limits.entry_bytes) {
      fail(ErrorCode::limit,
           tr("{1} in the archive is larger than {2} bytes unpacked", entry.name, limits.entry_bytes));
    }
    if (entry.size > limits.ratio_from && entry.size / limits.ratio > entry.packed_size) {
      fail(ErrorCode::limit,
           tr("{1} in the archive would unpack to more than {2} times its size", entry.name, limits.ratio));
    }
  }

  [[noreturn]] void fail_unpacking(const Entry& entry, zip_error_t* error) const {
    throw_if_no_memory(error);
    const bool unknown = error->zip_err == ZIP_ER_COMPNOTSUPP || error->zip_err == ZIP_ER_ENCRNOTSUPP;
    fail(unknown ? ErrorCode::unsupported : ErrorCode::malformed,
         tr("{1} in the archive cannot be unpacked: {2}", entry.name, zip_error_strerror(error)));
  }

  /// Read to the end, where libzip compares the checksum, and not beyond the size that the archive says.
  [[nodiscard]] std::string unpack(std::size_t index) const {
    const auto& entry = entries[index];
    check(entry);
    const FileHandle file(zip_fopen_index(opened.zip.get(), index, 0));
    if (!file) fail_unpacking(entry, zip_get_error(opened.zip.get()));
    std::string out;
    std::array<char, std::size_t{64} << 10U> part{};
    for (;;) {
      const auto size = zip_fread(file.get(), part.data(), part.size());
      if (size < 0) fail_unpacking(entry, zip_file_get_error(file.get()));
      if (size == 0) break;
      out.append(part.data(), static_cast<std::size_t>(size));
      if (out.size() > entry.size) break;
    }
    if (out.size() != entry.size) {
      fail(ErrorCode::malformed, tr("{1} in the archive is not as long as the archive says", entry.name));
    }
    return out;
  }

  /// Where the entry to be replaced stands; nullopt when it has these bytes already.
  [[nodiscard]] std::optional<std::size_t> place_of_change(const File& file) const {
    const auto index = index_of(file.name);
    if (!index) fail(ErrorCode::invalid_argument, tr("the archive has no entry named {1}", file.name));
    const bool same = entries[*index].size == file.bytes.size() && unpack(*index) == file.bytes;
    return same ? std::nullopt : index;
  }
};

Archive::Archive(std::string_view bytes, std::string input, const Limits& limits)
    : impl_(std::make_unique<Impl>(bytes, std::move(input), limits)) {}

Archive::~Archive() = default;
Archive::Archive(Archive&& other) noexcept = default;
Archive& Archive::operator=(Archive&& other) noexcept = default;

std::span<const Entry> Archive::entries() const noexcept {
  return impl_->entries;
}

const Entry* Archive::find(std::string_view name) const noexcept {
  const auto index = impl_->index_of(name);
  return index ? &impl_->entries[*index] : nullptr;
}

std::optional<std::string> Archive::read(std::string_view name) const {
  const auto index = impl_->index_of(name);
  if (!index) return std::nullopt;
  return impl_->unpack(*index);
}

std::string Archive::with(std::span<const File> files) const {
  ZipError error;
  auto opened = open(impl_->bytes, 0, error);
  if (!opened.zip) fail_writing(error.get());
  bool changed = false;
  for (const auto& file : files) {
    const auto index = impl_->place_of_change(file);
    if (!index) continue;
    changed = true;
    if (!replace(opened.zip.get(), *index, file.bytes)) fail_writing(zip_get_error(opened.zip.get()));
  }
  return changed ? write_out(std::move(opened)) : std::string(impl_->bytes);
}

}  // namespace distich::archive
