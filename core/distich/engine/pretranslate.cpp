#include <map>
#include <optional>

#include <fmt/format.h>

#include <distich/engine/pretranslate.hpp>
#include <distich/text/normalize.hpp>

namespace distich {
namespace {

constexpr Score equal_text{10000};

bool has_target(const BilingualUnit& unit) {
  return unit.target && !unit.target->text.empty();
}

/// Does its file say that it must not be translated?
bool is_fixed(const BilingualUnit& unit) {
  const auto translate = unit.properties.find("translate");
  return translate != unit.properties.end() && translate->second == "no";
}

/// What two units must share for the translation of one to serve the other.
std::string repetition_key(const BilingualUnit& unit) {
  std::string key = text::normalize(unit.source.text, text::Form::match);
  for (const auto& code : unit.source.codes) key += '\0' + std::to_string(code.at) + ':' + code.original;
  return key;
}

/// Fills the units of one file, one kind of origin after the other.
class Filling {
 public:
  Filling(BilingualFile& file, const PretranslateOptions& options, const Control& control)
      : file_(file), options_(options), control_(control) {
    report_.units = file.units.size();
    for (auto& unit : file.units) {
      const bool kept = has_target(unit) && (!options.overwrite || unit.state >= UnitState::reviewed);
      if (is_fixed(unit)) {
        ++(has_target(unit) ? report_.translated : report_.left);
      } else if (kept) {
        ++report_.translated;
      } else {
        open_.push_back({&unit, std::nullopt});
      }
    }
  }

  void look_up(const Lookup& lookup) {
    std::size_t done = 0;
    for (auto& open : open_) {
      control_.checkpoint({"matching", done++, open_.size()});
      auto& unit = *open.unit;
      const MatchQuery query{unit.source, unit.context, unit.id, options_.document};
      for (auto& match : lookup.find(query, unit.languages, options_.matches)) {
        const bool repair = options_.repair && match.facts.repaired;
        if (!same_codes(unit.source, repair ? *match.facts.repaired : match.target)) continue;
        open.best = lookup.to_suggestion(match);
        if (!repair) open.best->facts.repaired.reset();
        break;
      }
    }
    take_matches(true);
  }

  /// The first translation of each text that the file had serves all that repeat it.
  void repeat() {
    std::map<std::string, const BilingualUnit*> known;
    for (const auto& unit : file_.units) {
      if (has_target(unit) && !unit.properties.contains("match-kind"))
        known.emplace(repetition_key(unit), &unit);
    }
    std::erase_if(open_, [&](const Open& open) {
      const auto found = known.find(repetition_key(*open.unit));
      if (found == known.end() || found->second == open.unit) return false;
      fill(*open.unit, *found->second->target, "repetition", found->second->id);
      ++report_.repeated;
      return true;
    });
  }

  void take_similar() { take_matches(false); }

  void translate(const Translate& machine) {
    std::map<std::string, std::size_t> places;
    std::vector<std::string> texts;
    for (const auto& open : open_) {
      if (!asks_machine(*open.unit)) continue;
      if (places.try_emplace(open.unit->source.text, texts.size()).second)
        texts.push_back(open.unit->source.text);
    }
    if (texts.empty()) return;
    const auto translations = machine(texts);
    std::erase_if(open_, [&](const Open& open) {
      if (!asks_machine(*open.unit)) return false;
      const auto& text = translations.at(places.at(open.unit->source.text));
      if (text.empty()) return false;
      fill(*open.unit, RichText(text), "machine", {});
      ++report_.machine;
      return true;
    });
  }

  [[nodiscard]] PretranslateReport report() {
    for (const auto& open : open_) ++(has_target(*open.unit) ? report_.translated : report_.left);
    return report_;
  }

 private:
  struct Open {
    BilingualUnit* unit;
    std::optional<Suggestion> best;
  };

  /// A line of plain text would lose the codes; and a machine does not replace what a person wrote.
  static bool asks_machine(const BilingualUnit& unit) {
    return unit.source.codes.empty() && !unit.source.text.empty() && !has_target(unit);
  }

  static void fill(BilingualUnit& unit, const RichText& target, std::string_view kind,
                   const std::string& origin) {
    unit.target = target;
    unit.state = UnitState::draft;
    unit.properties["match-kind"] = kind;
    unit.properties.erase("match-quality");
    unit.properties.erase("match-origin");
    if (!origin.empty()) unit.properties["match-origin"] = origin;
  }

  std::uint64_t& count_of(MatchKind kind) noexcept {
    switch (kind) {
      case MatchKind::same_id: return report_.same_id;
      case MatchKind::in_context: return report_.in_context;
      case MatchKind::one_neighbour: return report_.one_neighbour;
      case MatchKind::exact: return report_.exact;
      case MatchKind::fuzzy: break;
    }
    return report_.fuzzy;
  }

  void take_matches(bool equal_only) {
    std::erase_if(open_, [&](const Open& open) {
      if (!open.best) return false;
      const auto& best = *open.best;
      const bool equal = best.kind != MatchKind::fuzzy && best.score >= equal_text;
      if (equal_only && !equal) return false;
      // What is there already is better than what is merely similar.
      if (!equal && has_target(*open.unit)) return false;
      const auto& repaired = best.facts.repaired;
      const auto kind = equal ? name(best.kind) : repaired ? "repaired" : name(MatchKind::fuzzy);
      fill(*open.unit, repaired ? *repaired : best.target, kind, best.origin);
      open.unit->properties["match-quality"] = fmt::format("{:.2f}", best.score.basis_points / 100.0);
      ++(equal ? count_of(best.kind) : repaired ? report_.repaired : report_.fuzzy);
      return true;
    });
  }

  BilingualFile& file_;
  const PretranslateOptions& options_;
  const Control& control_;
  PretranslateReport report_;
  std::vector<Open> open_;  ///< units that may still get something
};

}  // namespace

PretranslateReport pretranslate(BilingualFile& file, const Lookup* lookup, const Translate& machine,
                                const PretranslateOptions& options, const Control& control) {
  Filling filling(file, options, control);
  if (lookup != nullptr) filling.look_up(*lookup);
  if (options.repetitions) filling.repeat();
  filling.take_similar();
  if (machine) filling.translate(machine);
  return filling.report();
}

}  // namespace distich
