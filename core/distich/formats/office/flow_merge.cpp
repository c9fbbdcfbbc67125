#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>

#include <distich/formats/office/wardrobe_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::office {
namespace {

using Kind = InlineCode::Kind;

/// Writes text and codes, and opens and closes elements between them as they need it.
class Emitter {
 public:
  Emitter(const Vocabulary& vocabulary, Context open, std::string prefix)
      : vocabulary_(&vocabulary), open_(std::move(open)), prefix_(std::move(prefix)) {}

  /// Leaves open what `wanted` says; where it need not be so exactly, how that is dressed is all the same.
  void go(const Context& wanted, bool exactly = true) {
    const auto serves = [&](const Element& open, const Element& other) {
      return open.key == other.key && (!exactly || open.is_dressed == other.is_dressed);
    };
    std::size_t common = 0;
    while (common < open_.size() && common < wanted.size() && serves(*open_[common], *wanted[common]))
      ++common;
    for (; open_.size() > common; open_.pop_back()) out_ += open_.back()->close;
    for (; open_.size() < wanted.size(); open_.push_back(wanted[open_.size()]))
      out_ += wanted[open_.size()]->open;
  }

  void markup(std::string_view markup, const Context& context) {
    go(context, false);
    out_ += markup;
    ends_in_space_ = false;
  }

  /// A stretch of the file as it is, with what is open at either end of it.
  void copy(std::string_view stretch, const Context& begin, const Context& end) {
    go(begin);
    out_ += stretch;
    open_ = end;
  }

  void text(std::string_view text, const Context& context) {
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool is_space =
          text[at] == ' ' && !vocabulary_->spaces.empty() && (at == 0 ? ends_in_space_ : text[at - 1] == ' ');
      if (text[at] != '\n' && text[at] != '\t' && !is_space) continue;
      plain(text.substr(done, at - done), context);
      done = at + 1;
      special(text[at], context);
    }
    plain(text.substr(done), context);
    ends_in_space_ = text.ends_with(' ');
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void plain(std::string_view text, const Context& context) {
    if (text.empty()) return;
    go(context);
    out_ += xml::escape_text(xml_safe(text));
  }

  void special(char c, Context context) {
    if (!context.empty() && context.back()->kind == Element::Kind::holder) context.pop_back();
    go(context);
    const auto name = c == '\n'   ? vocabulary_->line_break
                      : c == '\t' ? vocabulary_->tab
                                  : vocabulary_->spaces;
    out_.append("<").append(prefix_).append(name).append("/>");
  }

  const Vocabulary* vocabulary_;
  Context open_;
  std::string prefix_;
  std::string out_;
  bool ends_in_space_ = false;
};

/// The block that a unit stands in.
const Layout::BlockPlace& block_around(const Layout& layout, const BilingualUnit& unit) {
  const auto& blocks = layout.blocks;
  auto found = std::ranges::upper_bound(blocks, unit.place->begin, {},
                                        [](const auto& block) { return block.range.begin; });
  if (found == blocks.begin() || !(--found)->range.contains(*unit.place)) refuse_place(unit);
  return *found;
}

/// What is open at either end of a unit's place.
Context open_at(const Layout& layout, const BilingualUnit& unit, std::size_t at) {
  const auto& spots = layout.spots;
  const auto spot = std::ranges::lower_bound(spots, at, {}, [](const auto& one) { return one.range.end; });
  if (spot != spots.end() && spot->range.begin <= at &&
      (!spot->is_code || spot->range.begin == at || spot->range.end == at)) {
    return spot->context;
  }
  const auto opening = std::ranges::lower_bound(layout.openings, at, {}, &Layout::Opening::begin);
  if (opening == layout.openings.end() || opening->begin != at) refuse_place(unit);
  return opening->outside;
}

using CodeKey = std::pair<std::string, Kind>;

class UnitWriter {
 public:
  UnitWriter(const Package& package, const Flow& flow, const Vocabulary& vocabulary,
             const BilingualUnit& unit, Wardrobe& wardrobe)
      : text_(package.text),
        article_(&flow.article),
        layout_(&flow.layout),
        vocabulary_(&vocabulary),
        unit_(&unit),
        wardrobe_(&wardrobe),
        block_(&block_around(*layout_, unit)) {
    find_codes();
    enter_pairs();
  }

  std::string run() {
    const auto place = *unit_->place;
    Emitter out(*vocabulary_, wardrobe_->around(open_at(*layout_, *unit_, place.begin)), block_->prefix);
    write_anchors(out, true);
    write_target(out);
    write_anchors(out, false);
    out.go(wardrobe_->around(open_at(*layout_, *unit_, place.end)));
    return out.take();
  }

