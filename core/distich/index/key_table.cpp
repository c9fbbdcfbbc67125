#include <algorithm>
#include <utility>

#include <distich/index/key_table.hpp>

namespace distich::index {

void KeyTable::add(Key key, Owner owner) {
  if (2 * (used_ + 1) > slots_.size()) grow();
  insert({owner, key});
  ++used_;
}

void KeyTable::find(Key key, std::vector<Owner>& owners) const {
  if (used_ == 0) return;
  const auto mask = slots_.size() - 1;
  for (auto at = key & mask; slots_[at].owner != nobody; at = (at + 1) & mask) {
    if (slots_[at].key == key) owners.push_back(slots_[at].owner);
  }
}

void KeyTable::clear() noexcept {
  if (used_ == 0) return;
  std::ranges::fill(slots_, Slot());
  used_ = 0;
}

void KeyTable::insert(Slot slot) noexcept {
  const auto mask = slots_.size() - 1;
  auto at = slot.key & mask;
  while (slots_[at].owner != nobody) at = (at + 1) & mask;
  slots_[at] = slot;
}

void KeyTable::grow() {
  constexpr std::size_t fewest = 64;
  std::vector<Slot> old(std::max(fewest, 2 * slots_.size()));
  old.swap(slots_);
  for (const auto& slot : old) {
    if (slot.owner != nobody) insert(slot);
  }
}

}  // namespace distich::index
