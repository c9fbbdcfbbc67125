#pragma once
#include <iosfwd>

#include <distich/formats/format.hpp>

namespace distich::formats::tmx {

/// Format::validate of TMX: the elements, attributes and pairs of TMX 1.4b; `lang` for `xml:lang` up to 1.3.
void validate(std::istream& in, const ReadOptions& options, const Control& control);

}  // namespace distich::formats::tmx
