#pragma once
#include <string_view>

#include <distich/base/range.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {

/// Does a character belong to a word? Letters of scripts without spaces do too: a run of them is one word
/// here.
[[nodiscard]] inline bool of_word(char32_t c) noexcept {
  return text::is_letter(c) || text::is_mark(c) || text::digit_value(c) >= 0 || text::is_format(c);
}

/// Calls `take` with the place of each run of letters, marks, digits and format characters that has a letter.
template <class Take>
void each_word(std::string_view text, Take take) {
  ByteRange word{0, 0};
  bool has_letter = false;
  const auto end_word = [&] {
    if (has_letter) take(word);
    has_letter = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    if (of_word(c)) {
      if (word.end != at) {
        end_word();
        word = {at, at};
      }
      word.end = at + size;
      has_letter = has_letter || text::is_letter(c);
    }
    at += size;
  }
  end_word();
}

}  // namespace distich::qa_internal
