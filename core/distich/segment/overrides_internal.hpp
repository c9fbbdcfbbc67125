#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/model/segmentation_rules.hpp>
#include <distich/segment/ending_index_internal.hpp>

namespace distich::segmentation {

/// Finds many short texts in a long one in one pass (Aho and Corasick, 1975).
class TextSearch {
 public:
  /// `id` is what `find` gives. All texts are added before the first search; none is empty.
  void add(std::string_view text, std::uint32_t id);
  void finish();

  [[nodiscard]] bool empty() const noexcept { return nodes_.size() == 1; }

  /// Calls `on_hit(id, end)` for each place in `text` where a text ends, by `end`. Linear in the
  /// text and the hits.
  template <class OnHit>
  void find(std::string_view text, OnHit on_hit) const {
    std::uint32_t node = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      node = step(node, static_cast<unsigned char>(text[at]));
      for (auto hit = node; hit != 0; hit = nodes_[hit].next_hit) {
        for (const auto id : nodes_[hit].ids) on_hit(id, at + 1);
      }
    }
  }

 private:
  struct Node {
    std::vector<std::pair<unsigned char, std::uint32_t>> children;  ///< few
    std::uint32_t fallback = 0;  ///< of the longest proper ending that begins a text
    std::uint32_t next_hit = 0;  ///< the longest proper ending that is a text
    std::vector<std::uint32_t> ids;
  };

  [[nodiscard]] std::uint32_t child(std::uint32_t node, unsigned char byte) const noexcept;
  [[nodiscard]] std::uint32_t step(std::uint32_t node, unsigned char byte) const noexcept;

  std::array<std::uint32_t, 256> from_root_{};
  std::vector<Node> nodes_{1};
};

/// The overrides that serve one language. Immutable. Each is decided by at most
/// `SegmentationOverride::max_side` bytes to either side of a place, white space aside.
class OverrideSet {
 public:
  OverrideSet() = default;
  /// Overrides that are empty, or longer than allowed, are left out.
  OverrideSet(std::span<const SegmentationOverride> all, const LanguageTag& language);

  [[nodiscard]] bool empty() const noexcept { return joins_.empty() && splits_.empty(); }

  /// Does one say "no break" where the text before ends at `at`? `unit` bounds what is looked at.
  [[nodiscard]] bool joins_at(std::string_view text, ByteRange unit, std::size_t at) const;
  /// Where ones say "break" within the unit: ends of the text before, in order, each once.
  [[nodiscard]] std::vector<std::size_t> splits_in(std::string_view text, ByteRange unit) const;

 private:
  struct Sides {
    std::string before;
    std::string after;
  };

  std::vector<Sides> joins_;
  std::vector<Sides> splits_;
  EndingIndex join_endings_;
  std::vector<std::uint32_t> joins_before_;  ///< that only know what follows
  TextSearch search_;
};

}  // namespace distich::segmentation
