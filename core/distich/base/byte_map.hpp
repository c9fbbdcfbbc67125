#pragma once
#include <cstddef>
#include <vector>

#include <distich/base/range.hpp>

namespace distich {

/// How the bytes of a derived text lie over the bytes of the source that it was made from:
/// runs kept as they were, and edits that replaced some source bytes by some derived bytes
/// (either may be none). Built front to back. Look-ups take O(log edits).
class ByteMap {
 public:
  /// The next `size` bytes are the same in both.
  void keep(std::size_t size);
  /// The next `source_size` bytes of the source became the next `derived_size` bytes.
  void replace(std::size_t source_size, std::size_t derived_size);

  /// This map followed by another, from this one's source straight to `next`'s derived text.
  /// Precondition: `next.source_size() == derived_size()`. Linear in the edits of both.
  [[nodiscard]] ByteMap then(const ByteMap& next) const;

  [[nodiscard]] std::size_t source_size() const noexcept { return source_; }

  [[nodiscard]] std::size_t derived_size() const noexcept { return derived_; }

  /// The smallest source range that made `derived`. A range that touches part of an edit
  /// takes the whole of it; source bytes that left nothing behind (deleted) are taken only
  /// between two bytes of the range, not at its ends. An empty range gives an empty one.
  [[nodiscard]] ByteRange to_source(ByteRange derived) const;
  /// The other way round, by the same rules.
  [[nodiscard]] ByteRange to_derived(ByteRange source) const;

 private:
  struct Edit {
    ByteRange source;
    ByteRange derived;
  };

  template <ByteRange Edit::*From, ByteRange Edit::*To>
  [[nodiscard]] ByteRange convert(ByteRange from) const;

  std::vector<Edit> edits_;  ///< in order, disjoint on both sides; between them bytes are kept
  std::size_t source_ = 0;
  std::size_t derived_ = 0;
};

}  // namespace distich
