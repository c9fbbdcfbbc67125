#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include <distich/model/document.hpp>

namespace distich::formats::html {

enum class Display : std::uint8_t {
  inline_text,   ///< part of a sentence; unknown elements too
  inline_void,   ///< the same, and has no content
  inline_whole,  ///< part of a sentence, content is left alone: <script>, <svg>, <rt>, …
  block,
  block_void,
};

struct ElementTraits {
  Display display = Display::inline_text;
  std::optional<BlockKind> kind;  ///< what its text is; otherwise what its parent's is
  bool keeps_white_space = false;
  bool bounds_scope = false;  ///< end tags inside do not reach out of it
};

[[nodiscard]] ElementTraits traits_of(std::string_view name) noexcept;

}  // namespace distich::formats::html
