#pragma once
#include <string>
#include <string_view>

#include <distich/base/control.hpp>

namespace distich::text {

struct Decoded {
  std::string text;      ///< valid UTF-8, without a byte-order mark, no NUL
  std::string encoding;  ///< IANA name of what the bytes were in: "UTF-8", "UTF-16LE", "windows-1256", …
  bool byte_order_mark = false;
};

struct DecodeOptions {
  std::string input;            ///< the input's name, for positions in messages
  std::string encoding;         ///< what the caller says; empty = find out
  bool allow_detection = true;  ///< may ICU guess when nothing else decides?
};

/// The one gate through which outside bytes become text. Tried in order: a byte-order mark,
/// `options.encoding`, the pattern of NUL bytes (UTF-16/32 without a mark), a declaration in
/// the text itself (XML, HTML meta, PO header), strict UTF-8, then ICU's detection, which is
/// reported as a note ("text.encoding-detected"). One byte-order mark is taken off, no more.
///
/// Declared labels of old sets mean the larger ones that grew out of them ("iso-8859-1" is
/// windows-1252), as the WHATWG Encoding Standard has it. An HTML page that declares an 8-bit
/// set but is UTF-8 is read as UTF-8, with a warning ("text.declaration-contradicted"); so is a
/// stated encoding that a mark overrules ("text.encoding-overruled"), and an unknown declared
/// one ("text.unknown-encoding"). Text that is UTF-8 but for a few bytes is never guessed at.
///
/// Throws Error{encoding} with the byte's place where bytes are ill-formed in the encoding
/// that they are stated or declared to be in, and for binary files (NUL or many control bytes).
[[nodiscard]] Decoded decode(std::string_view bytes, const DecodeOptions& options = {},
                             const Control& control = {});

/// The way back. Throws Error{encoding} for an unknown encoding, or a character that it lacks.
[[nodiscard]] std::string encode(std::string_view text, std::string_view encoding, bool byte_order_mark);

[[nodiscard]] bool is_valid_utf8(std::string_view bytes) noexcept;
/// The offset of the first ill-formed byte; `bytes.size()` when there is none.
[[nodiscard]] std::size_t first_ill_formed(std::string_view bytes) noexcept;
/// Each maximal ill-formed part replaced by U+FFFD (Unicode, "substitution of maximal subparts").
[[nodiscard]] std::string repair_utf8(std::string_view bytes);

}  // namespace distich::text
