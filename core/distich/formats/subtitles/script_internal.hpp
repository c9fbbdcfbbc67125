#pragma once
#include <string_view>

namespace distich::formats::subtitles {

/// Is a line end between these two characters no white space, as in scripts that are written without spaces?
[[nodiscard]] bool joins_without_space(char32_t before, char32_t after) noexcept;
/// May a line end, and a cue, between these two characters without white space there?
[[nodiscard]] bool may_divide(char32_t before, char32_t after) noexcept;
/// "- Where?": does the text begin with the dash of a new speaker?
[[nodiscard]] bool begins_turn(std::string_view text) noexcept;
/// "[door creaks]", "♪ …": what is heard, and belongs to no sentence?
[[nodiscard]] bool is_sound(std::string_view text) noexcept;
/// Does any character of the text end sentences (Sentence_Terminal, and the ellipsis)?
[[nodiscard]] bool has_sentence_end(std::string_view text) noexcept;

}  // namespace distich::formats::subtitles
