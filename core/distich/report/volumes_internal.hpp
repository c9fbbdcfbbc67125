#pragma once
#include <iosfwd>
#include <optional>
#include <span>
#include <string>

#include <distich/report/volumes.hpp>

namespace distich::report {

/// The sums of all files, called "total".
[[nodiscard]] FileVolumes sum_of(std::span<const FileVolumes> files);
/// "12.5" for 1250 hundredths.
[[nodiscard]] std::string in_words(std::uint64_t hundredths);

void write_volume_page(std::ostream& out, std::span<const FileVolumes> files, const VolumeReport& report);

}  // namespace distich::report
