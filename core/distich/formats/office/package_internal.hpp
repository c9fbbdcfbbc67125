#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/formats/office/markup_internal.hpp>
#include <distich/formats/splice_internal.hpp>

namespace distich::formats::office {

/// A text in one go: a part of the package, or what is nested in one (a text box, a footnote in its place),
/// in whose place there is a mark.
struct Piece {
  ByteRange range;  ///< in `Package::text`
  std::size_t part = 0;
  std::size_t same_as = 0;  ///< the piece whose text this one says again; its own number if none
};

/// The texts of a packed document, one after the other: what the places of units count in.
struct Package {
  struct Part {
    std::string name;
    std::string encoding;
    bool byte_order_mark = false;
    std::string xml;
  };

  std::vector<Part> parts;
  std::vector<Piece> pieces;
  std::string text;
};

class Container;

/// Takes the named parts, which are there, out of a document. Throws Error{malformed} for a part that is no
/// well-formed XML, and as Archive::read does.
[[nodiscard]] Package take_parts(const Container& container, std::span<const std::string> names,
                                 const Vocabulary& vocabulary, const Control& control);

/// The document with replacements, sorted by their places in `package.text`, made.
[[nodiscard]] std::string put_back(const Container& container, const Package& package,
                                   std::span<const Replacement> replacements);

}  // namespace distich::formats::office
