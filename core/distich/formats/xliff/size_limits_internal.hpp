#pragma once
#include <string>

#include <distich/model/unit.hpp>
#include <distich/xml/reader.hpp>

namespace distich::formats::xliff {

/// By what a file counts sizes (XLIFF 2, size and length restriction module): profiles of the standard, the
/// only ones that are understood.
struct SizeProfiles {
  bool in_code_points = false;  ///< "xliff:codepoints"
  std::string storage;          ///< "utf8", "utf16", "utf32", or empty
};

/// From the start of <slr:profiles>: steps to its end.
[[nodiscard]] SizeProfiles read_size_profiles(xml::Reader& reader);

/// What an element restricts its text to, as properties: `size-restriction` ("10", "5,10"), and
/// `storage-restriction` with the encoding before it ("utf8:10"). Nothing where the file counts otherwise.
void add_size_limits(const xml::Reader& reader, const SizeProfiles& profiles, Properties& properties);

/// Of a unit of several segments: each alone may be no longer than the unit, and may be shorter.
void keep_upper_limits(Properties& properties);

}  // namespace distich::formats::xliff