  /// Where holders around the ends of the place must say that their white space counts.
  void collect_spaces(std::set<std::size_t>& out) const {
    for (const auto at : {unit_->place->begin, unit_->place->end}) {
      const auto context = open_at(*layout_, *unit_, at);
      if (context.empty()) continue;
      const auto& space = context.back()->lacks_space;
      if (space && *space < unit_->place->begin) out.insert(*space);
    }
  }

 private:
  /// The codes of the unit's source; those of a block are told apart by their ids.
  void find_codes() {
    const auto& codes = article_->document.codes();
    const auto& places = article_->code_places;
    auto at = first_code(unit_->place->begin);
    for (const auto& code : unit_->source.codes) {
      auto next = at;
      while (next < codes.size() && unit_->place->contains(places[next]) &&
             CodeKey{codes[next].id, codes[next].kind} != CodeKey{code.id, code.kind}) {
        ++next;
      }
      if (next == codes.size() || !unit_->place->contains(places[next])) continue;
      codes_.emplace(CodeKey{code.id, code.kind}, next);
      at = next + 1;
    }
  }

  /// A sentence may begin inside a pair.
  void enter_pairs() {
    const auto& codes = article_->document.codes();
    for (auto code = first_code(block_->range.begin); code < codes.size(); ++code) {
      if (article_->code_places[code].end > unit_->place->begin) return;
      if (const auto own = codes_.find({codes[code].id, codes[code].kind}); own != codes_.end()) return;
      if (codes[code].kind == Kind::open) enter(code);
      if (codes[code].kind == Kind::close) leave(codes[code].id);
    }
  }

  [[nodiscard]] std::size_t first_code(std::size_t from) const {
    const auto& places = article_->code_places;
    return static_cast<std::size_t>(std::ranges::lower_bound(places, from, {}, &ByteRange::begin) -
                                    places.begin());
  }

  void enter(std::size_t code) {
    if (const auto* opening = opening_of(code))
      pairs_.emplace_back(article_->document.codes()[code].id, &opening->text);
  }

  void leave(std::string_view id) {
    const auto pair = std::ranges::find(pairs_.rbegin(), pairs_.rend(), id,
                                        [](const auto& one) { return std::string_view(one.first); });
    if (pair != pairs_.rend()) pairs_.erase(std::next(pair).base());
  }

  /// What was opened by the code, which may be one of several that begin at the same byte.
  [[nodiscard]] const Layout::Opening* opening_of(std::size_t code) const {
    const auto begin = article_->code_places[code].begin;
    const std::span same(std::ranges::lower_bound(layout_->openings, begin, {}, &Layout::Opening::begin),
                         std::ranges::upper_bound(layout_->openings, begin, {}, &Layout::Opening::begin));
    std::size_t before = 0;
    for (auto i = code; i-- > 0 && article_->code_places[i].begin == begin;) {
      if (article_->document.codes()[i].kind == Kind::open) ++before;
    }
    if (same.empty()) return nullptr;
    return &same[std::min(before, same.size() - 1)];
  }

  void write_anchors(Emitter& out, bool starts) const {
    const auto& anchors = layout_->anchors;
    auto anchor = std::ranges::lower_bound(anchors, unit_->place->begin, {},
                                           [](const auto& one) { return one.range.begin; });
    for (; anchor != anchors.end() && unit_->place->contains(anchor->range); ++anchor) {
      if (anchor->is_start == starts && !is_in_code(anchor->range)) out.markup(anchor->range.of(text_), {});
    }
  }

  [[nodiscard]] bool is_in_code(ByteRange range) const {
    const auto& spots = layout_->spots;
    const auto spot =
        std::ranges::lower_bound(spots, range.end, {}, [](const auto& one) { return one.range.end; });
    return spot != spots.end() && spot->is_code && spot->range.contains(range);
  }

  void write_target(Emitter& out) {
    const auto& target = *unit_->target;
    std::size_t done = 0;
    for (const auto& code : target.codes) {
      write_text(out, std::string_view(target.text).substr(done, code.at - done));
      done = code.at;
      const auto known = codes_.find({code.id, code.kind});
      if (known == codes_.end()) continue;
      if (code.kind == Kind::open) enter(known->second);
      write_markup(out, article_->code_places[known->second]);
      if (code.kind == Kind::close) leave(code.id);
    }
    write_text(out, std::string_view(target.text).substr(done));
  }

  void write_text(Emitter& out, std::string_view text) {
    if (text.empty()) return;
    // A code says it already.
    if (said_ != 0 && text.front() == said_) text.remove_prefix(1);
    said_ = 0;
    out.text(text, wardrobe_->dressed(pairs_.empty() ? block_->text : *pairs_.back().second));
  }

  /// The codes of the file that stand in a code of the article.
  void write_markup(Emitter& out, ByteRange place) {
    const auto& spots = layout_->spots;
    auto spot =
        std::ranges::lower_bound(spots, place.begin, {}, [](const auto& one) { return one.range.begin; });
    for (; spot != spots.end() && spot->range.end <= place.end; ++spot) {
      if (!spot->is_code) continue;
      out.markup(spot->range.of(text_), spot->context);
      said_ = spot->says;
    }
  }

