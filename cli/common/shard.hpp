#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "command.hpp"
#include <distich/engine/filter.hpp>

namespace distich::cli {

/// --shard, for work that is spread over machines.
void declare_shard(Declaration& declare, std::string& named);

/// What "2/4" names; all of the work for an empty string. Throws usage errors.
[[nodiscard]] Shard shard_named(const std::string& named);

/// The items of a list that a shard takes, in their order.
template <class Item>
[[nodiscard]] std::vector<Item> items_of(const Shard& shard, std::vector<Item> items) {
  std::uint64_t index = 0;
  std::erase_if(items, [&](const Item&) { return !shard.takes(index++); });
  return items;
}

}  // namespace distich::cli
