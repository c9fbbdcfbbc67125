#pragma once
#include <istream>
#include <string>

namespace distich::formats::dictd {

/// The whole of a stream, unpacked where it is gzip (dictzip is). Throws Error{malformed} for a damaged file,
/// Error{limit} above 1 GiB.
[[nodiscard]] std::string unpacked(std::istream& in, const std::string& name);

}  // namespace distich::formats::dictd
