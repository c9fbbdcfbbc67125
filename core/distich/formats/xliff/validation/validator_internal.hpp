#pragma once
#include <iosfwd>

#include <distich/formats/format.hpp>

namespace distich::formats::xliff {

/// Format::validate of XLIFF 2: against the schemas of the version that the file says it is, and the
/// constraints of the standard's text on the core and on all modules.
void validate(std::istream& in, const ReadOptions& options, const Control& control);

}  // namespace distich::formats::xliff
