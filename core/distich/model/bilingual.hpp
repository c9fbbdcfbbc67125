#pragma once
#include <span>
#include <string>
#include <vector>

#include <distich/model/document.hpp>
#include <distich/model/unit.hpp>

namespace distich {

/// Ties a run of source segments to a run of target segments that say the same. One side may
/// be empty (omitted or added in translation), not both.
struct Bead {
  SegmentRange source;
  SegmentRange target;
  double confidence = 0.0;  ///< 0 … 1

  friend auto operator<=>(const Bead&, const Bead&) = default;
};

/// "1-1", "2-1", "0-1", …
[[nodiscard]] std::string shape(const Bead& bead);

/// True when the beads are in order, do not cross, and cover 0 … sources and 0 … targets
/// exactly once.
[[nodiscard]] bool tiles(std::span<const Bead> beads, std::size_t sources, std::size_t targets) noexcept;

/// Two segmented documents and the beads over them, which tile both.
class BilingualDocument {
 public:
  /// Throws Error{invalid_argument} unless the beads tile both documents' segments.
  BilingualDocument(Document source, Document target, std::vector<Bead> beads);

  [[nodiscard]] const Document& source() const noexcept { return source_; }

  [[nodiscard]] const Document& target() const noexcept { return target_; }

  [[nodiscard]] std::span<const Bead> beads() const noexcept { return beads_; }

  [[nodiscard]] LanguagePair languages() const { return {source_.language(), target_.language()}; }

  /// A bead as a line of a bilingual file. Segments of one side are joined as the document
  /// had them, gaps between them included (line ends become one space). A bead without
  /// target segments gives a unit without target; one without source segments an empty source.
  [[nodiscard]] BilingualUnit unit(std::size_t bead) const;

 private:
  Document source_;
  Document target_;
  std::vector<Bead> beads_;
};

}  // namespace distich
