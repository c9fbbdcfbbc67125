#include <algorithm>
#include <sstream>
#include <utility>

#include <distich/formats/xliff/xliff_merge_internal.hpp>
#include <distich/formats/xliff/xliff_names_internal.hpp>
#include <distich/formats/xliff/xliff_values_internal.hpp>
#include <distich/formats/xliff/xliff_walker_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff {
namespace {

/// Puts new content into one <unit>.
class UnitMerge {
 public:
  /// `has_metadata_prefix`: is "mda" the Metadata Module in all of the file?
  UnitMerge(std::string_view text, const Unit& unit, bool has_metadata_prefix, Losses& losses,
            std::vector<Replacement>& out)
      : text_(text), unit_(&unit), has_metadata_prefix_(has_metadata_prefix), losses_(&losses), out_(&out) {}

  void write_target(const Segment& segment, const RichText& target) {
    auto content = markup_of(segment, target);
    if (segment.target) {
      out_->push_back(fill(text_, *segment.target->spot, std::move(content)));
      return;
    }
    const auto& source = *segment.source.spot;
    auto tag = '<' + prefix() + "target>";
    if (const auto space = attribute_of(source.start_tag, "xml:space")) {
      tag = with_attribute(tag, "xml:space", *space);
    }
    insert(source.end_tag.end,
           std::string(indent_before(text_, source.start_tag.begin)) + tag + content + end_tag_of(tag));
  }

  /// A sub-state goes with its state: another program's is taken out where the state changes.
  void write_state(const Segment& segment, UnitState state, bool has_target) {
    const auto now = to_segment_state(state, has_target);
    const auto tag = with_attribute(segment.start_tag->of(text_), "state", now.state);
    const auto sub_state =
        now.sub_state.empty() ? std::nullopt : std::optional<std::string_view>(now.sub_state);
    out_->push_back({*segment.start_tag, with_attribute(tag, "subState", sub_state)});
  }

  void write_notes(const std::vector<std::string>& notes) {
    if (notes.empty()) return;
    const auto& spot = unit_->spots.notes;
    const auto indent = spot ? indent_of_notes(*spot) : deeper(indent_of_texts());
    const auto tag = '<' + prefix() + "note>";
    std::string added;
    for (const auto& note : notes) added += indent + tag + xml::escape_text(xml_safe(note)) + end_tag_of(tag);
    if (!spot) {
      const auto outer = '<' + prefix() + "notes>";
      return insert(unit_->spots.first_text,
                    outer + added + indent_of_texts() + end_tag_of(outer) + indent_of_texts());
    }
    if (spot->is_empty_element()) {
      out_->push_back({spot->outer(), filled(text_, *spot, added)});
    } else {
      const auto end = spot->end_tag.begin;
      insert(end - indent_before(text_, end).size(), std::move(added));
    }
  }

  /// Those that stand in our own group, or can.
  void write_properties(PropertyChanges changes) {
    const auto& known = unit_->spots.own_properties;
    const auto is_elsewhere = [&](const std::string& name) {
      return unit_->common.properties.contains(name) && !known.contains(name);
    };
    losses_->add("property", std::erase_if(changes.set, [&](const auto& one) {
                               return is_elsewhere(one.first);
                             }) + std::erase_if(changes.erased, is_elsewhere));
    Properties added;
    for (const auto& [name, value] : changes.set) {
      const auto place = known.find(name);
      if (place == known.end()) {
        added.emplace(name, value);
      } else {
        out_->push_back(fill(text_, place->second, xml::escape_text(xml_safe(value))));
      }
    }
    for (const auto& name : changes.erased) {
      const auto place = known.find(name)->second.outer();
      out_->push_back({{place.begin - indent_before(text_, place.begin).size(), place.end}, {}});
    }
    if (!added.empty()) add_properties(added);
  }

 private:
  void insert(std::size_t place, std::string markup) { out_->push_back({{place, place}, std::move(markup)}); }

  /// Of XLIFF's own elements in the file.
  [[nodiscard]] std::string prefix() const { return prefix_of(unit_->spots.start_tag.of(text_)); }

  [[nodiscard]] std::string markup_of(const Segment& segment, const RichText& target) {
    CodeMarkup codes(false);
    if (segment.target) codes.add(segment.target->text, segment.target->code_markup);
    codes.add(segment.source.text, segment.source.code_markup);
    MovedAnnotations kept;
    if (segment.target) kept = annotations_in(target, segment.target->text, segment.target->annotations);
    auto written = codes.write(target, kept.annotations,
                               [&](std::string_view text) { return text_markup(text, prefix()); });
    losses_->add("inline code", written.left_out);
    losses_->add("start or end of an annotation", kept.moved + written.annotations_left_out);
    return std::move(written.markup);
  }

  [[nodiscard]] std::optional<std::string> attribute_of(ByteRange tag, std::string_view name) const {
    const auto written = tag.of(text_);
    const auto without = with_attribute(written, name, std::nullopt);
    if (without.size() == written.size()) return std::nullopt;
    const auto at = written.find_first_of("\"'", written.find(name));
    return std::string(written.substr(at + 1, written.find(written[at], at + 1) - at - 1));
  }

  [[nodiscard]] std::string indent_of_texts() const {
    return std::string(indent_before(text_, unit_->spots.first_text));
  }

  [[nodiscard]] static std::string deeper(const std::string& indent) {
    return indent.find('\n') == std::string::npos ? indent : indent + "  ";
  }

  /// That of the first element inside, else one level more than their own.
  [[nodiscard]] std::string indent_of_notes(const Spot& spot) const {
    const auto first = spot.inner().of(text_).find('<');
    if (first != std::string_view::npos) return std::string(indent_before(text_, spot.inner().begin + first));
    return deeper(std::string(indent_before(text_, spot.start_tag.begin)));
  }

