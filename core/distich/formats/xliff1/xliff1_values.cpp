#include <algorithm>
#include <array>
#include <cmath>

#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_values_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich::formats::xliff1 {
namespace {

struct NamedState {
  std::string_view name;
  UnitState state;
};

template <std::size_t size>
std::optional<UnitState> look_up(const std::array<NamedState, size>& states, std::string_view name) noexcept {
  const auto found = std::ranges::find(states, name, &NamedState::name);
  if (found == states.end()) return std::nullopt;
  return found->state;
}

constexpr std::array target_states{NamedState{"", UnitState::draft},
                                   NamedState{"new", UnitState::draft},
                                   NamedState{"needs-translation", UnitState::draft},
                                   NamedState{"needs-adaptation", UnitState::draft},
                                   NamedState{"needs-l10n", UnitState::draft},
                                   NamedState{"needs-review-translation", UnitState::draft},
                                   NamedState{"needs-review-adaptation", UnitState::draft},
                                   NamedState{"needs-review-l10n", UnitState::draft},
                                   NamedState{"translated", UnitState::translated},
                                   NamedState{"signed-off", UnitState::signed_off},
                                   NamedState{"final", UnitState::signed_off}};

constexpr std::array sdl_states{NamedState{"Unspecified", UnitState::draft},
                                NamedState{"Draft", UnitState::draft},
                                NamedState{"Translated", UnitState::translated},
                                NamedState{"RejectedTranslation", UnitState::draft},
                                NamedState{"ApprovedTranslation", UnitState::reviewed},
                                NamedState{"RejectedSignOff", UnitState::draft},
                                NamedState{"ApprovedSignOff", UnitState::signed_off}};

constexpr std::array memoq_states{NamedState{"NotStarted", UnitState::draft},
                                  NamedState{"PartiallyEdited", UnitState::draft},
                                  NamedState{"Pretranslated", UnitState::draft},
                                  NamedState{"AssembledFromFragments", UnitState::draft},
                                  NamedState{"MachineTranslated", UnitState::draft},
                                  NamedState{"Rejected", UnitState::draft},
                                  NamedState{"ManuallyConfirmed", UnitState::translated},
                                  NamedState{"Confirmed", UnitState::translated},
                                  NamedState{"Reviewer1Confirmed", UnitState::reviewed},
                                  NamedState{"Proofread", UnitState::signed_off}};

constexpr std::array<std::pair<MatchKind, std::string_view>, 5> qualifiers{
    {{MatchKind::fuzzy, "fuzzy-match"},
     {MatchKind::exact, "exact-match"},
     {MatchKind::one_neighbour, "x-one-neighbour"},
     {MatchKind::in_context, "x-in-context"},
     {MatchKind::same_id, "id-match"}}};

constexpr double basis_points_a_percent = 100.0;

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

constexpr std::string_view separator = "; ";

}  // namespace

TargetState to_target_state(UnitState state) noexcept {
  switch (state) {
    case UnitState::untranslated: return {"new", false};
    case UnitState::draft: return {"needs-review-translation", false};
    case UnitState::translated: return {"translated", false};
    case UnitState::reviewed: return {"translated", true};
    case UnitState::signed_off: return {"final", true};
  }
  return {"new", false};
}

std::optional<UnitState> to_unit_state(std::string_view state, bool approved) noexcept {
  const auto own = look_up(target_states, state);
  // An approval says more than "translated", and less than what asks for work.
  const bool open = !state.empty() && own == UnitState::draft;
  if (own && approved && !open) return std::max(*own, UnitState::reviewed);
  return own;
}

std::optional<UnitState> state_of_sdl(std::string_view confirmation) noexcept {
  return look_up(sdl_states, confirmation);
}

std::optional<UnitState> state_of_memoq(std::string_view status) noexcept {
  return look_up(memoq_states, status);
}

MatchQuality parse_match_quality(std::string_view text) noexcept {
  while (text.ends_with('%') || text.ends_with(' ')) text.remove_suffix(1);
  while (text.starts_with(' ')) text.remove_prefix(1);
  const auto percent = parse_number<double>(text);
  if (!percent || !(*percent >= 0.0)) return {};
  constexpr double equal = 100.0;
  constexpr double both_neighbours = 102.0;
  if (*percent >= both_neighbours) return {Score{10000}, MatchKind::in_context};
  if (*percent > equal) return {Score{10000}, MatchKind::one_neighbour};
  const Score score{static_cast<std::uint16_t>(std::lround(*percent * basis_points_a_percent))};
  return {score, score.basis_points == 10000 ? MatchKind::exact : MatchKind::fuzzy};
}

std::string_view qualifier(MatchKind kind) noexcept {
  return std::ranges::find(qualifiers, kind, [](const auto& entry) { return entry.first; })->second;
}

std::optional<MatchKind> match_kind(std::string_view qualifier) noexcept {
  const auto found = std::ranges::find(qualifiers, qualifier, [](const auto& entry) { return entry.second; });
  if (found == qualifiers.end()) return std::nullopt;
  return found->first;
}

std::string format_property(std::string_view name, std::string_view value) {
  std::string out(name);
  replace_all(out, "%", "%25");
  replace_all(out, "=", "%3D");
  return out + '=' + std::string(value);
}

std::pair<std::string, std::string> parse_property(std::string_view text) {
  const auto end = std::min(text.find('='), text.size());
  std::string name(text.substr(0, end));
  replace_all(name, "%3D", "=");
  replace_all(name, "%25", "%");
  return {std::move(name), std::string(text.substr(std::min(end + 1, text.size())))};
}

std::string format_form(const Skeleton& skeleton, bool is_base64) {
  std::string form(own::skeleton);
  const auto add = [&](std::string_view name, std::string_view value) {
    form.append(separator).append(name).append("=").append(value);
  };
  add("format", skeleton.format);
  add("encoding", skeleton.encoding);
  if (skeleton.byte_order_mark) add("byte-order-mark", "yes");
  if (is_base64) add("content", "base64");
  return form;
}

std::optional<Form> parse_form(std::string_view text) {
  if (!text.starts_with(own::skeleton)) return std::nullopt;
  Form form;
  for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    text.remove_prefix(at + separator.size());
    const auto part = text.substr(0, text.find(separator));
    const auto equals = std::min(part.find('='), part.size());
    const auto name = part.substr(0, equals);
    const auto value = part.substr(std::min(equals + 1, part.size()));
    if (name == "format") form.skeleton.format = value;
    if (name == "encoding") form.skeleton.encoding = value;
    if (name == "byte-order-mark") form.skeleton.byte_order_mark = value == "yes";
    if (name == "content") form.is_base64 = value == "base64";
  }
  return form;
}

}  // namespace distich::formats::xliff1
