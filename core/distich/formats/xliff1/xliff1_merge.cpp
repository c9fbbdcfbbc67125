#include <algorithm>
#include <ostream>
#include <set>
#include <sstream>

#include <distich/base/error.hpp>
#include <distich/formats/splice_internal.hpp>
#include <distich/formats/xliff1/xliff1_merge_internal.hpp>
#include <distich/formats/xliff1/xliff1_walker_internal.hpp>
#include <distich/text/decode.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff1 {
namespace {

using Kind = InlineCode::Kind;

/// "<g id="5">" or "</g>": a tag that needs another one, unlike "<x id="7"/>" and "<bpt id="1">…</bpt>".
bool is_half_of_a_pair(const InlineCode& code) noexcept {
  if (code.kind == Kind::standalone) return false;
  return code.original.starts_with("</") || (code.original.rfind('<') == 0 && !code.original.ends_with("/>"));
}

/// The codes of a target that can be written into the file without breaking it.
std::vector<InlineCode> writable_codes(const RichText& target, const std::set<std::string_view>& known) {
  std::vector<InlineCode> codes;
  std::vector<std::size_t> open;  ///< tags in `codes` that wait for their end
  std::set<std::size_t> left_out;
  for (const auto& code : target.codes) {
    if (!known.contains(code.original)) continue;
    if (is_half_of_a_pair(code) && code.kind == Kind::close) {
      if (open.empty() || codes[open.back()].id != code.id) continue;
      open.pop_back();
    } else if (is_half_of_a_pair(code)) {
      open.push_back(codes.size());
    }
    codes.push_back(code);
  }
  left_out.insert(open.begin(), open.end());
  std::vector<InlineCode> written;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (!left_out.contains(i)) written.push_back(std::move(codes[i]));
  }
  return written;
}

/// The target as markup. `before` is the unit as the file has it.
std::string markup_of(const RichText& target, const BilingualUnit& before) {
  std::set<std::string_view> known;
  for (const auto& code : before.source.codes) known.insert(code.original);
  if (before.target) {
    for (const auto& code : before.target->codes) known.insert(code.original);
  }
  const RichText safe(target.text, writable_codes(target, known));
  return render(safe, [](std::string_view text) { return xml::escape_text(xml_safe(text)); });
}

/// A segment of a <trans-unit>, or the whole of it, that gets a new target.
struct Change {
  std::size_t segment = 0;
  std::string markup;
};

/// Makes the replacements for one <trans-unit>.
class UnitMerge {
 public:
  UnitMerge(std::string_view text, const TransUnit& unit, std::vector<Replacement>& out)
      : text_(text), unit_(&unit), out_(&out) {}

  void apply(const std::vector<Change>& changes) {
    if (changes.empty()) return;
    const bool has_target = unit_->target && unit_->target->spot;
    if (!unit_->by_segments || (has_target && unit_->target->segments.empty() && segments().size() == 1 &&
                                !unit_->target->whole.empty())) {
      write_whole(changes.front().markup);
    } else if (has_target && !unit_->target->segments.empty()) {
      for (const auto& change : changes) write_segment(change);
    } else {
      write_whole(segmented(changes));
    }
  }

 private:
  [[nodiscard]] const std::vector<MarkedSegment>& segments() const { return unit_->segmented->segments; }

  [[nodiscard]] std::string_view at(ByteRange range) const { return range.of(text_); }

  /// The start tag of an empty element as one that has an end: "<mrk mid="1">".
  [[nodiscard]] std::string opened(const Spot& spot) const {
    std::string tag(at(spot.start_tag));
    if (spot.is_empty_element()) tag.replace(tag.rfind('/'), 2, ">");
    return tag;
  }

  /// "</mrk>" for a start tag "<mrk …>", whatever its prefix.
  [[nodiscard]] static std::string end_tag_of(std::string_view start_tag) {
    return "</" + std::string(start_tag.substr(1, start_tag.find_first_of(" \t\r\n/>") - 1)) + '>';
  }

  [[nodiscard]] std::string filled(const Spot& spot, std::string_view content) const {
    const auto tag = opened(spot);
    return tag + std::string(content) + end_tag_of(tag);
  }

  /// An element that is there takes the content, its tags stay; else one is made behind the source.
  void write_content(const Spot& spot, std::string content) {
    if (spot.is_empty_element()) {
      out_->push_back({spot.outer(), filled(spot, content)});
    } else {
      out_->push_back({spot.inner(), std::move(content)});
    }
  }

  void write_whole(std::string content) {
    if (unit_->target && unit_->target->spot) return write_content(*unit_->target->spot, std::move(content));
    const auto& source = *unit_->source.spot;
    const auto& behind = unit_->segmented && unit_->segmented->spot ? *unit_->segmented->spot : source;
    const auto tag = '<' + prefix_of(at(source.start_tag)) + "target>";
    const auto place = std::max(behind.end_tag.end, source.end_tag.end);
    out_->push_back(
        {{place, place}, indent_before(source.start_tag.begin) + tag + content + end_tag_of(tag)});
  }

