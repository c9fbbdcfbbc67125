#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>
#include <distich/formats/in_place_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::xliff1 {

/// What holds for the whole of a file while it is read.
struct FileFacts {
  std::string uri;  ///< namespace of XLIFF's own elements in it
  HeldText held;    ///< the file, where targets are to be put back into it
  bool tool =
      false;  ///< a tool's own kind of file: codes have its markup as their original, annotations are codes
  std::map<std::string, std::string, std::less<>>
      code_names;  ///< what SDL's header calls codes, by their ids

  /// Does the reader stand at XLIFF's own element of that name?
  [[nodiscard]] bool is_core(const xml::Reader& reader, std::string_view name) const {
    return reader.name() == name && is_core(reader);
  }

  [[nodiscard]] bool is_core(const xml::Reader& reader) const {
    return reader.uri() == uri && (!uri.empty() || reader.prefix().empty());
  }
};

/// A <mrk mtype="seg">.
struct MarkedSegment {
  std::string mid;
  RichText text;
  std::vector<std::string> code_markup{};  ///< of `text.codes`, where the file is held
  std::vector<Annotation> annotations{};   ///< likewise
  std::optional<Spot> spot{};
};

/// What stands in a <source>, <seg-source> or <target>.
struct Content {
  RichText whole;                        ///< all of it, without the marks of segments
  std::vector<std::string> code_markup;  ///< of `whole.codes`, where the file is held
  std::vector<Annotation> annotations;   ///< that are no codes, in `whole`; where the file is held
  std::vector<MarkedSegment> segments;   ///< in order
  bool text_between = false;             ///< some text, other than white space, is in no segment
  std::optional<Spot> spot;
};

/// Nothing but white space, if anything?
[[nodiscard]] bool is_blank(std::string_view text) noexcept;

/// From the element's start: steps to its end.
[[nodiscard]] Content read_content(xml::Reader& reader, const FileFacts& facts, Reporter& report);

}  // namespace distich::formats::xliff1