  std::string_view text_;
  const Article* article_;
  const Layout* layout_;
  const Vocabulary* vocabulary_;
  const BilingualUnit* unit_;
  Wardrobe* wardrobe_;
  const Layout::BlockPlace* block_;
  std::map<CodeKey, std::size_t> codes_;
  std::vector<std::pair<std::string, const Context*>> pairs_;
  char said_ = 0;
};

/// One merge of units into a document.
class Merge {
 public:
  Merge(const Package& package, const Flow& flow, const Vocabulary& vocabulary,
        std::span<const BilingualUnit> units, Dressing* dressing)
      : package_(&package),
        flow_(&flow),
        vocabulary_(&vocabulary),
        written_(units_to_merge(package.text, units)),
        wardrobe_(flow.layout, dressing, find_blocks(units, dressing != nullptr)) {}

  std::vector<Replacement> run() {
    for (const auto* block : blocks_) wardrobe_.dress(*block, changes_);
    for (const auto* unit : kept_) keep(*unit);
    std::set<std::size_t> spaces;
    for (const auto* unit : written_) {
      UnitWriter writer(*package_, *flow_, *vocabulary_, *unit, wardrobe_);
      writer.collect_spaces(spaces);
      changes_.push_back({*unit->place, writer.run()});
    }
    std::ranges::stable_sort(changes_, {}, &Replacement::place);
    add_spaces(spaces);
    return std::move(changes_);
  }

 private:
  /// Finds the blocks to dress, and the sentences in them that stay as they are. Returns the places of all
  /// sentences in these blocks.
  std::vector<ByteRange> find_blocks(std::span<const BilingualUnit> units, bool dresses) {
    if (!dresses) return {};
    for (const auto* unit : written_) {
      const auto* block = &block_around(flow_->layout, *unit);
      if (blocks_.empty() || blocks_.back() != block) blocks_.push_back(block);
    }
    std::map<ByteRange, const BilingualUnit*> placed;
    for (const auto& unit : units) {
      if (unit.place && !unit.place->empty() && is_in_blocks(*unit.place)) placed.emplace(*unit.place, &unit);
    }
    std::vector<ByteRange> places;
    for (const auto& [place, unit] : placed) {
      const bool is_written = std::ranges::binary_search(
          written_, place, {}, [](const BilingualUnit* one) { return *one->place; });
      if (!places.empty() && place.begin < places.back().end) refuse_place(*unit);
      if (!is_written) kept_.push_back(unit);
      places.push_back(place);
    }
    return places;
  }

  [[nodiscard]] bool is_in_blocks(ByteRange place) const {
    const auto block =
        std::ranges::upper_bound(blocks_, place.begin, {}, [](const auto* one) { return one->range.begin; });
    return block != blocks_.begin() && (*std::prev(block))->range.contains(place);
  }

  /// A sentence without a translation, in a block that has one.
  void keep(const BilingualUnit& unit) {
    const auto& layout = flow_->layout;
    const auto begin = open_at(layout, unit, unit.place->begin);
    const auto end = open_at(layout, unit, unit.place->end);
    Emitter out(*vocabulary_, wardrobe_.around(begin), {});
    out.copy(unit.place->of(package_->text), begin, end);
    out.go(wardrobe_.around(end));
    changes_.push_back({*unit.place, out.take()});
  }

  void add_spaces(const std::set<std::size_t>& spaces) {
    std::vector<Replacement> insertions;
    for (const auto at : spaces) {
      // What lies in a place that is written anew says so already.
      const auto behind =
          std::ranges::lower_bound(changes_, at, {}, [](const auto& one) { return one.place.end; });
      if (behind != changes_.end() && behind->place.begin < at) continue;
      insertions.push_back({{at, at}, " xml:space=\"preserve\""});
    }
    std::ranges::move(insertions, std::back_inserter(changes_));
    std::ranges::stable_sort(changes_, {}, &Replacement::place);
  }

  const Package* package_;
  const Flow* flow_;
  const Vocabulary* vocabulary_;
  std::vector<const BilingualUnit*> written_;
  std::vector<const Layout::BlockPlace*> blocks_;
  std::vector<const BilingualUnit*> kept_;
  std::vector<Replacement> changes_;
  Wardrobe wardrobe_;  ///< made of what is above
};

}  // namespace

std::vector<Replacement> merge_flow(const Package& package, const Flow& flow, const Vocabulary& vocabulary,
                                    std::span<const BilingualUnit> units, Dressing* dressing) {
  auto changes = Merge(package, flow, vocabulary, units, dressing).run();
  if (dressing != nullptr && !changes.empty()) {
    dressing->finish(changes);
    std::ranges::stable_sort(changes, {}, &Replacement::place);
  }
  return changes;
}

}  // namespace distich::formats::office
