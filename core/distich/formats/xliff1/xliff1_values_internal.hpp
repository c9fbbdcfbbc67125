#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <distich/formats/format.hpp>
#include <distich/model/unit.hpp>

/// Our values as XLIFF 1 and the tools around it write them, and back.
namespace distich::formats::xliff1 {

/// `state` of a <target> with text, and `approved` of its unit.
struct TargetState {
  std::string_view state;
  bool approved = false;
};

[[nodiscard]] TargetState to_target_state(UnitState state) noexcept;
/// Of a target with text. Empty for a `state` that XLIFF 1 does not have.
[[nodiscard]] std::optional<UnitState> to_unit_state(std::string_view state, bool approved) noexcept;
/// `conf` of an <sdl:seg>. Empty for other values.
[[nodiscard]] std::optional<UnitState> state_of_sdl(std::string_view confirmation) noexcept;
/// `mq:status`. Empty for other values.
[[nodiscard]] std::optional<UnitState> state_of_memoq(std::string_view status) noexcept;

/// `match-quality`: "87.5", "87.5%". Above 100, which tools say of matches in context, the score is that of
/// equal text.
struct MatchQuality {
  Score score;
  MatchKind kind = MatchKind::fuzzy;
};

[[nodiscard]] MatchQuality parse_match_quality(std::string_view text) noexcept;
/// `state-qualifier` of a target.
[[nodiscard]] std::string_view qualifier(MatchKind kind) noexcept;
[[nodiscard]] std::optional<MatchKind> match_kind(std::string_view qualifier) noexcept;

/// "name=value", with `=` and `%` of the name as %3D and %25.
[[nodiscard]] std::string format_property(std::string_view name, std::string_view value);
[[nodiscard]] std::pair<std::string, std::string> parse_property(std::string_view text);

/// The attribute `form` of the <internal-file> that holds an article: all about it but its text.
[[nodiscard]] std::string format_form(const Skeleton& skeleton, bool is_base64);

struct Form {
  Skeleton skeleton;  ///< without its text
  bool is_base64 = false;
};

/// Empty for other programs' files.
[[nodiscard]] std::optional<Form> parse_form(std::string_view form);

}  // namespace distich::formats::xliff1
