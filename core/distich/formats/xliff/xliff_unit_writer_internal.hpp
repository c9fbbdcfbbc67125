#pragma once
#include <string_view>

#include <distich/model/unit.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff {

/// Nothing when there are none.
void write_metadata(xml::Writer& writer, const Properties& properties);
/// What stands inside a <unit>: modules, notes, original data, the segment.
void write_unit_content(xml::Writer& writer, const BilingualUnit& unit);

}  // namespace distich::formats::xliff
