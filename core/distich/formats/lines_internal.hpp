#pragma once
#include <string>
#include <string_view>

#include <distich/base/range.hpp>

namespace distich::formats {

/// A line and its end (LF, CRLF or CR), as ranges of the text.
struct Line {
  ByteRange body;
  ByteRange end;
};

[[nodiscard]] Line line_at(std::string_view text, std::size_t begin) noexcept;

/// How the text ends its first line; LF where it has none.
[[nodiscard]] std::string_view usual_line_end(std::string_view text) noexcept;

}  // namespace distich::formats
