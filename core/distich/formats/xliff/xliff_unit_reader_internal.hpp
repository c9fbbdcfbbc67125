#pragma once
#include <string>
#include <vector>

#include <distich/formats/xliff/size_limits_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/model/unit.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::xliff {

/// From the start of <mda:metadata>: adds what it holds, steps to its end. Groups of other
/// tools give "category:type".
void read_metadata(xml::Reader& reader, Properties& properties);

/// From the start of a <unit>: steps to its end. One unit for each segment; ids of segments
/// are added where there are several ("unit/segment").
[[nodiscard]] std::vector<BilingualUnit> read_unit(xml::Reader& reader, const LanguagePair& languages,
                                                   const SizeProfiles& sizes, Reporter& report);

}  // namespace distich::formats::xliff
