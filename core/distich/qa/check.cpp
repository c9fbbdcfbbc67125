#include <algorithm>
#include <array>

#include <distich/qa/check.hpp>
#include <distich/qa/checks_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace {

using namespace qa_internal;

bool is_blank(const RichText& rich) {
  return text::trimmed(rich.text, {0, rich.text.size()}).empty();
}

bool has_target(const BilingualUnit& unit) {
  return unit.target && !unit.target->empty();
}

void check_empty_target(const BilingualUnit& unit, const Report& found) {
  if (is_blank(unit.source) || (unit.target && !is_blank(*unit.target))) return;
  const ByteRange whole{0, unit.source.text.size()};
  found({empty_target_name, Severity::warning, unit.id, whole, {}, tr("there is no translation")});
}

template <void (*Run)(const BilingualUnit&, const Report&)>
void if_translated(const BilingualUnit& unit, const Report& found) {
  if (has_target(unit)) Run(unit, found);
}

constexpr std::array<Check, 4> checks = {{
    {empty_target_name, "a source text without a translation", check_empty_target},
    {inline_codes_name, "inline codes that are missing, too many, or wrongly paired",
     if_translated<check_inline_codes>},
    {numbers_name, "numbers that only one side has, in the digits of any script",
     if_translated<check_numbers>},
    {forbidden_term_name, "a rendering that the glossary forbids or has given up",
     if_translated<check_forbidden_terms>},
}};

}  // namespace

std::span<const Check> builtin_checks() noexcept {
  return checks;
}

std::vector<Finding> check_unit(const BilingualUnit& unit) {
  std::vector<Finding> findings;
  const Report collect = [&](Finding finding) { findings.push_back(std::move(finding)); };
  for (const auto& check : checks) check.run(unit, collect);
  return findings;
}

}  // namespace distich
