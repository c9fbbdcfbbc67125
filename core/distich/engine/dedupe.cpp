#include <algorithm>
#include <set>

#include <distich/engine/maintain.hpp>
#include <distich/text/hash.hpp>
#include <distich/text/normalize.hpp>

namespace distich {
namespace {

/// A unit under a hash of what units are to be compared by.
struct Entry {
  std::uint64_t group = 0;
  std::uint64_t target = 0;  ///< conflicts only: hash of the normalised target
  UnitId unit{};

  friend auto operator<=>(const Entry&, const Entry&) = default;
};

void append(std::string& out, std::string_view field) {
  out += std::to_string(field.size()) + ':';
  out += field;
}

/// Text and codes of a variant with its language, so that equal strings are equal variants.
std::string spelled_out(const Variant& variant) {
  std::string out;
  append(out, variant.language.str());
  append(out, variant.text.text);
  for (const auto& code : variant.text.codes) {
    append(out, std::to_string(code.at) + ',' + std::to_string(static_cast<int>(code.kind)));
    append(out, code.id);
    append(out, code.original);
    append(out, code.shown_as);
  }
  return out;
}

/// All variants in an order of their own: equal strings are equal units but for their neighbours.
std::string content_of(const TranslationUnit& unit) {
  std::vector<std::string> variants;
  for (const auto& variant : unit.variants) variants.push_back(spelled_out(variant));
  std::ranges::sort(variants);
  std::string out;
  for (const auto& variant : variants) append(out, variant);
  return out;
}

/// The neighbours of all variants; empty when none are known.
std::string contexts_of(const TranslationUnit& unit) {
  std::set<std::string> known;
  for (const auto& variant : unit.variants) {
    if (!variant.context) continue;
    std::string one;
    append(one, variant.language.str());
    append(one, variant.context->previous);
    append(one, variant.context->next);
    known.insert(std::move(one));
  }
  std::string out;
  for (const auto& one : known) append(out, one);
  return out;
}

std::string normal(const RichText& rich) {
  return text::normalize(rich.text, text::Form::match);
}

/// Calls `visit` with every run of two or more entries of one group.
template <class Visit>
void each_group(std::vector<Entry>& entries, Visit visit) {
  std::ranges::sort(entries);
  for (auto begin = entries.begin(); begin != entries.end();) {
    const auto end =
        std::find_if(begin, entries.end(), [&](const Entry& entry) { return entry.group != begin->group; });
    if (end - begin > 1) visit(std::span<const Entry>(begin, end));
    begin = end;
  }
}

class Deduper {
 public:
  Deduper(Store& store, const DedupeOptions& options, const Control& control)
      : store_(store), options_(options), control_(control) {}

  DedupeReport run(const std::function<void(const Conflict&)>& visit) {
    const auto transaction = options_.how.dry_run ? nullptr : store_.begin();
    auto entries = collect([](const TranslationUnit& unit) -> std::optional<Entry> {
      return Entry{text::hash64(content_of(unit)), 0, {}};
    });
    each_group(entries, [&](std::span<const Entry> group) { drop_duplicates(group); });
    const auto& [source, target] = options_.filter.languages;
    if (source.known() && target.known()) find_conflicts(visit);
    if (report_.session) transaction->commit();
    return report_;
  }

 private:
  template <class MakeEntry>
  std::vector<Entry> collect(MakeEntry make) {
    std::vector<Entry> entries;
    store_.tm().each_of(options_.filter, [&](const StoredUnit& stored) {
      control_.checkpoint({"searching", entries.size(), {}});
      if (dropped_.contains(stored.id)) return true;
      if (auto entry = make(stored.unit)) {
        entry->unit = stored.id;
        entries.push_back(*entry);
      }
      return true;
    });
    return entries;
  }

  /// Units of one hash: those that know their neighbours first, each by id, so that what is
  /// without neighbours, or has the same ones, finds the unit that stays before it.
  void drop_duplicates(std::span<const Entry> group) {
    std::map<std::string, std::set<std::string>> kept;  // neighbours by content
    for (const bool with_context : {true, false}) {
      for (const auto& entry : group) {
        const auto stored = store_.tm().get(entry.unit);
        if (!stored) continue;
        const auto contexts = contexts_of(stored->unit);
        if (contexts.empty() == with_context) continue;
        auto& known = kept[content_of(stored->unit)];
        const bool redundant =
            !known.empty() && (contexts.empty() || options_.ignore_context || known.contains(contexts));
        if (redundant) {
          drop(entry.unit, report_.duplicates);
        } else {
          known.insert(contexts);
        }
      }
    }
  }

  void find_conflicts(const std::function<void(const Conflict&)>& visit) {
    const auto& languages = options_.filter.languages;
    auto entries = collect([&](const TranslationUnit& unit) -> std::optional<Entry> {
      const auto pair = to_bilingual_unit(unit, languages);
      if (!pair) return std::nullopt;
      return Entry{text::hash64(normal(pair->source)), text::hash64(normal(*pair->target)), {}};
    });
    each_group(entries, [&](std::span<const Entry> group) {
      if (group.front().target == group.back().target) return;
      for (const auto& conflict : conflicts_of(group)) settle(conflict, visit);
    });
  }

  /// Source texts that share a hash are told apart; whoever has but one target is left out.
  [[nodiscard]] std::vector<Conflict> conflicts_of(std::span<const Entry> group) {
    std::map<std::string, Conflict> by_source;
    for (const auto& entry : group) {
      const auto stored = store_.tm().get(entry.unit);
      const auto pair = stored ? to_bilingual_unit(stored->unit, options_.filter.languages) : std::nullopt;
      if (!pair) continue;
      auto& conflict = by_source[normal(pair->source)];
      if (conflict.sides.empty()) conflict.source = pair->source.text;
      conflict.sides.push_back({entry.unit, pair->target->text});
    }
    std::vector<Conflict> found;
    for (auto& [key, conflict] : by_source) {
      std::ranges::sort(conflict.sides, {}, &Conflict::Side::unit);
      const auto first = target_key(conflict.sides.front());
      if (std::ranges::any_of(conflict.sides, [&](const auto& side) { return target_key(side) != first; }))
        found.push_back(std::move(conflict));
    }
    return found;
  }

  static std::string target_key(const Conflict::Side& side) {
    return text::normalize(side.target, text::Form::match);
  }

  void settle(const Conflict& conflict, const std::function<void(const Conflict&)>& visit) {
    ++report_.conflicts;
    if (visit) visit(conflict);
    if (options_.conflicts == ConflictChoice::list) return;
    const bool newest = options_.conflicts == ConflictChoice::newest;
    const auto wanted = target_key(newest ? conflict.sides.back() : conflict.sides.front());
    for (const auto& side : conflict.sides) {
      if (target_key(side) != wanted) drop(side.unit, report_.reduced);
    }
  }

  void drop(UnitId unit, std::uint64_t& count) {
    ++count;
    dropped_.insert(unit);
    if (options_.how.dry_run) return;
    if (!report_.session)
      report_.session = store_.start_session("dedupe", "memory dedupe", options_.how.started);
    store_.tm().remove(unit, *report_.session);
  }

  Store& store_;
  const DedupeOptions& options_;
  const Control& control_;
  DedupeReport report_;
  std::set<UnitId> dropped_;  ///< so that a dry run counts what a real one would
};

}  // namespace

DedupeReport dedupe(Store& store, const DedupeOptions& options,
                    const std::function<void(const Conflict&)>& visit, const Control& control) {
  return Deduper(store, options, control).run(visit);
}

}  // namespace distich
