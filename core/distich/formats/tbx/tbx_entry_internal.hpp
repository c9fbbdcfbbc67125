#pragma once
#include <span>
#include <string>
#include <string_view>

#include <distich/base/control.hpp>
#include <distich/formats/tbx/tbx_node_internal.hpp>
#include <distich/model/term.hpp>

namespace distich::formats::tbx {

// The words by which TermProperty names members (`member_category`).
namespace member {
inline constexpr std::string_view subject = "subject";
inline constexpr std::string_view definition = "definition";
inline constexpr std::string_view note = "note";
inline constexpr std::string_view source = "source";
inline constexpr std::string_view created = "created";
inline constexpr std::string_view modified = "modified";
inline constexpr std::string_view part_of_speech = "part-of-speech";
inline constexpr std::string_view gender = "gender";
inline constexpr std::string_view usage = "usage";
inline constexpr std::string_view status = "status";
inline constexpr std::string_view context = "context";
}  // namespace member

/// A member of a concept, a section or a term that is one text, and the data category that holds it.
template <class Owner>
struct TextMember {
  std::string_view name;
  std::string_view category;
  std::string_view type;
  std::string Owner::*text;
};

/// In the order that they are written in.
[[nodiscard]] std::span<const TextMember<Concept>> concept_members() noexcept;
[[nodiscard]] std::span<const TextMember<LanguageSection>> section_members() noexcept;
[[nodiscard]] std::span<const TextMember<Term>> term_members() noexcept;

/// A kind of relation, and the data category that holds it.
struct RelationKind {
  std::string_view kind;
  std::string_view category;
  std::string_view type;
};

[[nodiscard]] std::span<const RelationKind> relation_kinds() noexcept;

/// The concept that an entry tells of. Reported: terms without text ("tbx.empty-term"), languages that are
/// none
/// ("tbx.bad-language"), ids of groups, which are left out ("tbx.group-id").
[[nodiscard]] Concept concept_of(Node entry, const Control& control);

}  // namespace distich::formats::tbx
