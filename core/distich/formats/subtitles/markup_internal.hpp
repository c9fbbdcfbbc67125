#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/formats/subtitles/cues_internal.hpp>

namespace distich::formats::subtitles {

/// A piece of a cue's line: text, a character written in another way, or a tag.
struct Token {
  enum class Kind : std::uint8_t { text, character, open, close, standalone };

  Kind kind = Kind::text;
  ByteRange place;
  std::string_view name;  ///< of a tag with a partner
  std::string character;  ///< what a character reference stands for
};

/// The pieces of a cue's lines, in order; none crosses a line's end. SubRip: <b>, <i>, <u>, <s>, <font …>,
/// the tags of WebVTT's voices and classes, `{\an8}` and its like. WebVTT: whatever stands between < and >,
/// and character references. A tag without a partner in its cue is standalone.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text, const Cue& cue, Dialect dialect);

/// A tag <v Name>: the name; else empty.
[[nodiscard]] std::string_view voice_of(std::string_view tag) noexcept;

/// Text that is to be shown as it is.
[[nodiscard]] std::string escaped(std::string_view text, Dialect dialect);

}  // namespace distich::formats::subtitles
