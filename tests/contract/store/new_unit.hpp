#pragma once
#include <vector>

#include <distich/store/store.hpp>

namespace distich::tests {

/// A unit with all that a store wants to know of it.
struct NewUnit {
  SessionId session{};
  TranslationUnit unit;
  std::vector<VariantKeys> keys;
};

inline TmStore::Added add(TmStore& tm, const NewUnit& unit) {
  return tm.add(unit.unit, unit.session, unit.keys);
}

}  // namespace distich::tests
