#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <distich/text/line_breaks.hpp>

namespace distich::formats::po {

/// gettext ends a string at U+0000, and a context at U+0004, whichever way they are written.
[[nodiscard]] constexpr bool is_unwritable(char c) noexcept {
  return c == '\0' || c == '\x04';
}

inline constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What stands between the quotation marks of a string, its escapes resolved as C has them. An escape that
/// means nothing, or no ASCII character, stays as it is written; `on_bad` is given its offset.
[[nodiscard]] std::string unescaped(std::string_view written, const std::function<void(std::size_t)>& on_bad);

/// The other way round: no line ends, control characters or quotation marks are left. What `is_unwritable`
/// becomes U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

/// Takes a string with its quotation marks off the front of `rest`; nothing where none is complete.
[[nodiscard]] std::optional<std::string> take_string(std::string_view& rest);

/// Writes keywords with their strings in lines as gettext's own tools do: broken behind \n, and where a
/// line would be wider than 79 columns.
class StringWriter {
 public:
  explicit StringWriter(std::string line_end = "\n") : line_end_(std::move(line_end)) {}

  /// `msgid "text"`, each line with `prefix` before it and a line end behind it but the last.
  [[nodiscard]] std::string lines(std::string_view prefix, std::string_view keyword,
                                  std::string_view text) const;

  [[nodiscard]] const std::string& line_end() const noexcept { return line_end_; }

 private:
  std::string line_end_;
  text::LineBreaks breaks_{LanguageTag()};
};

}  // namespace distich::formats::po