  void add_properties(const Properties& properties) {
    const auto& spots = unit_->spots;
    if (spots.own_group && !spots.own_properties.empty()) {
      const auto& first = spots.own_properties.begin()->second;
      const auto prefix = prefix_of(first.start_tag.of(text_));
      const auto indent = std::string(indent_before(text_, first.start_tag.begin));
      const auto end = spots.own_group->end_tag.begin;
      return insert(end - indent_before(text_, end).size(), metas(properties, prefix, indent));
    }
    if (spots.metadata && !spots.metadata->is_empty_element()) {
      const auto end = spots.metadata->end_tag.begin;
      const auto outer = std::string(indent_before(text_, spots.metadata->start_tag.begin));
      return insert(end - indent_before(text_, end).size(),
                    group(properties, prefix_of(spots.metadata->start_tag.of(text_)), deeper(outer)));
    }
    const auto place = unit_->spots.notes ? unit_->spots.notes->start_tag.begin : unit_->spots.first_text;
    const auto indent = std::string(indent_before(text_, place));
    const auto declaration =
        has_metadata_prefix_ ? std::string() : " xmlns:mda=\"" + std::string(metadata_namespace) + '"';
    insert(place, "<mda:metadata" + declaration + '>' + group(properties, "mda:", deeper(indent)) + indent +
                      "</mda:metadata>" + indent);
  }

  static std::string group(const Properties& properties, const std::string& prefix,
                           const std::string& indent) {
    return indent + '<' + prefix + "metaGroup category=\"" + std::string(property_category) + "\">" +
           metas(properties, prefix, deeper(indent)) + indent + "</" + prefix + "metaGroup>";
  }

  static std::string metas(const Properties& properties, const std::string& prefix,
                           const std::string& indent) {
    std::string out;
    for (const auto& [name, value] : properties) {
      out += indent + '<' + prefix + "meta type=\"" + xml::escape_attribute(xml_safe(name)) + "\">" +
             xml::escape_text(xml_safe(value)) + "</" + prefix + "meta>";
    }
    return out;
  }

  std::string_view text_;
  const Unit* unit_;
  bool has_metadata_prefix_;
  Losses* losses_;
  std::vector<Replacement>* out_;
};

class FileMerge {
 public:
  FileMerge(const Skeleton& skeleton, std::span<const BilingualUnit> units, Losses& losses)
      : text_(skeleton.text), encoding_(skeleton.encoding), losses_(&losses), units_(text_, units) {}

  std::string run() {
    std::istringstream in(without_encoding(text_));
    FileWalker walker(in, HeldText(text_), {}, {});
    has_metadata_prefix_ = declares_metadata_once(walker.root_tag());
    for (Unit unit; walker.next(unit); unit = {}) merge_unit(unit);
    units_.require_all_taken();
    if (new_target_language_.known() && !walker.says_target()) {
      const auto tag = walker.root_tag();
      replacements_.push_back({tag, with_attribute(tag.of(text_), "trgLang", new_target_language_.str())});
    }
    std::ranges::stable_sort(replacements_, {}, &Replacement::place);
    use_references(replacements_, encoding_);
    return splice(text_, replacements_);
  }

 private:
  /// In its document element, and nowhere else what could mean something else.
  [[nodiscard]] bool declares_metadata_once(ByteRange root_tag) const {
    constexpr std::string_view name = "xmlns:mda";
    const auto first = text_.find(name);
    const auto declaration = std::string(name) + "=\"" + std::string(metadata_namespace) + '"';
    return root_tag.of(text_).find(declaration) != std::string_view::npos && first >= root_tag.begin &&
           first < root_tag.end && text_.find(name, first + 1) == std::string_view::npos;
  }

  void merge_unit(const Unit& unit) {
    const auto before = to_units(unit);
    UnitMerge merge(text_, unit, has_metadata_prefix_, *losses_, replacements_);
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const auto* now = units_.take(before[i]);
      if (now == nullptr) continue;
      merge_segment(merge, unit.segments[i], before[i], *now);
      for (auto& note : new_notes(before[i], *now)) {
        if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
      }
      auto properties = changes_between(before[i].properties, now->properties);
      if (before.size() == 1) {
        merge.write_properties(std::move(properties));
      } else {
        losses_->add("property of a segment", properties.set.size() + properties.erased.size());
      }
    }
    merge.write_notes(notes);
  }

  void merge_segment(UnitMerge& merge, const Segment& segment, const BilingualUnit& before,
                     const BilingualUnit& now) {
    if (now.source != before.source) losses_->add("source");
    const bool changed = now.target && before.target.value_or(RichText()) != *now.target;
    if (changed) {
      merge.write_target(segment, *now.target);
      if (!new_target_language_.known()) new_target_language_ = now.languages.target;
    }
    const bool has_target = changed || before.target.has_value();
    if (!now.target && before.target) return;  // what is there is not taken out
    if (to_unit_state(segment.state, segment.sub_state, has_target) != now.state)
      merge.write_state(segment, now.state, has_target);
  }

  std::string_view text_;
  std::string encoding_;
  Losses* losses_;
  UnitsByPlace units_;
  LanguageTag new_target_language_;
  bool has_metadata_prefix_ = false;
  std::vector<Replacement> replacements_;
};

}  // namespace

std::string put_back(const Skeleton& skeleton, std::span<const BilingualUnit> units, Losses& losses) {
  return FileMerge(skeleton, units, losses).run();
}

}  // namespace distich::formats::xliff
