#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <distich/formats/xliff/size_limits_internal.hpp>
#include <distich/formats/xliff/xliff_inline_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/model/unit.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::xliff {

/// From the start of <mda:metadata>: adds what it holds, steps to its end. Groups of other
/// tools give "category:type".
void read_metadata(xml::Reader& reader, Properties& properties);

/// What speaks of a part of the unit: the `ref` says of which.
template <class Value>
struct Referring {
  std::string ref;
  Value value;
};

struct Segment {
  std::string id;
  Content source;
  std::optional<Content> target;
  std::string state;  ///< as it is written
  std::string sub_state;
  std::optional<ByteRange> start_tag;  ///< where the file is held
};

/// What of a <unit> may be written anew, besides its segments; of files that are held.
struct UnitSpots {
  ByteRange start_tag;
  std::optional<Spot> notes;
  std::size_t first_text = 0;       ///< where <originalData>, or else the first segment, begins
  std::optional<Spot> metadata{};   ///< the <mda:metadata>
  std::optional<Spot> own_group{};  ///< the <mda:metaGroup> of our properties
  std::map<std::string, Spot, std::less<>> own_properties{};  ///< its <mda:meta> elements
};

/// A <unit> as it stands in the file.
struct Unit {
  BilingualUnit common;  ///< what all its segments share
  std::vector<Segment> segments;
  std::vector<Referring<Suggestion>> suggestions;
  std::vector<Referring<TermNote>> terms;
  std::vector<bool> has_place;  ///< of the terms
  UnitSpots spots{};
};

/// From the start of a <unit>: steps to its end.
[[nodiscard]] Unit read_unit(xml::Reader& reader, const LanguagePair& languages, const SizeProfiles& sizes,
                             const HeldText& held, Reporter& report);

/// One unit for each segment; ids of segments are added where there are several ("unit/segment").
[[nodiscard]] std::vector<BilingualUnit> to_units(Unit unit);

}  // namespace distich::formats::xliff
