#include <algorithm>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/model/bilingual.hpp>

namespace distich {
namespace {

/// What stood between two segments, fit for one line.
std::string_view one_line(std::string_view gap) noexcept {
  return gap.find_first_of("\r\n\t") == std::string_view::npos ? gap : " ";
}

RichText joined(const Document& document, SegmentRange range) {
  RichText out;
  for (auto i = range.begin; i < range.end; ++i) {
    out = i == range.begin ? document.segment_rich(i)
                           : join({std::move(out), document.segment_rich(i)}, one_line(document.gap_text(i)));
  }
  return out;
}

Context context_of(const Document& document, SegmentRange range) {
  Context context;
  if (range.begin > 0) context.previous = document.segment_text(range.begin - 1);
  if (range.end < document.segments().size()) context.next = document.segment_text(range.end);
  return context;
}

}  // namespace

std::string shape(const Bead& bead) {
  return std::to_string(bead.source.size()) + '-' + std::to_string(bead.target.size());
}

bool tiles(std::span<const Bead> beads, std::size_t sources, std::size_t targets) noexcept {
  std::size_t source = 0;
  std::size_t target = 0;
  for (const auto& bead : beads) {
    if (bead.source.begin != source || bead.target.begin != target) return false;
    if (bead.source.end < source || bead.target.end < target) return false;
    if (bead.source.empty() && bead.target.empty()) return false;
    source = bead.source.end;
    target = bead.target.end;
  }
  return source == sources && target == targets;
}

BilingualDocument::BilingualDocument(Document source, Document target, std::vector<Bead> beads)
    : source_(std::move(source)), target_(std::move(target)), beads_(std::move(beads)) {
  if (!tiles(beads_, source_.segments().size(), target_.segments().size())) {
    throw Error(ErrorCode::invalid_argument, tr("the beads do not cover both texts in order"));
  }
}

BilingualUnit BilingualDocument::unit(std::size_t bead) const {
  const Bead& tie = beads_.at(bead);
  BilingualUnit out;
  out.id = "b" + std::to_string(bead + 1);
  out.languages = languages();
  out.source = joined(source_, tie.source);
  if (!tie.target.empty()) {
    out.target = joined(target_, tie.target);
    out.state = UnitState::translated;
  }
  if (!tie.source.empty()) out.context = context_of(source_, tie.source);
  out.confidence = tie.confidence;
  out.bead = shape(tie);
  return out;
}

}  // namespace distich
