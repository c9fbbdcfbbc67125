#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace distich::segmentation {

/// Which of many texts does a text end with? One look-up for each length that they have.
class EndingIndex {
 public:
  /// `id` is what `find` gives.
  void add(std::string_view ending, std::uint32_t id) {
    auto& ids = by_text_[std::string(ending)];
    if (ids.empty() || ids.back() != id) ids.push_back(id);
    const auto place = std::ranges::lower_bound(lengths_, ending.size());
    if (place == lengths_.end() || *place != ending.size()) lengths_.insert(place, ending.size());
  }

  [[nodiscard]] bool empty() const noexcept { return lengths_.empty(); }

  /// Adds the ids of all endings of `text` to `out`.
  void find(std::string_view text, std::vector<std::uint32_t>& out) const {
    for (const auto length : lengths_) {
      if (length > text.size()) return;
      const auto found = by_text_.find(text.substr(text.size() - length));
      if (found != by_text_.end()) out.insert(out.end(), found->second.begin(), found->second.end());
    }
  }

 private:
  struct Hash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };

  std::vector<std::size_t> lengths_;  ///< sorted
  std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> by_text_;
};

}  // namespace distich::segmentation
