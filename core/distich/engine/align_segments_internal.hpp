#pragma once
#include <span>
#include <vector>

#include <distich/engine/align_articles.hpp>

namespace distich {

/// A run of segments of an article, and one of its translation.
struct SegmentStretch {
  SegmentRange source;
  SegmentRange target;
};

/// Aligns each stretch by itself, all learning from one another. The beads of each, with the documents'
/// numbers of segments.
[[nodiscard]] std::vector<std::vector<Bead>> align_stretches(const Document& source, const Document& target,
                                                             std::span<const SegmentStretch> stretches,
                                                             std::span<const Concept> glossary,
                                                             const AlignArticlesOptions& options,
                                                             const Control& control);

}  // namespace distich
