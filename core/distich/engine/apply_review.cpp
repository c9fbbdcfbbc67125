#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/engine/align_segments_internal.hpp>
#include <distich/engine/review.hpp>

namespace distich {
namespace {

/// A bead that was decided.
struct Fixed {
  SegmentRange source;
  SegmentRange target;
  Verdict verdict = Verdict::ok;
  const ReviewedBead* row = nullptr;
};

/// A stretch of both texts.
struct Stretch {
  SegmentRange source;
  SegmentRange target;
};

class Applying {
 public:
  Applying(const BilingualDocument& automatic, std::span<const ReviewedBead> review)
      : automatic_beads_(automatic.beads()), review_(review) {}

  /// The beads that were decided, in order.
  [[nodiscard]] std::vector<Fixed> fixed() const {
    std::vector<Fixed> out;
    for (const auto& row : review_) {
      if (row.verdict == Verdict::open && is_automatic(row)) continue;
      const auto verdict = row.verdict == Verdict::drop ? Verdict::drop : Verdict::ok;
      out.push_back({place_of(row.source, row.target, &Bead::target, &Bead::source),
                     place_of(row.target, row.source, &Bead::source, &Bead::target), verdict, &row});
    }
    std::ranges::stable_sort(out, [](const Fixed& a, const Fixed& b) {
      return std::tie(a.source.begin, a.source.end, a.target.begin) <
             std::tie(b.source.begin, b.source.end, b.target.begin);
    });
    fit_between_neighbours(out);
    check_order(out);
    return out;
  }

  /// The automatic beads of a stretch, where these tile it.
  [[nodiscard]] std::optional<std::span<const Bead>> kept(const Stretch& stretch) const {
    const auto first = first_from(stretch.source.begin, stretch.target.begin);
    const auto last = first_from(stretch.source.end, stretch.target.end);
    const std::span<const Bead> found(first, last);
    const bool empty = stretch.source.empty() && stretch.target.empty();
    if (found.empty()) return empty ? std::optional(found) : std::nullopt;
    const bool fits = begin_of(found.front()) == std::pair(stretch.source.begin, stretch.target.begin) &&
                      found.back().source.end == stretch.source.end &&
                      found.back().target.end == stretch.target.end;
    return fits ? std::optional(found) : std::nullopt;
  }

 private:
  static std::pair<std::size_t, std::size_t> begin_of(const Bead& bead) noexcept {
    return {bead.source.begin, bead.target.begin};
  }

  /// The first automatic bead that does not begin before a place.
  [[nodiscard]] std::span<const Bead>::iterator first_from(std::size_t source, std::size_t target) const {
    return std::ranges::lower_bound(automatic_beads_, std::pair(source, target), {}, begin_of);
  }

  [[nodiscard]] bool is_automatic(const ReviewedBead& row) const {
    if (!row.source.place_known || !row.target.place_known) return false;
    const auto bead = first_from(row.source.range.begin, row.target.range.begin);
    return bead != automatic_beads_.end() && bead->source == row.source.range &&
           bead->target == row.target.range;
  }

  /// Where the place is not said: where the automatic alignment has the other side's beginning.
  [[nodiscard]] SegmentRange place_of(const ReviewedSide& side, const ReviewedSide& other,
                                      SegmentRange Bead::*other_of, SegmentRange Bead::*own_of) const {
    if (side.place_known) return side.range;
    const auto bead = std::ranges::upper_bound(automatic_beads_, other.range.begin, {},
                                               [&](const Bead& one) { return (one.*other_of).end; });
    const auto place = bead == automatic_beads_.end() ? 0 : ((*bead).*own_of).begin;
    return {place, place};
  }

  /// Moves beads whose place was not said to where their neighbours leave room.
  static void fit_between_neighbours(std::vector<Fixed>& fixed) {
    for (std::size_t i = 0; i < fixed.size(); ++i) {
      fit(fixed, i, &Fixed::source, fixed[i].row->source.place_known);
      fit(fixed, i, &Fixed::target, fixed[i].row->target.place_known);
    }
  }

  static void fit(std::vector<Fixed>& fixed, std::size_t i, SegmentRange Fixed::*side, bool place_known) {
    if (place_known) return;
    auto place = (fixed[i].*side).begin;
    if (i + 1 < fixed.size()) place = std::min(place, (fixed[i + 1].*side).begin);
    if (i > 0) place = std::max(place, (fixed[i - 1].*side).end);
    fixed[i].*side = {place, place};
  }

  static void check_order(const std::vector<Fixed>& fixed) {
    for (std::size_t i = 1; i < fixed.size(); ++i) {
      const auto& before = fixed[i - 1];
      const auto& bead = fixed[i];
      if (before.source.end <= bead.source.begin && before.target.end <= bead.target.begin) continue;
      const auto& [first, second] = std::minmax(
          *before.row, *bead.row, [](const auto& a, const auto& b) { return a.where.line < b.where.line; });
      throw Error(ErrorCode::malformed,
                  tr("this bead overlaps or crosses that of line {1}", first.where.line), second.where);
    }
  }

  std::span<const Bead> automatic_beads_;
  std::span<const ReviewedBead> review_;
};

SegmentRange between(std::size_t begin, std::size_t end) {
  return {begin, end};
}

/// The stretches before, between and behind beads: one more than there are beads.
std::vector<Stretch> stretches_around(const std::vector<Fixed>& fixed, const BilingualDocument& pair) {
  std::vector<Stretch> out;
  std::size_t source = 0;
  std::size_t target = 0;
  for (const auto& bead : fixed) {
    out.push_back({between(source, bead.source.begin), between(target, bead.target.begin)});
    source = bead.source.end;
    target = bead.target.end;
  }
  out.push_back(
      {between(source, pair.source().segments().size()), between(target, pair.target().segments().size())});
  return out;
}

}  // namespace

AppliedReview apply_review(const BilingualDocument& automatic, std::span<const ReviewedBead> review,
                           std::span<const Concept> glossary, const AlignArticlesOptions& options,
                           const Control& control) {
  const Applying applying(automatic, review);
  const auto fixed = applying.fixed();
  const auto stretches = stretches_around(fixed, automatic);
  std::vector<SegmentStretch> parts;
  bool anew = false;
  for (const auto& stretch : stretches) {
    anew = anew || !applying.kept(stretch);
    parts.push_back({stretch.source, stretch.target});
  }
  for (const auto& bead : fixed) parts.push_back({bead.source, bead.target});
  const auto aligned =
      anew ? align_stretches(automatic.source(), automatic.target(), parts, glossary, options, control)
           : std::vector<std::vector<Bead>>(parts.size());
  std::vector<Bead> beads;
  std::vector<Verdict> verdicts;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const auto kept = applying.kept(stretches[i]);
    const auto here = kept ? *kept : std::span<const Bead>(aligned[i]);
    beads.insert(beads.end(), here.begin(), here.end());
    verdicts.resize(beads.size(), Verdict::open);
    if (i == fixed.size()) break;
    beads.push_back({fixed[i].source, fixed[i].target, 1.0});
    verdicts.push_back(fixed[i].verdict);
  }
  return {BilingualDocument(automatic.source(), automatic.target(), std::move(beads)), std::move(verdicts)};
}

}  // namespace distich
