#pragma once
#include <optional>
#include <span>
#include <string_view>

#include <distich/base/range.hpp>
#include <distich/segment/context_internal.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich::segmentation {

/// What a rule says of a candidate, when it has anything to say.
struct Verdict {
  bool is_break = false;
  std::string_view rule;  ///< stable, dotted
  ByteRange evidence;
};

using Opinion = std::optional<Verdict>;
using Rule = Opinion (*)(const Context&);

/// What needs no context: a terminator in the middle of a number, an address, a file name.
[[nodiscard]] Opinion judge_at_a_glance(std::string_view text, const Candidate& candidate);

/// The first opinion of the rules, which are asked from the surest to the most general.
[[nodiscard]] Verdict judge(const Context& context, Profile profile = Profile::news);

// Each group below is asked in the order of its list.
[[nodiscard]] std::span<const Rule> golden_rules();        ///< before all others, in profile golden
[[nodiscard]] std::span<const Rule> spacing_rules();       ///< what touches the candidate
[[nodiscard]] std::span<const Rule> quotation_rules();     ///< quotations, brackets, dialogue, ellipses
[[nodiscard]] std::span<const Rule> number_rules();        ///< numbers, ordinals, list markers
[[nodiscard]] std::span<const Rule> abbreviation_rules();  ///< abbreviations, initials, acronyms

[[nodiscard]] inline Opinion no_break(std::string_view rule, ByteRange evidence) {
  return Verdict{false, rule, evidence};
}

[[nodiscard]] inline Opinion break_here(std::string_view rule, ByteRange evidence) {
  return Verdict{true, rule, evidence};
}

}  // namespace distich::segmentation
