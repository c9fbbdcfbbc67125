#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <distich/base/range.hpp>
#include <distich/text/messages.hpp>

namespace distich::report {

/// What a text for people is laid out for.
struct Page {
  bool terminal = false;    ///< a person's terminal, not a file or pipe
  bool colour = false;      ///< may be painted with SGR sequences
  std::size_t width = 80;   ///< columns of the terminal
  text::Messages say = {};  ///< the reader's language
};

enum class Paint : std::uint8_t { strong, faint, good, fair, poor };

/// `text` in a colour or weight; as it is on a page without colour. Meaning never hangs on it.
[[nodiscard]] std::string paint(std::string_view text, Paint paint, const Page& page);

/// `text` made safe to stand within one line: line ends and tabs become spaces. On a terminal,
/// where data must not steer, control characters and bidi embeddings, overrides and isolates
/// are shown as \u{1B}; elsewhere text is data and goes out as it is. UTF-8 in, UTF-8 out.
[[nodiscard]] std::string one_line(std::string_view text, const Page& page);

/// Appends `one_line(text, page)` to `out`.
void append_one_line(std::string& out, std::string_view text, const Page& page);

/// The same; on a terminal, text that holds right-to-left letters also stands between FSI and PDI, so that it
/// cannot reorder what is around it.
[[nodiscard]] std::string isolated(std::string_view text, const Page& page);

/// `isolated` with the bytes of `ranges` (in order, disjoint) painted strong.
[[nodiscard]] std::string marked(std::string_view text, std::span<const ByteRange> ranges, const Page& page);

}  // namespace distich::report
