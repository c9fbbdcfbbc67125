#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/engine/review_units.hpp>
#include <distich/qa/check.hpp>

namespace distich {
namespace {

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What programs correct while somebody types, and what was typed.
constexpr std::pair<std::string_view, char> corrections[] = {
    {"\u2018", '\''}, {"\u2019", '\''}, {"\u201A", '\''}, {"\u201B", '\''}, {"\u201C", '"'},
    {"\u201D", '"'},  {"\u201E", '"'},  {"\u201F", '"'},  {"\u00A0", ' '},  {"\u202F", ' '}};

/// Runs of white space as one space, and none at the ends: programs write line ends in their own ways.
/// Quotation marks as they are typed.
std::string as_typed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto corrected = std::ranges::find_if(
        corrections, [&](const auto& one) { return text.substr(at).starts_with(one.first); });
    const bool is_one = corrected != std::end(corrections);
    const char c = is_one ? corrected->second : text[at];
    at += is_one ? corrected->first.size() : 1;
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

bool same_code(const InlineCode& one, const InlineCode& other) {
  return one.kind == other.kind && one.id == other.id;
}

/// Tables may lack what markup the codes stand for: their ids and kinds say which they are.
bool same_code_ids(const RichText& one, const RichText& other) {
  return std::ranges::equal(one.codes, other.codes, same_code);
}

bool same_text(const RichText& one, const RichText& other) {
  return one.text == other.text &&
         std::ranges::equal(one.codes, other.codes, [](const InlineCode& a, const InlineCode& b) {
           return a.at == b.at && same_code(a, b);
         });
}

bool same_source(const RichText& one, const RichText& other) {
  return same_code_ids(one, other) && as_typed(one.text) == as_typed(other.text);
}

/// The text with the markup that the unit has for its codes: what a table says of it is for people.
RichText with_own_codes(RichText text, const BilingualUnit& unit) {
  for (auto& code : text.codes) {
    for (const auto* known : {&unit.source, unit.target ? &*unit.target : nullptr}) {
      if (known == nullptr) continue;
      const auto own = std::ranges::find_if(
          known->codes, [&](const InlineCode& candidate) { return same_code(candidate, code); });
      if (own == known->codes.end()) continue;
      code.original = own->original;
      code.shown_as = own->shown_as;
      break;
    }
  }
  return text;
}

class Taking {
 public:
  Taking(BilingualFile& file, const Control& control)
      : file_(&file),
        control_(&control),
        checker_(file.header.languages, {}, {.only = {"inline-codes", "placeholders"}}),
        used_(file.units.size(), false) {
    for (std::size_t i = 0; i < file.units.size(); ++i) by_id_[file.units[i].id].push_back(i);
  }

  void take(const ReviewRow& row) {
    control_->checkpoint({"reviewing", ++outcome_.rows, {}});
    const auto place = by_id_.find(row.unit.id);
    if (place == by_id_.end()) {
      ++outcome_.unknown;
      return report(row, "review.unknown-id", tr("no segment has the id {1}", row.unit.id));
    }
    const auto index = choose(place->second, row);
    if (!index) {
      ++outcome_.repeated;
      return report(row, "review.repeated-row",
                    tr("an earlier row is about the segment {1}; this one is not taken", row.unit.id));
    }
    used_[*index] = true;
    take_into(file_->units[*index], row);
  }

  [[nodiscard]] ReviewOutcome outcome() {
    outcome_.missing = static_cast<std::uint64_t>(std::ranges::count(used_, false));
    return outcome_;
  }

 private:
  /// Of the units of one id that no row was about yet: the first with the row's source, else the first.
  [[nodiscard]] std::optional<std::size_t> choose(const std::vector<std::size_t>& units,
                                                  const ReviewRow& row) const {
    std::optional<std::size_t> first;
    for (const auto index : units) {
      if (used_[index]) continue;
      if (same_source(file_->units[index].source, row.unit.source)) return index;
      if (!first) first = index;
    }
    return first;
  }

  void report(const ReviewRow& row, std::string_view id, Message message) const {
    control_->report({Severity::warning, id, std::move(message), row.where});
  }

  void take_into(BilingualUnit& unit, const ReviewRow& row) {
    if (!same_source(unit.source, row.unit.source)) {
      ++outcome_.source_edited;
      return report(row, "review.source-edited",
                    tr("the source of {1} is not that of the file; the row is not taken: \"{2}\"", unit.id,
                       row.unit.source.text));
    }
    const auto refused = outcome_.broken + outcome_.emptied;
    bool changed = take_target(unit, row);
    const bool whole = outcome_.broken + outcome_.emptied == refused;
    if (whole) changed = take_state(unit, row) || changed;
    changed = take_notes(unit, row) || changed;
    if (changed) {
      ++outcome_.changed;
    } else if (whole) {
      ++outcome_.unchanged;
    }
  }

  bool take_target(BilingualUnit& unit, const ReviewRow& row) {
    static const RichText nothing;
    const auto& before = unit.target ? *unit.target : nothing;
    if (!row.unit.target || row.unit.target->empty()) {
      if (before.empty()) return false;
      ++outcome_.emptied;
      report(row, "review.emptied-target",
             tr("the target of {1} was emptied; the file keeps its own", unit.id));
      return false;
    }
    if (same_text(*row.unit.target, before)) return false;
    auto reviewed = unit;
    reviewed.target = with_own_codes(*row.unit.target, unit);
    if (const auto fault = new_fault(reviewed, unit)) {
      ++outcome_.broken;
      report(row, "review.broken-codes",
             tr("the target of {1} is not taken: {2}", unit.id, fault->english()));
      return false;
    }
    if (unit.state == UnitState::untranslated) reviewed.state = UnitState::translated;
    for (const auto* name : {"match-kind", "match-quality", "match-origin"}) reviewed.properties.erase(name);
    unit = std::move(reviewed);
    return true;
  }

  /// What is wrong with the codes now and was not before.
  [[nodiscard]] std::optional<Message> new_fault(const BilingualUnit& now,
                                                 const BilingualUnit& before) const {
    std::vector<std::string> known;
    if (before.target) {
      for (const auto& finding : checker_.check(before)) known.push_back(finding.message.english());
    }
    for (const auto& finding : checker_.check(now)) {
      if (std::ranges::find(known, finding.message.english()) == known.end()) return finding.message;
    }
    return std::nullopt;
  }

  static bool take_state(BilingualUnit& unit, const ReviewRow& row) {
    if (!row.state || *row.state == unit.state) return false;
    const bool has_target = unit.target && !unit.target->empty();
    if (has_target == (*row.state == UnitState::untranslated)) return false;
    unit.state = *row.state;
    return true;
  }

  static bool take_notes(BilingualUnit& unit, const ReviewRow& row) {
    const auto before = unit.notes.size();
    for (const auto& note : row.unit.notes) {
      if (std::ranges::find(unit.notes, note) == unit.notes.end()) unit.notes.push_back(note);
    }
    return unit.notes.size() > before;
  }

  BilingualFile* file_;
  const Control* control_;
  Checker checker_;
  std::vector<bool> used_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_id_;
  ReviewOutcome outcome_;
};

}  // namespace

ReviewOutcome take_review(BilingualFile& file, std::span<const ReviewRow> rows, const Control& control) {
  Taking taking(file, control);
  for (const auto& row : rows) taking.take(row);
  return taking.outcome();
}

}  // namespace distich
