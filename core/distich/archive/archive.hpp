#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace distich::archive {

struct Entry {
  std::string name;               ///< UTF-8, folders divided by '/'; a folder's own entry ends with it
  std::uint64_t size = 0;         ///< bytes unpacked, as the archive says; `Archive::read` gives no others
  std::uint64_t packed_size = 0;  ///< bytes in the archive
  bool encrypted = false;

  friend auto operator<=>(const Entry&, const Entry&) = default;
};

/// Beyond these an archive is refused: a small one can be made to unpack into what no machine holds.
struct Limits {
  std::size_t entries = 20'000;
  std::uint64_t total_bytes = std::uint64_t{2} << 30U;    ///< of all entries together, unpacked
  std::uint64_t entry_bytes = std::uint64_t{256} << 20U;  ///< of an entry that is read, unpacked
  std::uint64_t ratio = 200;                           ///< unpacked to packed, of an entry that is read …
  std::uint64_t ratio_from = std::uint64_t{1} << 20U;  ///< … and has more bytes than this
};

/// A file for an archive.
struct File {
  std::string name;
  std::string bytes;
};

/// A ZIP archive in memory; nothing is ever unpacked to disk. One thread at a time.
class Archive {
 public:
  /// `bytes` must outlive the archive; `input` is its name in messages. Throws Error{malformed} for what is
  /// no ZIP file, is cut off, or has a name twice, an absolute name or one with "..", and Error{limit}.
  explicit Archive(std::string_view bytes, std::string input = {}, const Limits& limits = {});
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  Archive(Archive&& other) noexcept;
  Archive& operator=(Archive&& other) noexcept;

  /// In the archive's order.
  [[nodiscard]] std::span<const Entry> entries() const noexcept;
  /// Null when there is none of this name. Logarithmic.
  [[nodiscard]] const Entry* find(std::string_view name) const noexcept;
  /// An entry's bytes, unpacked; nullopt when there is none of this name. Throws Error{limit};
  /// Error{unsupported} for one that is encrypted or packed by an unknown method; Error{malformed} for one
  /// that is damaged.
  [[nodiscard]] std::optional<std::string> read(std::string_view name) const;
  /// The archive with other bytes in these entries, which must be there. They keep their place, time and kind
  /// of packing; what has the bytes that it had, and all other entries, are copied as they are packed. Where
  /// nothing differs this is the archive itself, byte for byte. Throws Error{invalid_argument}.
  [[nodiscard]] std::string with(std::span<const File> files) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// An archive of these files in their order, at least one. The same files give the same bytes: all have the
/// earliest time that ZIP knows. A file named "mimetype" is not packed, as OpenDocument and EPUB want it;
/// they want it first. Throws Error{invalid_argument} for an empty list and for names that an Archive would
/// refuse.
[[nodiscard]] std::string pack(std::span<const File> files);

/// Do these bytes begin as a ZIP archive with an entry does?
[[nodiscard]] bool is_archive(std::string_view head) noexcept;

}  // namespace distich::archive
