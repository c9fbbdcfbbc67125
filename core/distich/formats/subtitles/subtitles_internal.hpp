#pragma once
#include <span>
#include <string>
#include <string_view>

#include <distich/formats/format.hpp>
#include <distich/formats/subtitles/cues_internal.hpp>

namespace distich::formats::subtitles {

/// The text of the cues, in a block for each run of lines that sentences may run through. `format` is the id
/// that the skeleton gets.
[[nodiscard]] Article read_article(std::string_view bytes, std::string_view format, Dialect dialect,
                                   const ReadOptions& options, const Control& control);

/// A target goes over the cues that its source stands in, in proportion to what each of them has of the
/// source. The lines of a cue that changes are broken anew: two, or as many as it had, no wider than its
/// widest line or 42 columns where that can be. Line ends in a target are white space.
[[nodiscard]] std::string merge_article(const Skeleton& skeleton, Dialect dialect,
                                        std::span<const BilingualUnit> units);

}  // namespace distich::formats::subtitles
