#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <distich/base/error.hpp>

namespace distich::text {

/// An encoding that text says of itself.
struct Declaration {
  enum class Kind { xml, html, po };

  std::string_view name;  ///< as written
  Kind kind = Kind::xml;
};

/// Looks at the first 1024 bytes: an XML declaration, an HTML <meta>, or a PO file's header.
[[nodiscard]] std::optional<Declaration> declared_encoding(std::string_view bytes) noexcept;

/// The encoding that a declared label means in practice: the labels of small old character
/// sets stand for the larger ones that grew out of them (WHATWG Encoding Standard, "names and labels").
[[nodiscard]] std::string_view practical_encoding(std::string_view label) noexcept;

/// Bytes put before the text to say how it is encoded.
struct ByteOrderMark {
  std::string_view encoding;
  std::string_view bytes;
};

[[nodiscard]] std::optional<ByteOrderMark> byte_order_mark_of(std::string_view bytes) noexcept;
/// The mark of an encoding by its IANA name; empty for encodings that have none.
[[nodiscard]] std::string_view byte_order_mark_for(std::string_view encoding) noexcept;

/// UTF-16 or UTF-32 without a mark, recognised by the NUL bytes of common characters; empty
/// when the bytes hold none, or are more likely something else.
[[nodiscard]] std::string_view wide_encoding_of(std::string_view bytes);

/// The IANA name of an encoding that ICU knows by any alias; empty for an unknown one.
[[nodiscard]] std::string iana_name(std::string_view encoding);

/// Error{encoding} of `decode`.
[[noreturn]] void refuse_binary(SourcePos where);
[[noreturn]] void refuse_ill_formed_utf8(char byte, SourcePos where);

/// The outcome of a conversion to UTF-8.
struct Converted {
  std::string text;
  /// The offset of the first byte that is ill-formed in the encoding; `text` is what stood before it.
  std::optional<std::size_t> ill_formed_at;
};

/// Precondition: `iana_name(encoding)` is not empty.
[[nodiscard]] Converted to_utf8(std::string_view bytes, std::string_view encoding);

/// The way back. Throws Error{encoding} for a character that the encoding lacks.
/// Precondition: `iana_name(encoding)` is not empty.
[[nodiscard]] std::string from_utf8(std::string_view text, const std::string& encoding);

}  // namespace distich::text
