#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>

namespace distich {

/// A piece of markup inside a text ("<b>", "{0}", TMX <ph>, XLIFF <pc>). It stands off from
/// the text: the text never holds it.
struct InlineCode {
  enum class Kind : std::uint8_t { open, close, standalone };

  std::size_t at = 0;  ///< byte offset in the text that the code stands before
  Kind kind = Kind::standalone;
  std::string id;        ///< ties an open to its close; equal in source and target
  std::string original;  ///< the markup as the source file had it
  std::string shown_as;  ///< what to show to people; may be empty

  friend auto operator<=>(const InlineCode&, const InlineCode&) = default;
};

/// Clean text with its inline codes, sorted by `at`; codes at the same place keep the order
/// that they were written in.
struct RichText {
  std::string text;
  std::vector<InlineCode> codes;

  RichText() = default;

  explicit RichText(std::string plain) : text(std::move(plain)) {}

  RichText(std::string plain, std::vector<InlineCode> markup)
      : text(std::move(plain)), codes(std::move(markup)) {}

  [[nodiscard]] bool empty() const noexcept { return text.empty() && codes.empty(); }

  friend auto operator<=>(const RichText&, const RichText&) = default;
};

/// The part of a text in `range` with the codes that belong to it: all codes strictly inside,
/// and of those standing at either edge the ones whose partner lies in the range too.
/// Precondition: `codes` are sorted by `at`.
[[nodiscard]] RichText slice(std::string_view text, const std::vector<InlineCode>& codes, ByteRange range);

/// Indices into `codes` that `slice` would take for `range`.
[[nodiscard]] std::vector<std::size_t> codes_in(const std::vector<InlineCode>& codes, ByteRange range);

/// `parts` one after the other with `between` (a space, or nothing) between each two.
[[nodiscard]] RichText join(const std::vector<RichText>& parts, std::string_view between);

/// The text with the codes' original markup put back in. `escape` is applied to the text
/// between codes; markup is written as it is.
template <class Escape>
[[nodiscard]] std::string render(const RichText& rich, Escape escape) {
  std::string out;
  std::size_t done = 0;
  for (const auto& code : rich.codes) {
    out += escape(std::string_view(rich.text).substr(done, code.at - done));
    out += code.original;
    done = code.at;
  }
  out += escape(std::string_view(rich.text).substr(done));
  return out;
}

}  // namespace distich
