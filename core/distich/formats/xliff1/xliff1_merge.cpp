#include <algorithm>
#include <sstream>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/in_place_internal.hpp>
#include <distich/formats/xliff1/xliff1_context_internal.hpp>
#include <distich/formats/xliff1/xliff1_merge_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_unit_merge_internal.hpp>
#include <distich/formats/xliff1/xliff1_walker_internal.hpp>
#include <distich/text/decode.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff1 {
namespace {

const MarkedSegment* segment_named(const std::optional<Content>& content, std::string_view mid) {
  if (!content) return nullptr;
  const auto found = std::ranges::find(content->segments, mid, &MarkedSegment::mid);
  return found == content->segments.end() ? nullptr : &*found;
}

/// What the file has for the codes of a segment of the unit.
CodeMarkup codes_of(const TransUnit& unit, std::size_t segment) {
  CodeMarkup codes(true);
  if (!unit.by_segments) {
    if (unit.target) codes.add(unit.target->whole, unit.target->code_markup);
    codes.add(unit.source.whole, unit.source.code_markup);
    return codes;
  }
  const auto& source = unit.segmented->segments[segment];
  if (unit.target && unit.target->segments.empty()) {
    codes.add(unit.target->whole, unit.target->code_markup);
  } else if (const auto* target = segment_named(unit.target, source.mid)) {
    codes.add(target->text, target->code_markup);
  }
  codes.add(source.text, source.code_markup);
  return codes;
}

class FileMerge {
 public:
  FileMerge(const Skeleton& skeleton, std::span<const BilingualUnit> units, Losses& losses)
      : text_(skeleton.text),
        encoding_(skeleton.encoding),
        is_tools_(is_tools_format(skeleton.format)),
        losses_(&losses),
        units_(text_, units) {}

  std::string run() {
    std::istringstream in(without_encoding(text_));
    FileWalker walker(in, {HeldText(text_), is_tools_}, {}, {});
    for (TransUnit unit; walker.next(unit); unit = {}) merge_unit(unit, walker);
    units_.require_all_taken();
    std::ranges::stable_sort(replacements_, {}, &Replacement::place);
    use_references(replacements_, encoding_);
    return splice(text_, replacements_);
  }

 private:
  void merge_unit(const TransUnit& unit, const FileWalker& walker) {
    const auto before = to_units(unit);
    UnitChanges changes;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const auto* now = units_.take(before[i]);
      if (now == nullptr) continue;
      if (now->target && before[i].target.value_or(RichText()) != *now->target)
        changes.targets.push_back({i, markup_of(unit, i, *now->target)});
      if (!is_tools_) add_details(unit, before, i, *now, changes);
    }
    if (!changes.targets.empty() && !is_tools_) state_language(walker, *units_.last());
    merge_trans_unit(text_, unit, changes, replacements_);
  }

  std::string markup_of(const TransUnit& unit, std::size_t segment, const RichText& target) {
    const auto kept = annotations_of(unit, segment, target);
    auto written = codes_of(unit, segment).write(target, kept.annotations, [](std::string_view text) {
      return xml::escape_text(xml_safe(text));
    });
    losses_->add("inline code", written.left_out);
    losses_->add("start or end of an annotation", kept.moved + written.annotations_left_out);
    return std::move(written.markup);
  }

  /// Those of the target that is replaced, in the new one.
  [[nodiscard]] static MovedAnnotations annotations_of(const TransUnit& unit, std::size_t segment,
                                                       const RichText& now) {
    if (!unit.target) return {};
    if (!unit.by_segments || unit.target->segments.empty())
      return annotations_in(now, unit.target->whole, unit.target->annotations);
    const auto* target = segment_named(unit.target, unit.segmented->segments[segment].mid);
    return target == nullptr ? MovedAnnotations() : annotations_in(now, target->text, target->annotations);
  }

  /// States, notes and properties.
  void add_details(const TransUnit& unit, const std::vector<BilingualUnit>& before, std::size_t i,
                   const BilingualUnit& now, UnitChanges& changes) {
    if (now.source != before[i].source) losses_->add("source");
    for (auto& note : new_notes(before[i], now)) changes.notes.push_back(std::move(note));
    if (const auto state = changed_state(unit, before[i], now)) {
      if (before.size() == 1) {
        changes.state = state;
      } else {
        losses_->add("state of a segment");
      }
    }
    auto properties = changes_between(before[i].properties, now.properties);
    if (properties.empty()) return;
    if (before.size() == 1) {
      losses_->add("property", lost_properties(unit, properties));
      changes.properties = std::move(properties);
    } else {
      losses_->add("property", properties.set.size() + properties.erased.size());
    }
  }

  /// The state that must be put in so that the unit's comes back.
  static std::optional<UnitState> changed_state(const TransUnit& unit, const BilingualUnit& before,
                                                const BilingualUnit& now) {
    if (!now.target || (now.target->empty() && !before.target)) return std::nullopt;
    const auto comes_back = unit.own_state
                                ? *unit.own_state
                                : to_unit_state(unit.state, unit.approved).value_or(UnitState::draft);
    return comes_back == now.state ? std::nullopt : std::optional(now.state);
  }

  /// Properties that other elements of the file hold cannot be changed.
  static std::size_t lost_properties(const TransUnit& unit, PropertyChanges& changes) {
    const auto is_elsewhere = [&](const std::string& name) {
      return unit.common.properties.contains(name) && !unit.spots.own_properties.contains(name);
    };
    const auto lost_values =
        std::erase_if(changes.set, [&](const auto& one) { return is_elsewhere(one.first); });
    return lost_values + std::erase_if(changes.erased, is_elsewhere);
  }

  /// A file whose targets are new says their language.
  void state_language(const FileWalker& walker, const BilingualUnit& unit) {
    if (walker.file_says_target() || !unit.languages.target.known()) return;
    if (!stated_.empty() && stated_ == walker.file_tag()) return;
    stated_ = walker.file_tag();
    replacements_.push_back(
        {stated_, with_attribute(stated_.of(text_), "target-language", unit.languages.target.str())});
  }

  std::string_view text_;
  std::string encoding_;
  bool is_tools_;
  Losses* losses_;
  UnitsByPlace units_;
  std::vector<Replacement> replacements_;
  ByteRange stated_{};  ///< the tag of the last <file> that got a language
};

}  // namespace

std::string put_back(const Skeleton& skeleton, std::span<const BilingualUnit> units, Losses& losses) {
  return FileMerge(skeleton, units, losses).run();
}

std::string merge_in_place(const Skeleton& skeleton, std::span<const BilingualUnit> units) {
  Losses unheard({}, {});
  return text::encode(put_back(skeleton, units, unheard), skeleton.encoding, skeleton.byte_order_mark);
}

}  // namespace distich::formats::xliff1
