#include <algorithm>

#include <distich/formats/xliff1/xliff1_context_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_unit_merge_internal.hpp>
#include <distich/formats/xliff1/xliff1_values_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff1 {
namespace {

/// Makes the replacements for one <trans-unit>.
class UnitMerge {
 public:
  UnitMerge(std::string_view text, const TransUnit& unit, const UnitChanges& changes,
            std::vector<Replacement>& out)
      : text_(text), unit_(&unit), changes_(&changes), out_(&out) {}

  void run() {
    if (!changes_->targets.empty()) {
      write_targets();
    } else if (changes_->state && has_target()) {
      write_target_tag();
    }
    if (changes_->state) write_state();
    write_properties();
    write_notes();
  }

 private:
  [[nodiscard]] bool has_target() const { return unit_->target && unit_->target->spot; }

  [[nodiscard]] const std::vector<MarkedSegment>& segments() const { return unit_->segmented->segments; }

  [[nodiscard]] std::string_view at(ByteRange range) const { return range.of(text_); }

  void replace(ByteRange place, std::string with) { out_->push_back({place, std::move(with)}); }

  void insert(std::size_t place, std::string markup) { replace({place, place}, std::move(markup)); }

  void write_targets() {
    const auto& targets = changes_->targets;
    if (!unit_->by_segments || (has_target() && unit_->target->segments.empty() && segments().size() == 1 &&
                                !unit_->target->whole.empty())) {
      write_whole(targets.front().markup);
    } else if (has_target() && !unit_->target->segments.empty()) {
      for (const auto& change : targets) write_segment(change);
      if (changes_->state) write_target_tag();
    } else {
      write_whole(segmented());
    }
  }

  /// A target that is there keeps its tags, but for its state; else one is made behind the source.
  void write_whole(const std::string& content) {
    if (!has_target()) return insert_target(content);
    const auto& spot = *unit_->target->spot;
    if (spot.is_empty_element()) {
      const auto tag = opened(target_tag());
      return replace(spot.outer(), tag + content + end_tag_of(tag));
    }
    if (changes_->state) write_target_tag();
    replace(spot.inner(), content);
  }

  [[nodiscard]] std::string target_tag() const { return with_state(at(unit_->target->spot->start_tag)); }

  [[nodiscard]] std::string with_state(std::string_view tag) const {
    if (!changes_->state) return std::string(tag);
    return with_attribute(tag, "state", to_target_state(*changes_->state).state);
  }

  void write_target_tag() { replace(unit_->target->spot->start_tag, target_tag()); }

  /// What the unit's own tag, and our writer's own context, say of the state.
  void write_state() {
    const bool approved = to_target_state(*changes_->state).approved;
    if (approved != unit_->approved) {
      const auto value = approved ? std::optional<std::string_view>("yes") : std::nullopt;
      replace(unit_->spots.start_tag, with_attribute(at(unit_->spots.start_tag), "approved", value));
    }
    if (unit_->spots.own_state)
      out_->push_back(fill(text_, *unit_->spots.own_state, std::string(name(*changes_->state))));
  }

  void insert_target(const std::string& content) {
    const auto tag = with_state('<' + prefix() + "target>");
    insert(behind_source(), std::string(indent()) + tag + content + end_tag_of(tag));
  }

  [[nodiscard]] std::size_t behind_source() const {
    const auto& source = *unit_->source.spot;
    const auto& behind = unit_->segmented && unit_->segmented->spot ? *unit_->segmented->spot : source;
    return std::max(behind.end_tag.end, source.end_tag.end);
  }

  /// Of XLIFF's own elements in the file.
  [[nodiscard]] std::string prefix() const { return prefix_of(at(unit_->source.spot->start_tag)); }

  /// What the file has before the parts of the unit.
  [[nodiscard]] std::string_view indent() const {
    return indent_before(text_, unit_->source.spot->start_tag.begin);
  }

  /// Where elements come that stand behind the texts.
  [[nodiscard]] std::size_t behind_texts() const {
    return has_target() ? std::max(behind_source(), unit_->target->spot->end_tag.end) : behind_source();
  }

