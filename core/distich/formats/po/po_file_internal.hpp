#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/range.hpp>

namespace distich::formats::po {

/// Begins the comment behind "#." that holds what entries have no place for.
inline constexpr std::string_view details_mark = "distich:";

/// A translation: `msgstr`, or one of `msgstr[0]`, `msgstr[1]`, …
struct Form {
  std::size_t number = 0;
  std::string text;
  ByteRange lines;  ///< from its keyword to its last quotation mark; empty where it could be put in
};

/// Strings of an entry that tell it from others.
struct Key {
  std::optional<std::string> context;
  std::optional<std::string> id;
  std::optional<std::string> plural;
};

/// A message with all that stands before it.
struct Entry {
  std::vector<std::string> notes;  ///< "#" and "#."; an empty comment line divides two
  std::string details;             ///< what is behind "#. distich:"
  std::string references;          ///< "#:"
  std::vector<std::string> flags;  ///< "#,"
  Key key;
  Key previous;  ///< "#|"
  std::vector<Form> forms;
  bool obsolete = false;  ///< "#~"

  std::size_t at = 0;  ///< of the line of its first keyword
  std::uint32_t line = 0;
  std::vector<ByteRange> flag_lines;      ///< with their line ends
  std::vector<ByteRange> previous_lines;  ///< with their line ends

  [[nodiscard]] bool is_header() const noexcept { return !obsolete && !key.context && key.id == ""; }

  [[nodiscard]] bool is_fuzzy() const;
};

struct File {
  std::vector<Entry> entries;        ///< without the header and obsolete ones
  std::optional<Entry> header;       ///< the first entry whose msgid is empty
  std::size_t obsolete = 0;          ///< how many entries are
  std::string_view line_end = "\n";  ///< of most lines
};

/// The entries of a whole file. What is wrong is reported with its place and stepped over: `po.syntax`,
/// `po.unterminated`, `po.bad-escape`, `po.no-msgid`, `po.no-msgstr`, `po.duplicate`, `po.no-header`,
/// `po.mixed-line-ends`. Throws Error{malformed} for a file that does not begin as a catalogue. Linear.
[[nodiscard]] File parse(std::string_view text, const std::string& input, const Control& control);

}  // namespace distich::formats::po
