#pragma once
#include <iosfwd>
#include <string>
#include <string_view>

#include <distich/formats/format.hpp>

namespace distich::formats::srx {

inline constexpr std::string_view srx_namespace = "http://www.lisa.org/srx20";

/// Throws Error{malformed} with the place when the file is not well-formed or no SRX; what is wrong
/// with a rule or a map is reported, and the others are read.
[[nodiscard]] SegmentationRules read_rules(std::istream& in, const ReadOptions& options,
                                           const Control& control);

/// Overrides become the first rules of each language rule that serves their language.
void write_rules(std::ostream& out, const SegmentationRules& rules);

struct Expression {
  std::string text;
  std::string_view mended;  ///< what was changed, as an id of a diagnostic; empty = nothing
};

/// An expression written for Java, or on several lines of an XML file, made one of ICU: white space
/// of the file's layout around it, the flag U, the mark "[noauto]" of Okapi, a bare "}".
[[nodiscard]] Expression mended(std::string_view written);

}  // namespace distich::formats::srx
