#include <istream>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include <distich/engine/diff_units.hpp>
#include <distich/tm/differences_internal.hpp>

namespace distich {
namespace {

constexpr auto nobody = std::numeric_limits<std::size_t>::max();

TextChange compare(const RichText& before, const RichText& after) {
  TextChange change{before != after};
  if (before.text == after.text) return change;
  auto differences = tm::find_differences(before.text, after.text);
  change.before = std::move(differences.in_one);
  change.after = std::move(differences.in_other);
  // Texts that only differ in what matching does not see: typographic forms, white space.
  if (change.before.empty() && change.after.empty()) {
    change.before = {{0, before.text.size()}};
    change.after = {{0, after.text.size()}};
  }
  return change;
}

/// Which unit of one list is which of the other.
class Pairing {
 public:
  Pairing(std::span<const BilingualUnit> before, std::span<const BilingualUnit> after)
      : before_(before), after_(after), after_of_(before.size(), nobody), before_of_(after.size(), nobody) {
    pair_by([](const BilingualUnit& unit) { return std::pair(unit.id, unit.source.text); });
    pair_by([](const BilingualUnit& unit) { return unit.source.text; });
    pair_by([](const BilingualUnit& unit) { return unit.id; });
  }

  [[nodiscard]] std::size_t after_of(std::size_t before) const { return after_of_[before]; }

  [[nodiscard]] std::size_t before_of(std::size_t after) const { return before_of_[after]; }

 private:
  template <class KeyOf>
  void pair_by(KeyOf key_of) {
    using Key = decltype(key_of(before_.front()));
    std::multimap<Key, std::size_t> open;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (after_of_[i] == nobody) open.emplace(key_of(before_[i]), i);
    }
    for (std::size_t j = 0; j < after_.size() && !open.empty(); ++j) {
      if (before_of_[j] != nobody) continue;
      const auto first = open.lower_bound(key_of(after_[j]));
      if (first == open.end() || first->first != key_of(after_[j])) continue;
      before_of_[j] = first->second;
      after_of_[first->second] = j;
      open.erase(first);
    }
  }

  std::span<const BilingualUnit> before_;
  std::span<const BilingualUnit> after_;
  std::vector<std::size_t> after_of_;
  std::vector<std::size_t> before_of_;
};

std::optional<UnitChange> change_between(const BilingualUnit& before, const BilingualUnit& after) {
  const RichText none;
  UnitChange change{UnitChangeKind::changed,
                    &before,
                    &after,
                    compare(before.source, after.source),
                    compare(before.target ? *before.target : none, after.target ? *after.target : none),
                    before.state != after.state};
  const bool any = change.source.changed || change.target.changed || change.state_changed;
  return any ? std::optional(std::move(change)) : std::nullopt;
}

}  // namespace

std::vector<UnitChange> diff_units(std::span<const BilingualUnit> before,
                                   std::span<const BilingualUnit> after) {
  const Pairing pairing(before, after);
  std::vector<UnitChange> changes;
  std::size_t done = 0;  // of `before`: what was removed so far
  const auto add_removed_until = [&](std::size_t end) {
    for (; done < end; ++done) {
      if (pairing.after_of(done) == nobody)
        changes.push_back({UnitChangeKind::removed, &before[done], nullptr});
    }
  };
  for (std::size_t j = 0; j < after.size(); ++j) {
    const auto i = pairing.before_of(j);
    if (i == nobody) {
      changes.push_back({UnitChangeKind::added, nullptr, &after[j]});
      continue;
    }
    add_removed_until(i);
    if (auto change = change_between(before[i], after[j])) changes.push_back(*std::move(change));
  }
  add_removed_until(before.size());
  return changes;
}

std::vector<BilingualUnit> read_units(std::istream& in, const Format& format, const ReadOptions& read,
                                      const Control& control) {
  const auto reader = format.read_bilingual(in, read, control);
  std::vector<BilingualUnit> units;
  for (BilingualUnit unit; reader->next(unit); unit = {}) {
    units.push_back(std::move(unit));
    control.checkpoint({"reading", units.size(), {}});
  }
  return units;
}

}  // namespace distich