  /// The content of a new target: the <seg-source>'s, with targets, or nothing, in its segments.
  [[nodiscard]] std::string segmented() const {
    std::string out;
    auto done = unit_->segmented->spot->inner().begin;
    for (std::size_t i = 0; i < segments().size(); ++i) {
      const auto& spot = *segments()[i].spot;
      out += at({done, spot.start_tag.begin});
      const auto change = std::ranges::find(changes_->targets, i, &NewTarget::segment);
      out += filled(text_, spot, change == changes_->targets.end() ? std::string_view() : change->markup);
      done = spot.end_tag.end;
    }
    out += at({done, unit_->segmented->spot->inner().end});
    return out;
  }

  [[nodiscard]] const MarkedSegment* in_target(const MarkedSegment& segment) const {
    const auto& targets = unit_->target->segments;
    const auto found = std::ranges::find(targets, segment.mid, &MarkedSegment::mid);
    return found == targets.end() ? nullptr : &*found;
  }

  void write_segment(const NewTarget& change) {
    const auto& segment = segments()[change.segment];
    if (const auto* target = in_target(segment)) {
      out_->push_back(fill(text_, *target->spot, change.markup));
    } else {
      insert_segment(change);
    }
  }

  /// Behind the nearest segment before it that the target has, else before the target's first.
  void insert_segment(const NewTarget& change) {
    const auto& spot = *segments()[change.segment].spot;
    auto element = filled(text_, spot, change.markup);
    for (auto before = change.segment; before > 0; --before) {
      const auto* neighbour = in_target(segments()[before - 1]);
      if (neighbour == nullptr) continue;
      const auto gap = at({segments()[change.segment - 1].spot->end_tag.end, spot.start_tag.begin});
      if (is_blank(gap)) element.insert(0, gap);
      return insert(neighbour->spot->end_tag.end, std::move(element));
    }
    insert(unit_->target->segments.front().spot->start_tag.begin, std::move(element));
  }

  void write_properties() {
    const auto& known = unit_->spots.own_properties;
    const auto& changes = changes_->properties;
    std::string added;
    for (const auto& [name, value] : changes.set) {
      const auto markup = context_markup(prefix(), own::property, format_property(name, value));
      const auto place = known.find(name);
      if (place == known.end()) {
        added += context_indent() + markup;
      } else {
        replace(place->second.outer(), markup);
      }
    }
    for (const auto& name : changes.erased) {
      const auto place = known.find(name)->second.outer();
      replace({place.begin - indent_before(text_, place.begin).size(), place.end}, {});
    }
    if (added.empty()) return;
    if (!known.empty()) return insert(unit_->spots.own_properties_end, std::move(added));
    const auto tag = '<' + prefix() + "context-group purpose=\"" + "x-distich" + "\">";
    insert(behind_texts(), std::string(indent()) + tag + added + std::string(indent()) + end_tag_of(tag));
  }

  /// That of the contexts that are there, else one level more than the group's.
  [[nodiscard]] std::string context_indent() const {
    const auto& known = unit_->spots.own_properties;
    if (!known.empty()) return std::string(indent_before(text_, known.begin()->second.start_tag.begin));
    return indent().find('\n') == std::string_view::npos ? std::string(indent())
                                                         : std::string(indent()) + "  ";
  }

  void write_notes() {
    if (changes_->notes.empty()) return;
    const auto tag = '<' + prefix() + "note>";
    std::string added;
    for (const auto& note : changes_->notes)
      added += std::string(indent()) + tag + xml::escape_text(xml_safe(note)) + end_tag_of(tag);
    insert(unit_->spots.notes_end > 0 ? unit_->spots.notes_end : behind_texts(), std::move(added));
  }

  std::string_view text_;
  const TransUnit* unit_;
  const UnitChanges* changes_;
  std::vector<Replacement>* out_;
};

}  // namespace

void merge_trans_unit(std::string_view text, const TransUnit& unit, const UnitChanges& changes,
                      std::vector<Replacement>& out) {
  UnitMerge(text, unit, changes, out).run();
}

}  // namespace distich::formats::xliff1
