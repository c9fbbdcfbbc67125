#include <algorithm>

#include <distich/formats/office/wardrobe_internal.hpp>

namespace distich::formats::office {

void Wardrobe::dress(const Layout::BlockPlace& block, std::vector<Replacement>& changes) {
  changes.push_back({block.opening, dressing_->block(block.opening)});
  const auto& spots = layout_->spots;
  auto spot =
      std::ranges::lower_bound(spots, block.range.begin, {}, [](const auto& one) { return one.range.begin; });
  for (; spot != spots.end() && spot->range.end <= block.range.end; ++spot) {
    if (spot->is_code) continue;
    for (const auto& element : spot->context) {
      const auto now = dressed(element);
      if (!now->is_dressed || begins_in_sentence(*element)) continue;
      if (dressed_in_place_.insert(element.get()).second) changes.push_back({element->opening, now->open});
    }
  }
}

Context Wardrobe::dressed(const Context& context) {
  if (!dresses()) return context;
  Context out;
  for (const auto& element : context) out.push_back(dressed(element));
  return out;
}

Context Wardrobe::around(const Context& context) {
  if (!dresses()) return context;
  Context out;
  for (const auto& element : context) {
    const bool is_dressed = dressed_in_place_.contains(element.get()) || begins_in_sentence(*element);
    out.push_back(is_dressed ? dressed(element) : element);
  }
  return out;
}

std::shared_ptr<const Element> Wardrobe::dressed(const std::shared_ptr<const Element>& element) {
  const auto [known, is_new] = known_.try_emplace(element.get());
  if (!is_new) return known->second;
  auto open = dressing_->element(*element);
  if (open == element->open) return known->second = element;
  auto now = std::make_shared<Element>(*element);
  now->open = std::move(open);
  now->is_dressed = true;
  return known->second = now;
}

bool Wardrobe::begins_in_sentence(const Element& element) const {
  const auto place = std::ranges::upper_bound(places_, element.begin, {}, &ByteRange::end);
  return place != places_.end() && place->begin <= element.begin;
}

}  // namespace distich::formats::office
