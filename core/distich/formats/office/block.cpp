#include <algorithm>
#include <map>
#include <utility>

#include <distich/formats/office/block_internal.hpp>

namespace distich::formats::office {
namespace {

// Pairs are closed in order, so that the innermost of one name is always the one that is meant.
constexpr std::string_view pair_name = "pair";

const Element* run_of(const Context& context) noexcept {
  const auto run =
      std::ranges::find(context, Element::Kind::run, [](const auto& element) { return element->kind; });
  return run == context.end() ? nullptr : run->get();
}

/// A pair of codes that text may stand in.
struct Pair {
  std::string key;
  std::size_t begin = 0;
  Context outside;
  Context text;
  std::size_t opening = 0;  ///< in the layout
  bool is_settled = false;  ///< is `text` that of a text?

  friend bool operator==(const Pair& one, const Pair& other) { return one.key == other.key; }
};

class BlockWriter {
 public:
  BlockWriter(std::vector<Item> items, Layout::BlockPlace place, ArticleBuilder& builder, Layout& layout)
      : items_(std::move(items)), place_(std::move(place)), builder_(&builder), layout_(&layout) {}

  void run() {
    choose_base();
    for (const auto& item : items_) {
      change_pairs(item);
      write(item);
      done_ = item.range.end;
      before_ = &item;
    }
    for (; !open_.empty(); open_.pop_back()) builder_->close_code({done_, done_}, pair_name);
    layout_->blocks.push_back(std::move(place_));
  }

 private:
  static bool is_text(const Item& item) noexcept { return item.kind != Item::Kind::code; }

  static std::size_t pairs_in(const Context& context) noexcept {
    return static_cast<std::size_t>(
        std::ranges::count(context, Element::Kind::pair, [](const auto& element) { return element->kind; }));
  }

  /// The look that most of the text has is the one that needs no codes.
  void choose_base() {
    std::map<std::string_view, std::size_t> sizes;
    const Item* base = nullptr;
    for (const auto& item : items_) {
      const auto* run = run_of(item.context);
      if (!is_text(item) || run == nullptr || pairs_in(item.context) > 0) continue;
      const auto size = sizes[run->key] += item.range.size();
      if (base == nullptr || size > sizes[run_of(base->context)->key]) base = &item;
    }
    if (base == nullptr) {
      const auto first = std::ranges::find_if(items_, is_text);
      if (first != items_.end()) base = &*first;
    }
    if (base == nullptr) return;
    for (const auto& element : base->context) {
      const bool holds_text = element->kind == Element::Kind::run || element->kind == Element::Kind::holder;
      if (holds_text) place_.text.push_back(element);
    }
    if (const auto* run = run_of(base->context)) base_key_ = run->key;
  }

  /// The pairs that an item stands in. The look of a run is one more, where it is not the one around it.
  std::vector<Pair> pairs_around(const Item& item) {
    std::vector<Pair> pairs;
    Context outside;
    Context around;
    Context run;
    for (const auto& element : item.context) {
      if (element->kind == Element::Kind::run || element->kind == Element::Kind::holder)
        run.push_back(element);
    }
    for (const auto& element : item.context) {
      if (element->kind == Element::Kind::pair) {
        around.push_back(element);
        Pair pair{element->key, element->begin, outside, around};
        pair.text.insert(pair.text.end(), run.begin(), run.end());
        pairs.push_back(std::move(pair));
      }
      if (element->kind == Element::Kind::run && is_text(item))
        add_look(pairs, *element, outside, around, run);
      outside.push_back(element);
    }
    if (is_text(item)) return pairs;
    return stays_open(pairs) ? open_ : pairs;
  }

  void add_look(std::vector<Pair>& pairs, const Element& run, const Context& outside, const Context& around,
                const Context& inner) {
    const auto& usual =
        pairs.empty() ? base_key_ : usual_.try_emplace(pairs.back().key, run.key).first->second;
    if (run.key == usual) return;
    Pair pair{run.key, run.begin, outside, around};
    pair.text.insert(pair.text.end(), inner.begin(), inner.end());
    pairs.push_back(std::move(pair));
  }