  /// "x:" of "<x:source>".
  [[nodiscard]] static std::string prefix_of(std::string_view tag) {
    const auto name = tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
    return std::string(name.substr(0, name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1));
  }

  /// The white space that the file has before an element.
  [[nodiscard]] std::string indent_before(std::size_t place) const {
    const auto end_of_text = text_.substr(0, place).find_last_not_of(" \t\r\n");
    return std::string(text_.substr(end_of_text + 1, place - end_of_text - 1));
  }

  /// The content of a new target: the <seg-source>'s, with targets, or nothing, in its segments.
  [[nodiscard]] std::string segmented(const std::vector<Change>& changes) const {
    std::string out;
    auto done = unit_->segmented->spot->inner().begin;
    for (std::size_t i = 0; i < segments().size(); ++i) {
      const auto& spot = *segments()[i].spot;
      out += at({done, spot.start_tag.begin});
      const auto change = std::ranges::find(changes, i, &Change::segment);
      out += change == changes.end() ? filled(spot, {}) : filled(spot, change->markup);
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

  void write_segment(const Change& change) {
    const auto& segment = segments()[change.segment];
    if (const auto* target = in_target(segment)) return write_content(*target->spot, change.markup);
    insert_segment(change);
  }

  /// Behind the nearest segment before it that the target has, else before the target's first.
  void insert_segment(const Change& change) {
    const auto& spot = *segments()[change.segment].spot;
    auto element = filled(spot, change.markup);
    for (auto before = change.segment; before > 0; --before) {
      const auto* neighbour = in_target(segments()[before - 1]);
      if (neighbour == nullptr) continue;
      const auto gap = at({segments()[change.segment - 1].spot->end_tag.end, spot.start_tag.begin});
      if (is_blank(gap)) element.insert(0, gap);
      const auto place = neighbour->spot->end_tag.end;
      out_->push_back({{place, place}, std::move(element)});
      return;
    }
    const auto place = unit_->target->segments.front().spot->start_tag.begin;
    out_->push_back({{place, place}, std::move(element)});
  }

  std::string_view text_;
  const TransUnit* unit_;
  std::vector<Replacement>* out_;
};

class FileMerge {
 public:
  FileMerge(const Skeleton& skeleton, std::span<const BilingualUnit> units)
      : text_(skeleton.text), encoding_(skeleton.encoding) {
    for (const auto* unit : units_in_place(text_, units)) wanted_.emplace(*unit->place, unit);
  }

  std::string run() {
    std::istringstream in(without_encoding(text_));
    FileWalker walker(in, text_, {}, {});
    for (TransUnit unit; walker.next(unit); unit = {}) merge_unit(unit);
    if (!wanted_.empty()) {
      const auto& unit = *wanted_.begin()->second;
      throw Error(ErrorCode::invalid_argument,
                  tr("unit {1} says that it stands at bytes {2} to {3}, which the "
                     "article does not have; is it another article's?",
                     unit.id, unit.place->begin, unit.place->end));
    }
    std::ranges::stable_sort(replacements_, {}, &Replacement::place);
    use_references(replacements_, encoding_);
    return splice(text_, replacements_);
  }

 private:
  void merge_unit(const TransUnit& unit) {
    const auto before = to_units(unit);
    std::vector<Change> changes;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (!before[i].place) continue;
      const auto wanted = wanted_.find(*before[i].place);
      if (wanted == wanted_.end()) continue;
      const auto& target = *wanted->second->target;
      if (before[i].target.value_or(RichText()) != target)
        changes.push_back({i, markup_of(target, before[i])});
      wanted_.erase(wanted);
    }
    UnitMerge(text_, unit, replacements_).apply(changes);
  }

  std::string_view text_;
  std::string encoding_;
  std::map<ByteRange, const BilingualUnit*> wanted_;
  std::vector<Replacement> replacements_;
};

class InPlaceWriter final : public Writer<BilingualUnit> {
 public:
  InPlaceWriter(std::string_view id, std::ostream& out) : id_(id), out_(&out) {}

  void begin(const FileHeader& header) override {
    if (!header.skeleton || header.skeleton->format != id_) {
      throw Error(
          ErrorCode::unsupported,
          tr("{1} is written only with targets for a file of that format: convert it, translate, and merge",
             id_));
    }
    skeleton_ = *header.skeleton;
  }

  void write(const BilingualUnit& unit) override {
    BilingualUnit kept;
    kept.id = unit.id;
    kept.target = unit.target;
    kept.place = unit.place;
    units_.push_back(std::move(kept));
  }

  void finish() override {
    const auto bytes = merge_in_place(skeleton_, units_);
    out_->write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

 private:
  std::string id_;
  std::ostream* out_;
  Skeleton skeleton_;
  std::vector<BilingualUnit> units_;
};

}  // namespace

std::unique_ptr<Writer<BilingualUnit>> write_in_place(std::string_view id, std::ostream& out) {
  return std::make_unique<InPlaceWriter>(id, out);
}

std::string merge_in_place(const Skeleton& skeleton, std::span<const BilingualUnit> units) {
  return text::encode(FileMerge(skeleton, units).run(), skeleton.encoding, skeleton.byte_order_mark);
}

}  // namespace distich::formats::xliff1
