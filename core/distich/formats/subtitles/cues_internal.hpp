#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/range.hpp>

namespace distich::formats::subtitles {

/// Where SubRip and WebVTT differ.
enum class Dialect : std::uint8_t { srt, webvtt };

/// When a cue is shown, in milliseconds.
struct Times {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// A text with the time that it is shown at.
struct Cue {
  std::vector<ByteRange> lines;  ///< that hold text, without white space at either end; may be none
  std::optional<Times> times;    ///< nothing where they cannot be read
};

/// The cues of a whole file. What is wrong is reported with its place and stays as it is:
/// `subtitles.bad-time`, `subtitles.time-order`, `subtitles.number-order`, `subtitles.no-number`,
/// `subtitles.no-time`, `subtitles.missing-blank-line`, `subtitles.empty-cue`, `subtitles.no-header`. Linear.
[[nodiscard]] std::vector<Cue> read_cues(std::string_view text, Dialect dialect, const std::string& input,
                                         const Control& control);

/// Is this a line "00:01:02,500 --> 00:01:04,000", as far as it can be understood?
[[nodiscard]] bool is_time_line(std::string_view line, Dialect dialect);

}  // namespace distich::formats::subtitles
