#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <distich/align/aligner.hpp>
#include <distich/base/control.hpp>

namespace distich {

/// A text and its translation, by their places among those that were given.
struct DocumentMatch {
  std::size_t source = 0;
  std::size_t target = 0;
  double score = 0;  ///< `tied_share` of their alignment

  friend auto operator<=>(const DocumentMatch&, const DocumentMatch&) = default;
};

/// Which texts of two languages belong together, by what is in them. Those are proposed that are each other's
/// likeliest partner by shared numbers, names and words spelt or sounding alike, the rarer the more, and by
/// their lengths; they are aligned, and kept when half of the smaller is tied. From those the words of the
/// two languages are learned, with which partners are sought for what is left, four times at most. In the
/// order of the sources; equal input gives equal output. Time grows with the texts' length and with how many
/// share a rare token; memory with the text.
[[nodiscard]] std::vector<DocumentMatch> match_documents(std::span<const AlignSide> sources,
                                                         std::span<const AlignSide> targets,
                                                         const Control& control = {});

}  // namespace distich