  /// A code need not end the look of the text before it.
  [[nodiscard]] bool stays_open(const std::vector<Pair>& pairs) const {
    const auto is_element = [](const Pair& pair) { return !pair.key.starts_with("run"); };
    const auto elements = [&](const std::vector<Pair>& all) {
      std::vector<std::string> keys;
      for (const auto& pair : all) {
        if (is_element(pair)) keys.push_back(pair.key);
      }
      return keys;
    };
    return elements(pairs) == elements(open_);
  }

  void change_pairs(const Item& item) {
    auto wanted = pairs_around(item);
    std::size_t common = 0;
    while (common < open_.size() && common < wanted.size() && open_[common] == wanted[common]) ++common;
    if (is_text(item)) settle(wanted, common);
    const auto begin = before_ == nullptr ? item.range.begin : done_;
    const auto cut = [&](std::size_t pair) {
      if (pair >= wanted.size()) return item.range.begin;
      return before_ == nullptr ? std::min(wanted[pair].begin, item.range.begin)
                                : std::clamp(wanted[pair].begin, begin, item.range.begin);
    };
    auto from = begin;
    for (; open_.size() > common; open_.pop_back()) {
      const auto end = std::max(from, cut(common));
      builder_->close_code({from, end}, pair_name);
      from = end;
    }
    for (auto i = common; i < wanted.size(); ++i) {
      const ByteRange code{cut(i), std::max(cut(i), cut(i + 1))};
      // In the middle of what the text before it stands in, that is what is open there.
      const bool in_text = before_ != nullptr && wanted[i].begin < begin;
      layout_->openings.push_back(
          {code.begin, in_text ? before_->context : wanted[i].outside, wanted[i].text});
      builder_->open_code(code, pair_name);
      open_.push_back(wanted[i]);
      open_.back().opening = layout_->openings.size() - 1;
      open_.back().is_settled = is_text(item);
    }
  }

  /// A pair that begins with a code learns from the first text in it what text needs there.
  void settle(const std::vector<Pair>& wanted, std::size_t common) {
    for (std::size_t i = 0; i < common; ++i) {
      if (std::exchange(open_[i].is_settled, true)) continue;
      layout_->openings[open_[i].opening].text = open_[i].text = wanted[i].text;
    }
  }

  void write(const Item& item) {
    const char says = !is_text(item) && !item.derived.empty() ? item.derived.front() : '\0';
    layout_->spots.push_back({item.range, item.context, !is_text(item), says});
    switch (item.kind) {
      case Item::Kind::text: builder_->keep(item.range); break;
      case Item::Kind::space: builder_->space(item.range); break;
      case Item::Kind::characters: builder_->replace(item.range, item.derived); break;
      case Item::Kind::code:
        builder_->visible_code(item.range, item.shown_as);
        builder_->replace({item.range.end, item.range.end}, item.derived);
        break;
    }
  }

  std::vector<Item> items_;
  Layout::BlockPlace place_;
  ArticleBuilder* builder_;
  Layout* layout_;
  std::string base_key_;
  std::map<std::string, std::string> usual_;  ///< the look of the first text in a pair
  std::vector<Pair> open_;
  std::size_t done_ = 0;
  const Item* before_ = nullptr;
};

}  // namespace

void write_block(std::vector<Item> items, BlockKind kind, Layout::BlockPlace place, ArticleBuilder& builder,
                 Layout& layout) {
  if (std::ranges::none_of(items, [](const Item& item) { return item.kind != Item::Kind::code; })) return;
  builder.set_block(kind);
  BlockWriter(std::move(items), std::move(place), builder, layout).run();
  builder.end_block();
}

}  // namespace distich::formats::office
