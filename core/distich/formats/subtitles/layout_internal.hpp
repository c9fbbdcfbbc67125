#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/formats/subtitles/cues_internal.hpp>
#include <distich/formats/subtitles/markup_internal.hpp>

namespace distich::formats::subtitles {

/// A line of a cue.
struct CueLine {
  std::size_t cue = 0;
  ByteRange place;
  std::string visible;   ///< its text without tags
  bool divided = false;  ///< no sentence runs from the line before into this one
};

/// Lines of one cue through which sentences may run.
struct Part {
  std::size_t cue = 0;
  std::size_t first_line = 0;
  std::size_t end_line = 0;
  ByteRange place;  ///< from the first line's begin to the last one's end
};

/// The cues of a file, and where sentences cannot run on.
struct Layout {
  std::vector<Cue> cues;
  std::vector<std::vector<Token>> tokens;  ///< by cue
  std::vector<CueLine> lines;              ///< of all cues
  std::vector<Part> parts;                 ///< of all cues
};

/// Sentences run over line ends and from cue to cue, but not
///   - into a line that a dash of a speaker begins, or that another <v Name> speaks;
///   - into or out of what is heard ("[door creaks]", "♪ …");
///   - over three seconds in which nothing is shown;
///   - from cue to cue where more than six in a row have no mark that ends sentences.
/// Linear. Diagnostics are those of `read_cues`.
[[nodiscard]] Layout lay_out(std::string_view text, Dialect dialect, const std::string& input,
                             const Control& control);

/// What stands between two lines when a sentence runs over their border: a space, or nothing.
[[nodiscard]] std::string_view joiner(std::string_view before, std::string_view after) noexcept;

}  // namespace distich::formats::subtitles
