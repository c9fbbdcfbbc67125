#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/index/word_search.hpp>
#include <distich/tm/query_forms.hpp>
#include <distich/tm/tokens_internal.hpp>

namespace distich::tm {

/// A text whose tokens are looked for in other texts, one behind the other, each word in any form.
/// White space between tokens does not count.
class InflectedQuery {
 public:
  /// All tokens, or those that are left without function words at the ends.
  enum class Extent : std::uint8_t { all, core };

  InflectedQuery(std::string_view text, const FindForms& find_forms);

  /// Has it a word, so that there is anything to inflect?
  [[nodiscard]] bool has_words() const noexcept { return has_words_; }

  /// Are there function words at its ends?
  [[nodiscard]] bool has_core() const noexcept { return core_end_ - core_begin_ < tokens_.size(); }

  /// Every text that has a place fits the pattern. Holds until the query goes.
  [[nodiscard]] index::WordPattern pattern(Extent extent) const;
  /// Where a text has it, in its bytes; none over another.
  [[nodiscard]] std::vector<ByteRange> places(std::string_view text, Extent extent) const;

 private:
  struct Wanted {
    std::string folded;
    std::string bare;       ///< what the vocabulary says of it
    std::uint64_t bit = 0;  ///< that forms of it have; 0: it is looked for as it is
  };

  /// A token of a text, and the bits of what it is a form of.
  struct Met {
    std::string_view folded;
    std::uint64_t forms = 0;
  };

  void find_core();
  [[nodiscard]] std::span<const Wanted> wanted(Extent extent) const noexcept;
  [[nodiscard]] static bool fits(std::span<const Wanted> wanted, std::span<const Met> met);

  std::vector<Wanted> tokens_;
  std::size_t core_begin_ = 0;
  std::size_t core_end_ = 0;
  QueryForms forms_;
  bool has_words_ = false;
};

}  // namespace distich::tm
