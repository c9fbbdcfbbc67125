#include "glossary_fields_internal.hpp"
#include <distich/terms/glossary_merge.hpp>

namespace distich {
namespace {

using terms_internal::each_field;
using terms_internal::in_words;
using terms_internal::keys_of;
using terms_internal::paired;
using terms_internal::place_of;
using terms_internal::Versions;

bool says_nothing(TermStatus /*value*/) {
  return false;
}

bool says_nothing(bool /*value*/) {
  return false;
}

bool says_nothing(std::optional<TermTolerance> value) {
  return !value;
}

bool says_nothing(const auto& value) {
  return value.empty();
}

const std::string& date_of(const Concept& item) {
  return item.modified.date.empty() ? item.created.date : item.modified.date;
}

const std::string& date_of(const Term& term) {
  return term.modified.date.empty() ? term.created.date : term.modified.date;
}

/// Sections have no date of their own.
std::string date_of(const LanguageSection& /*section*/) {
  return {};
}

class Merger {
 public:
  explicit Merger(MergePreference prefer) : prefer_(prefer) {}

  /// The merged entry; empty when it is gone.
  template <class Entry>
  std::optional<Entry> merge(const Versions<Entry>& entry, const GlossaryPlace& place,
                             const Versions<Concept>& within) {
    if (entry.ours != nullptr && entry.theirs != nullptr) return merge_both(entry, place, within);
    const auto* left = entry.ours != nullptr ? entry.ours : entry.theirs;
    if (left == nullptr || entry.base == nullptr)
      return left == nullptr ? std::nullopt : std::optional(*left);
    if (*left == *entry.base) return std::nullopt;
    const bool takes_out =
        prefer_ == (entry.ours == nullptr ? MergePreference::ours : MergePreference::theirs);
    const auto word = [](const Entry* version) { return version == nullptr ? "absent" : "present"; };
    conflicts_.push_back({place, "present", word(entry.ours), word(entry.theirs),
                          prefer_ == MergePreference::ours || prefer_ == MergePreference::theirs});
    return takes_out ? std::nullopt : std::optional(*left);
  }

  [[nodiscard]] std::vector<MergeConflict> take_conflicts() { return std::move(conflicts_); }

 private:
  template <class Entry>
  std::optional<Entry> merge_both(const Versions<Entry>& entry, const GlossaryPlace& place,
                                  const Versions<Concept>& within) {
    Entry out = *entry.ours;
    newer_ = newer(date_of(*entry.ours), date_of(*entry.theirs));
    if (newer_ == MergePreference::none && within.ours != nullptr && within.theirs != nullptr)
      newer_ = newer(date_of(*within.ours), date_of(*within.theirs));
    each_field(out, [&](const char* field, auto member) {
      const auto* base = entry.base == nullptr ? nullptr : &(entry.base->*member);
      out.*member = merge_value(place, field, base, entry.ours->*member, entry.theirs->*member);
    });
    if constexpr (std::is_same_v<Entry, Concept>) merge_parts(out, entry, place);
    return out;
  }

  void merge_parts(Concept& out, const Versions<Concept>& entry, const GlossaryPlace& place) {
    static const Concept nothing;
    const auto& base = entry.base == nullptr ? nothing : *entry.base;
    const auto* base_id = entry.base == nullptr ? nullptr : &base.id;
    out.id = merge_value(place, "id", base_id, entry.ours->id, entry.theirs->id);
    out.properties =
        merge_properties(place, base.properties, entry.ours->properties, entry.theirs->properties);
    out.sections =
        merge_list<LanguageSection>(entry, base.sections, entry.ours->sections, entry.theirs->sections);
    out.terms = merge_list<Term>(entry, base.terms, entry.ours->terms, entry.theirs->terms);
  }

  static MergePreference newer(const std::string& ours, const std::string& theirs) {
    if (ours == theirs || ours.empty() || theirs.empty()) return MergePreference::none;
    return ours > theirs ? MergePreference::ours : MergePreference::theirs;
  }

  /// `base` is null where the entry is new on both sides.
  template <class Value>
  Value merge_value(GlossaryPlace place, std::string field, const Value* base, const Value& ours,
                    const Value& theirs) {
    if (ours == theirs) return ours;
    if (base != nullptr && theirs == *base) return ours;
    if (base != nullptr && ours == *base) return theirs;
    if (base == nullptr && says_nothing(theirs)) return ours;
    if (base == nullptr && says_nothing(ours)) return theirs;
    if constexpr (std::is_same_v<Value, EntryStamp>) {
      if (field == "modified") return ours.date < theirs.date ? theirs : ours;
    }
    const auto winner = prefer_ == MergePreference::newest ? newer_ : prefer_;
    place.field = std::move(field);
    conflicts_.push_back({std::move(place), base == nullptr ? std::string() : in_words(*base), in_words(ours),
                          in_words(theirs), winner != MergePreference::none});
    return winner == MergePreference::theirs ? theirs : ours;
  }

  using Properties = std::map<std::string, std::string>;

  Properties merge_properties(const GlossaryPlace& place, const Properties& base, const Properties& ours,
                              const Properties& theirs) {
    // An empty property says no more than one that is not there.
    const auto value = [](const Properties& from, const std::string& key) {
      const auto found = from.find(key);
      return found == from.end() ? std::string() : found->second;
    };
    Properties all = ours;
    all.insert(theirs.begin(), theirs.end());
    Properties out;
    for (const auto& [key, _] : all) {
      const auto before = value(base, key);
      auto merged = merge_value(place, key, &before, value(ours, key), value(theirs, key));
      const bool stands =
          ours.contains(key) == base.contains(key) ? theirs.contains(key) : ours.contains(key);
      if (!merged.empty() || stands) out.emplace(key, std::move(merged));
    }
    return out;
  }

  template <class Entry>
  std::vector<Entry> merge_list(const Versions<Concept>& within, std::span<const Entry> base,
                                std::span<const Entry> ours, std::span<const Entry> theirs) {
    std::vector<Entry> out;
    for (const auto& entry : paired(base, keys_of(base), ours, keys_of(ours), theirs, keys_of(theirs))) {
      const auto& named = entry.ours != nullptr ? *entry.ours : *entry.theirs;
      if (auto merged = merge(entry, place_of(within.ours->id, named), within))
        out.push_back(std::move(*merged));
    }
    return out;
  }

  MergePreference prefer_;
  MergePreference newer_ = MergePreference::none;  ///< the side whose entry, now at work, is newer
  std::vector<MergeConflict> conflicts_;
};

}  // namespace

std::optional<MergePreference> merge_preference(std::string_view name) noexcept {
  if (name == "ours") return MergePreference::ours;
  if (name == "theirs") return MergePreference::theirs;
  if (name == "newest") return MergePreference::newest;
  return std::nullopt;
}

GlossaryMerge merge_glossaries(std::span<const Concept> base, std::span<const Concept> ours,
                               std::span<const Concept> theirs, MergePreference prefer) {
  terms_internal::ConceptKeys keys;
  const auto base_keys = keys.of(base);
  const auto our_keys = keys.of(ours);
  const auto their_keys = keys.of(theirs);
  Merger merger(prefer);
  GlossaryMerge out;
  for (const auto& entry : paired(base, base_keys, ours, our_keys, theirs, their_keys)) {
    const auto& named = entry.ours != nullptr ? *entry.ours : *entry.theirs;
    if (auto merged = merger.merge(entry, {named.id}, {})) out.concepts.push_back(std::move(*merged));
  }
  out.conflicts = merger.take_conflicts();
  return out;
}

}  // namespace distich
