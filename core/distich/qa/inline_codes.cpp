#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <distich/qa/checks_internal.hpp>

namespace distich::qa_internal {
namespace {

using Kind = InlineCode::Kind;

/// What makes codes of the two sides the same: their id; their markup where they have none.
struct Key {
  Kind kind;
  std::string_view id;

  friend auto operator<=>(const Key&, const Key&) = default;
};

Key key_of(const InlineCode& code) {
  return {code.kind, code.id.empty() ? code.original : code.id};
}

std::string_view shown(const InlineCode& code) {
  if (!code.shown_as.empty()) return code.shown_as;
  return code.original.empty() ? code.id : code.original;
}

std::vector<const InlineCode*> sorted(const RichText& rich) {
  std::vector<const InlineCode*> codes;
  for (const auto& code : rich.codes) codes.push_back(&code);
  std::stable_sort(codes.begin(), codes.end(),
                   [](const InlineCode* a, const InlineCode* b) { return key_of(*a) < key_of(*b); });
  return codes;
}

/// Codes that `these` have more often than `those`.
std::vector<const InlineCode*> surplus(const RichText& these, const RichText& those) {
  const auto less = [](const InlineCode* a, const InlineCode* b) { return key_of(*a) < key_of(*b); };
  const auto one = sorted(these);
  const auto other = sorted(those);
  std::vector<const InlineCode*> rest;
  std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(rest), less);
  std::stable_sort(rest.begin(), rest.end(),
                   [](const InlineCode* a, const InlineCode* b) { return a->at < b->at; });
  return rest;
}

/// The first code that closes what is not open, or is opened and closed across another pair; null when
/// all nest. A code left open is for `surplus` to find.
const InlineCode* badly_nested(const RichText& rich) {
  std::vector<const InlineCode*> open;
  for (const auto& code : rich.codes) {
    if (code.kind == Kind::open) open.push_back(&code);
    if (code.kind != Kind::close) continue;
    if (open.empty() || (!code.id.empty() && open.back()->id != code.id)) return &code;
    open.pop_back();
  }
  return nullptr;
}

}  // namespace

void check_inline_codes(const Task& task, const Report& found) {
  const auto& unit = task.unit;
  const auto& target = *unit.target;
  const auto missing = surplus(unit.source, target);
  const auto extra = surplus(target, unit.source);
  for (const auto* code : missing) {
    found({check_name::inline_codes,
           Severity::error,
           unit.id,
           {code->at, code->at},
           {},
           tr("{1} is missing in the translation", shown(*code))});
  }
  for (const auto* code : extra) {
    found({check_name::inline_codes,
           Severity::error,
           unit.id,
           {},
           {code->at, code->at},
           tr("{1} is not in the source", shown(*code))});
  }
  if (!missing.empty() || !extra.empty() || badly_nested(unit.source) != nullptr) return;
  if (const auto* code = badly_nested(target)) {
    found({check_name::inline_codes,
           Severity::error,
           unit.id,
           {},
           {code->at, code->at},
           tr("{1} closes before it opens, or across another pair", shown(*code))});
  }
}

}  // namespace distich::qa_internal
