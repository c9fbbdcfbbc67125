#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::xliff1 {

/// What holds for the whole of a file while it is read.
struct FileFacts {
  std::string uri;        ///< namespace of XLIFF's own elements in it
  std::string_view text;  ///< where the file is held whole; else empty
  std::map<std::string, std::string, std::less<>>
      code_names;  ///< what SDL's header calls codes, by their ids

  /// Are targets to be put back into this file? Then codes keep the file's own markup as their original, and
  /// units the place of their source.
  [[nodiscard]] bool in_place() const noexcept { return !text.empty(); }

  /// Does the reader stand at XLIFF's own element of that name?
  [[nodiscard]] bool is_core(const xml::Reader& reader, std::string_view name) const {
    return reader.name() == name && is_core(reader);
  }

  [[nodiscard]] bool is_core(const xml::Reader& reader) const {
    return reader.uri() == uri && (!uri.empty() || reader.prefix().empty());
  }

  /// Where the tag stands in `text` that the reader read last: from its `<` to behind its `>`. The end of an
  /// empty element ("<target/>") has the place of its start. Empty where the file is not held.
  [[nodiscard]] std::optional<ByteRange> tag(const xml::Reader& reader) const;
};

/// Where an element stands in a file that is held whole.
struct Spot {
  ByteRange start_tag;
  ByteRange end_tag;

  [[nodiscard]] bool is_empty_element() const noexcept { return start_tag == end_tag; }

  [[nodiscard]] ByteRange outer() const noexcept { return {start_tag.begin, end_tag.end}; }

  /// Between its tags; of an empty element the end of its tag.
  [[nodiscard]] ByteRange inner() const noexcept {
    return {start_tag.end, is_empty_element() ? start_tag.end : end_tag.begin};
  }
};

/// A <mrk mtype="seg">.
struct MarkedSegment {
  std::string mid;
  RichText text;
  std::optional<Spot> spot;
};

/// What stands in a <source>, <seg-source> or <target>.
struct Content {
  RichText whole;                       ///< all of it, without the marks of segments
  std::vector<MarkedSegment> segments;  ///< in order
  bool text_between = false;            ///< some text, other than white space, is in no segment
  std::optional<Spot> spot;
};

/// Nothing but white space, if anything?
[[nodiscard]] bool is_blank(std::string_view text) noexcept;

/// From the element's start: steps to its end.
[[nodiscard]] Content read_content(xml::Reader& reader, const FileFacts& facts, Reporter& report);

}  // namespace distich::formats::xliff1
