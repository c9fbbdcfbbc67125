#pragma once
#include <iosfwd>

#include <distich/formats/format.hpp>

namespace distich {

/// Is a file what its format's standard allows? Reports all that is not as diagnostics: with the format's own
/// validation, or else by reading the file to its end. Memory stays flat. Throws what the reader throws for a
/// file that cannot be read at all, Error{unsupported} for a format that reads nothing.
void check_format(std::istream& in, const Format& format, const ReadOptions& options, const Control& control);

}  // namespace distich
