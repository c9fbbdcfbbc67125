#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <distich/formats/xliff1/xliff1_content_internal.hpp>
#include <distich/model/unit.hpp>

namespace distich::formats::xliff1 {

/// What a tool's own elements say of one segment of a unit.
struct SegmentFacts {
  std::optional<UnitState> state;
  Properties properties;
};

/// An <alt-trans>.
struct Alternative {
  std::string mid;  ///< of the segment that it is for; may be empty
  Suggestion suggestion;
  bool has_source = false;
};

/// What of a <trans-unit> may be written anew, besides its target; of files that are held.
struct UnitSpots {
  ByteRange start_tag;
  std::size_t notes_end = 0;                                ///< behind the last <note>; 0 without one
  std::optional<Spot> own_state;                            ///< the <context>
  std::map<std::string, Spot, std::less<>> own_properties;  ///< the <context> elements
  std::size_t own_properties_end = 0;                       ///< behind the last of them
};

/// A <trans-unit> as it stands in the file.
struct TransUnit {
  BilingualUnit common;  ///< what all its segments share
  Content source;
  std::optional<Content> segmented;  ///< the <seg-source>
  std::optional<Content> target;
  LanguagePair stated;  ///< by `xml:lang` of source and target; "und" where they do not say
  bool by_segments = false;
  std::string state;  ///< the attribute of the target
  bool approved = false;
  UnitSpots spots;
  std::optional<UnitState> target_state;  ///< of a target with text
  std::optional<UnitState> own_state;     ///< which our writer states where the other would not come back
  std::map<std::string, SegmentFacts, std::less<>> segment_facts;  ///< by `mid`
  std::vector<Alternative> alternatives;
};

/// From the start of a <trans-unit>: steps to its end. Empty, and reported, for one without a source.
[[nodiscard]] std::optional<TransUnit> read_trans_unit(xml::Reader& reader, const FileFacts& facts,
                                                       const LanguagePair& languages, Reporter& report);

/// One unit for each segment, or one for the whole; ids of segments are added where there are several
/// ("unit/segment").
[[nodiscard]] std::vector<BilingualUnit> to_units(TransUnit unit);

/// A property "name", "name#2" … that is not taken yet.
void add_property(Properties& properties, const std::string& name, std::string value);

}  // namespace distich::formats::xliff1
