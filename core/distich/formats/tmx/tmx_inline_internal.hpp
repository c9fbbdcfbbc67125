#pragma once
#include <distich/formats/xml_support_internal.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/xml/reader.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::tmx {

/// From the start of a <seg>: steps to its end.
[[nodiscard]] RichText read_segment(xml::Reader& reader, Reporter& report);
void write_segment(xml::Writer& writer, const RichText& rich);

}  // namespace distich::formats::tmx
