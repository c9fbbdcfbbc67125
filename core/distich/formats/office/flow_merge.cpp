#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>

#include <distich/formats/office/flow_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::office {
namespace {

using Kind = InlineCode::Kind;

/// Writes text and codes, and opens and closes elements between them as they need it.
class Emitter {
 public:
  Emitter(const Vocabulary& vocabulary, const Context& open, std::string prefix)
      : vocabulary_(&vocabulary), open_(open), prefix_(std::move(prefix)) {}

  /// Leaves open what `wanted` says.
  void go(const Context& wanted) {
    std::size_t common = 0;
    while (common < open_.size() && common < wanted.size() && open_[common]->key == wanted[common]->key)
      ++common;
    for (; open_.size() > common; open_.pop_back()) out_ += open_.back()->close;
    for (; open_.size() < wanted.size(); open_.push_back(wanted[open_.size()]))
      out_ += wanted[open_.size()]->open;
  }

  void markup(std::string_view markup, const Context& context) {
    go(context);
    out_ += markup;
    ends_in_space_ = false;
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

using CodeKey = std::pair<std::string, Kind>;

class UnitWriter {
 public:
  UnitWriter(const Package& package, const Flow& flow, const Vocabulary& vocabulary,
             const BilingualUnit& unit)
      : text_(package.text),
        article_(&flow.article),
        layout_(&flow.layout),
        vocabulary_(&vocabulary),
        unit_(&unit) {
    block_ = block_around(*unit.place);
    find_codes();
    enter_pairs();
  }

  std::string run() {
    const auto place = *unit_->place;
    Emitter out(*vocabulary_, open_at(place.begin), block_->prefix);
    write_anchors(out, true);
    write_target(out);
    write_anchors(out, false);
    out.go(open_at(place.end));
    return out.take();
  }

  /// Where holders around the ends of the place must say that their white space counts.
  void collect_spaces(std::set<std::size_t>& out) const {
    for (const auto at : {unit_->place->begin, unit_->place->end}) {
      const auto context = open_at(at);
      if (context.empty()) continue;
      const auto& space = context.back()->lacks_space;
      if (space && *space < unit_->place->begin) out.insert(*space);
    }
  }

 private:
  [[nodiscard]] const Layout::BlockPlace* block_around(ByteRange place) const {
    const auto& blocks = layout_->blocks;
    auto found = std::ranges::upper_bound(blocks, place.begin, {},
                                          [](const auto& block) { return block.range.begin; });
    if (found == blocks.begin() || !(--found)->range.contains(place)) refuse_place(*unit_);
    return &*found;
  }

  [[nodiscard]] Context open_at(std::size_t at) const {
    const auto& spots = layout_->spots;
    const auto spot = std::ranges::lower_bound(spots, at, {}, [](const auto& one) { return one.range.end; });
    if (spot != spots.end() && spot->range.begin <= at &&
        (!spot->is_code || spot->range.begin == at || spot->range.end == at)) {
      return spot->context;
    }
    const auto opening = std::ranges::lower_bound(layout_->openings, at, {}, &Layout::Opening::begin);
    if (opening == layout_->openings.end() || opening->begin != at) refuse_place(*unit_);
    return opening->outside;
  }

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
    out.text(text, pairs_.empty() ? block_->text : *pairs_.back().second);
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
  const Layout::BlockPlace* block_ = nullptr;
  std::map<CodeKey, std::size_t> codes_;
  std::vector<std::pair<std::string, const Context*>> pairs_;
  char said_ = 0;
};

}  // namespace

std::vector<Replacement> merge_flow(const Package& package, const Flow& flow, const Vocabulary& vocabulary,
                                    std::span<const BilingualUnit> units) {
  std::vector<Replacement> out;
  std::set<std::size_t> spaces;
  for (const auto* unit : units_to_merge(package.text, units)) {
    UnitWriter writer(package, flow, vocabulary, *unit);
    writer.collect_spaces(spaces);
    out.push_back({*unit->place, writer.run()});
  }
  std::vector<Replacement> insertions;
  for (const auto at : spaces) {
    // What lies in a place that is written anew says so already.
    const auto behind = std::ranges::lower_bound(out, at, {}, [](const auto& one) { return one.place.end; });
    if (behind != out.end() && behind->place.begin < at) continue;
    insertions.push_back({{at, at}, " xml:space=\"preserve\""});
  }
  std::ranges::move(insertions, std::back_inserter(out));
  std::ranges::stable_sort(out, {}, &Replacement::place);
  return out;
}

}  // namespace distich::formats::office
