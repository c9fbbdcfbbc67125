#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace distich::segmentation {

/// What ends sentences, by how much else it does.
enum class Terminator : std::uint8_t {
  none,
  period,     ///< '.' and '．': also abbreviates, and divides numbers and addresses
  ellipsis,   ///< '…'
  mark,       ///< '!', '?' and their kin
  full_stop,  ///< '。', '।', '։' …: has no other use
};

struct TerminatorAt {
  Terminator kind = Terminator::none;
  std::size_t size = 0;
  bool needs_space = false;  ///< divides nothing when a letter follows at once
};

/// The terminators of all scripts, and those that a language has besides (Greek ';').
class TerminatorSet {
 public:
  TerminatorSet();
  /// Adds an ASCII character, taken for a mark that needs white space behind it.
  void add(char ascii_mark) noexcept;
  [[nodiscard]] TerminatorAt at(std::string_view text, std::size_t offset) const noexcept;
  /// The first terminator of [from, end); `end` when there is none.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from, std::size_t end) const noexcept;

 private:
  [[nodiscard]] bool block_is_free(const char* block) const noexcept;

  std::array<bool, 256> leads_{};  ///< first bytes of terminators
  std::array<bool, 128> extra_{};
  unsigned char last_extra_ = '.';
  std::size_t extra_count_ = 0;
};

/// The blocks of kana and Han.
[[nodiscard]] constexpr bool is_among_ideographs(char32_t c) noexcept {
  return (c >= 0x3041 && c < 0x3100) || (c >= 0x3400 && c < 0xA000);
}

/// Blocks of letters that hold no bracket and no quotation mark; spares look-ups for most text.
[[nodiscard]] constexpr bool is_among_letters(char32_t c) noexcept {
  return (c >= 0xC0 && c < 0x0F00) || is_among_ideographs(c) || (c >= 0xAC00 && c < 0xD7A4);
}

/// Mkhedruli has capitals in Unicode, but no sentence begins with one.
[[nodiscard]] constexpr bool is_georgian(char32_t c) noexcept {
  return c >= 0x10D0 && c < 0x1100;
}

[[nodiscard]] bool is_any_quote(char32_t c) noexcept;
/// Brackets and quotation marks that usually close.
[[nodiscard]] bool is_closing(char32_t c) noexcept;
/// Brackets and quotation marks that never close, in no language.
[[nodiscard]] bool only_opens(char32_t c) noexcept;
/// Brackets and quotation marks that may open, inverted marks, signs that bullets are made of.
[[nodiscard]] bool is_opening(char32_t c) noexcept;
/// Signs that list items begin with: • ⁃ ▪ – * and the like.
[[nodiscard]] bool is_bullet(char32_t c) noexcept;
[[nodiscard]] bool is_dash(char32_t c) noexcept;
/// Signs after which a sentence goes on: comma, semicolon, colon of any script.
[[nodiscard]] bool is_comma_like(char32_t c) noexcept;
/// Joins the character before it in one grapheme cluster (UAX #29: Extend, ZWJ, SpacingMark).
[[nodiscard]] bool is_extending(char32_t c) noexcept;
/// The size of the smiley or picture that `text` begins with, ":-)" or 🙂, or 0.
[[nodiscard]] std::size_t smiley_size(std::string_view text) noexcept;
/// Has the character upper and lower case?
[[nodiscard]] bool is_cased(char32_t c) noexcept;

/// The first offset of [from, end) that is not white space. White space that carries a mark
/// is none.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t from, std::size_t end) noexcept;

/// The end of what stands in [begin, end), white space left out. White space that a character joins to itself
/// (`text::joins_next`) is none.
[[nodiscard]] std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) noexcept;

}  // namespace distich::segmentation
