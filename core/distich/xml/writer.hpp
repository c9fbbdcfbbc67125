#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace distich::xml {

/// For text between tags: & < > and CR escaped. Characters that XML 1.0 cannot hold are left out.
[[nodiscard]] std::string escape_text(std::string_view text);
/// For attribute values in double quotes: also " and white space other than the space.
[[nodiscard]] std::string escape_attribute(std::string_view value);
/// The first character that XML 1.0 cannot hold (a control character, a surrogate, U+FFFE,
/// U+FFFF) or byte that is no UTF-8, as an offset; npos when there is none.
[[nodiscard]] std::size_t find_forbidden(std::string_view text) noexcept;

/// Writes well-formed, deterministic XML: UTF-8, LF, two spaces a level. Elements are indented
/// only inside elements opened with `Layout::block`; inside `Layout::in_line` nothing is added.
/// Whatever the texts are, the result is well-formed; names must be XML names. Output is
/// buffered: it is complete only after `finish`.
class Writer {
 public:
  enum class Layout : std::uint8_t { block, in_line };

  explicit Writer(std::ostream& out);

  void declaration();
  /// `<!DOCTYPE tmx SYSTEM "tmx14.dtd">`
  void doctype(std::string_view name, std::string_view system_id);
  void open(std::string_view name, Layout layout = Layout::block);
  /// Only between `open` and what comes inside.
  void attribute(std::string_view name, std::string_view value);
  void text(std::string_view text);
  /// Markup that is known to be well-formed, written as it is.
  void raw(std::string_view markup);
  /// `<name/>` when nothing came inside.
  void close();
  /// open, text, close.
  void element(std::string_view name, std::string_view text);
  void comment(std::string_view text);
  /// Closes what is open and ends the last line.
  void finish();

  /// How many characters were left out because XML cannot hold them.
  [[nodiscard]] std::uint64_t dropped() const noexcept { return dropped_; }

 private:
  struct Level {
    std::string name;
    Layout layout = Layout::block;
    bool has_children = false;  ///< elements or comments, not text
  };

  void begin_child();
  void end_start_tag();
  void new_line();
  void flush();

  std::ostream* out_;
  std::string buffer_;
  std::vector<Level> levels_;
  bool in_start_tag_ = false;
  bool at_start_ = true;
  std::uint64_t dropped_ = 0;
};

}  // namespace distich::xml
