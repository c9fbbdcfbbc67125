#pragma once
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <distich/model/volume.hpp>
#include <distich/report/page.hpp>

namespace distich::report {

/// What there is to translate in a file.
struct FileVolumes {
  std::string file;
  Volumes volumes{};
};

enum class VolumeFormat : std::uint8_t {
  text,  ///< a table a file and one of all
  tsv,  ///< file, band, segments, words, characters, characters without spaces, weighted words (a part of one
        ///< with a point); the sums of all files come last, for a file called "total"
  csv,  ///< the same
  json,  ///< one document, schema distich.stats/1
  html,  ///< a page for people: no script, nothing loaded
};

[[nodiscard]] std::optional<VolumeFormat> volume_format(std::string_view name) noexcept;

/// `weights` are those of weighted words; none: there are no such columns.
void write_volumes(std::ostream& out, VolumeFormat format, std::span<const FileVolumes> files,
                   const std::optional<BandWeights>& weights, const Page& page);

}  // namespace distich::report
