#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include <distich/segment/graphemes_internal.hpp>
#include <distich/segment/regex_pattern_internal.hpp>
#include <distich/segment/rule_set_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

/// A longer unit is looked at in windows that overlap by the margin, so that an expression never
/// sees more. In bytes.
constexpr std::size_t window_size = 64U << 10U;
constexpr std::size_t window_margin = 1U << 10U;
/// So often a rule may be given up before a run goes on without it.
constexpr std::size_t most_failures = 16;

std::string in_group(std::string_view expression) {
  return "(?:" + std::string(expression) + ")";
}

text::Regex searched(const SegmentationRule& rule) {
  return text::Regex((rule.before.empty() ? "" : in_group(rule.before)) +
                     (rule.after.empty() ? "" : "(?=" + rule.after + ")"));
}

/// Nothing when a look-behind cannot hold the expression even with bounds ("\X", a back-reference).
std::optional<text::Regex> asked_at_a_place(const SegmentationRule& rule) {
  try {
    return text::Regex((rule.after.empty() ? "" : "(?=" + rule.after + ")") +
                       (rule.before.empty() ? "" : "(?<=" + with_bounds(rule.before) + ")"));
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// Files write tags with either sign: "EN_US", "en-US".
bool admits(const LanguageMap& map, const LanguageTag& language) {
  const text::Regex pattern(map.pattern, text::Regex::Case::ignored);
  if (pattern.matches(language.str())) return true;
  auto other = language.str();
  std::ranges::replace(other, '-', '_');
  return other != language.str() && pattern.matches(other);
}

std::size_t end_of_text_before(std::string_view text, std::size_t begin, std::size_t at) {
  while (at > begin) {
    const auto c = text::code_point_before(text, at);
    if (!text::is_space(c.value)) break;
    at -= c.size;
  }
  return at;
}

/// Where a window that should end at `at` does end: between two characters, behind white space if
/// there is some near.
std::size_t window_end(std::string_view text, std::size_t begin, std::size_t at) {
  const auto from = std::max(begin, at - std::min(at, window_margin));
  const auto space = text.substr(from, at - from).find_last_of(" \n\t");
  if (space != std::string_view::npos) return from + space + 1;
  while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

}  // namespace

struct CompiledRules::Scratch {
  std::vector<std::optional<text::RegexMatcher>> matchers;  ///< made when first needed
  std::vector<std::uint64_t> prepared;                      ///< for which window a matcher is
  std::uint64_t window = 0;
  text::RegexText text;
};

CompiledRules::CompiledRules(const RuleSet& rules, const LanguageTag& language) {
  for (const auto& map : rules.maps) {
    if (!admits(map, language)) continue;
    if (const auto* const found = rules.find(map.rule)) {
      for (const auto& rule : found->rules) add(*found, rule);
    }
    if (!rules.cascade) break;
  }
}

CompiledRules::~CompiledRules() = default;

void CompiledRules::add(const LanguageRule& language_rule, const SegmentationRule& rule) {
  const auto index = static_cast<std::uint32_t>(rules_.size());
  auto name = "srx:" + language_rule.name + ":" + std::to_string(rule.number);
  auto asked = rule.is_break ? std::nullopt : asked_at_a_place(rule);
  try {
    const bool scanned = !asked;
    rules_.push_back(
        {std::move(name), rule.is_break, scanned, asked ? std::move(*asked) : searched(rule), rule.where});
  } catch (const Error& error) {
    throw Error(ErrorCode::invalid_argument,
                tr("rule {1} of \"{2}\": {3}", rule.number, language_rule.name, error.message().english()),
                rule.where);
  }
  if (!asked) return;
  const auto endings = possible_endings(rule.before);
  if (endings.empty()) always_.push_back(index);
  for (const auto& ending : endings) endings_.add(ending, index);
}

std::unique_ptr<CompiledRules::Scratch> CompiledRules::take_scratch() const {
  const std::scoped_lock lock(mutex_);
  if (idle_.empty()) {
    auto made = std::make_unique<Scratch>();
    made->matchers.resize(rules_.size());
    made->prepared.resize(rules_.size(), 0);
    return made;
  }
  auto taken = std::move(idle_.back());
  idle_.pop_back();
  return taken;
}

void CompiledRules::give_back(std::unique_ptr<Scratch> scratch) const {
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(scratch));
}

/// Judges the places of one window: a unit, or a part of a very long one.
class WindowJudge {
 public:
  WindowJudge(CompiledRules::Run& run, std::string_view text, ByteRange unit, ByteRange window)
      : run_(run),
        rules_(run.rules_.rules_),
        scratch_(*run.scratch_),
        text_(text),
        unit_(unit),
        window_(window) {
    scratch_.text.assign(window.of(text));
    ++scratch_.window;
  }

  /// Adds decisions for places in [core.begin, core.end), and of `others`.
  void judge(ByteRange core, std::span<const std::size_t> others, std::vector<Decision>& out) {
    find_places();
    for (auto other = std::ranges::lower_bound(others, window_.begin);
         other != others.end() && *other <= window_.end; ++other) {
      places_.push_back({scratch_.text.unit_of(*other - window_.begin), 0, no_rule});
    }
    std::ranges::sort(places_, {}, [](const Place& place) { return std::pair(place.at, place.rule); });
    std::size_t done = std::numeric_limits<std::size_t>::max();
    for (const auto& place : places_) {
      if (place.at == done) continue;  // the first rule that breaks here came first
      done = place.at;
      const auto byte = window_.begin + scratch_.text.byte_of(place.at);
      if (byte >= core.begin && byte < core.end && may_cut(byte)) decide(place, byte, out);
    }
  }

 private:
  static constexpr std::uint32_t no_rule = std::numeric_limits<std::uint32_t>::max();

  /// Where a rule that breaks matches. `at` and `begin` are units of the window's text.
  struct Place {
    std::size_t at = 0;
    std::size_t begin = 0;
    std::uint32_t rule = no_rule;
  };

  void find_places() {
    found_by_search_.clear();
    for (std::uint32_t rule = 0; rule < rules_.size(); ++rule) {
      if (!rules_[rule].scanned) continue;
      std::vector<std::size_t> ends;
      search(rule, [&](ByteRange match) {
        if (rules_[rule].is_break) {
          places_.push_back({match.end, match.begin, rule});
        } else {
          ends.push_back(match.end);
        }
      });
      if (!ends.empty()) found_by_search_.emplace_back(rule, std::move(ends));
    }
  }

  template <class OnMatch>
  void search(std::uint32_t rule, OnMatch on_match) {
    auto* const matcher = matcher_of(rule);
    if (matcher == nullptr) return;
    for (;;) {
      const auto outcome = matcher->next();
      if (outcome == text::MatchOutcome::gave_up) ++run_.failures_[rule];
      if (outcome != text::MatchOutcome::found) return;
      on_match(matcher->match());
    }
  }

  /// Null for a rule that the run goes on without.
  text::RegexMatcher* matcher_of(std::uint32_t rule) {
    if (run_.failures_[rule] >= most_failures) return nullptr;
    auto& matcher = scratch_.matchers[rule];
    if (!matcher) matcher.emplace(rules_[rule].regex);
    if (scratch_.prepared[rule] != scratch_.window) {
      scratch_.prepared[rule] = scratch_.window;
      matcher->reset(scratch_.text);
    }
    return &*matcher;
  }

  /// Not at the ends of the unit, nor within a grapheme.
  [[nodiscard]] bool may_cut(std::size_t byte) const {
    return byte > unit_.begin && byte < unit_.end && is_grapheme_boundary(text_, byte);
  }

  void decide(const Place& place, std::size_t byte, std::vector<Decision>& out) {
    const auto at = end_of_text_before(text_, unit_.begin, byte);
    if (at <= unit_.begin || (!out.empty() && out.back().at > at)) return;
    // White space can have several places; one that is a break is enough.
    const bool again = !out.empty() && out.back().at == at;
    if (again && out.back().is_break) return;
    if (const auto rule = first_objection(place, byte)) {
      const auto before = text::code_point_before(text_, at);
      if (!again) out.push_back({at, false, rules_[*rule].name, {at - before.size, at}});
    } else if (place.rule != no_rule) {
      const auto begin = window_.begin + scratch_.text.byte_of(place.begin);
      if (again) out.pop_back();
      out.push_back({at, true, rules_[place.rule].name, {std::min(begin, at), at}});
    }
  }

  /// The first rule, before the one that breaks, that does not.
  std::optional<std::uint32_t> first_objection(const Place& place, std::size_t byte) {
    const auto& all = run_.rules_;
    asked_.assign(all.always_.begin(), all.always_.end());
    all.endings_.find(text_.substr(window_.begin, byte - window_.begin), asked_);
    for (const auto& [rule, ends] : found_by_search_) {
      if (std::ranges::binary_search(ends, place.at)) asked_.push_back(rule);
    }
    std::ranges::sort(asked_);
    std::optional<std::uint32_t> last;
    for (const auto rule : asked_) {
      if (rule > place.rule) break;
      if (rule == last) continue;
      last = rule;
      if (rules_[rule].scanned || matches(rule, place.at)) return rule;
    }
    return std::nullopt;
  }

  bool matches(std::uint32_t rule, std::size_t unit) {
    auto* const matcher = matcher_of(rule);
    if (matcher == nullptr) return false;
    const auto outcome = matcher->matches_at(unit);
    if (outcome == text::MatchOutcome::gave_up) ++run_.failures_[rule];
    return outcome == text::MatchOutcome::found;
  }

  CompiledRules::Run& run_;
  const std::vector<CompiledRules::Rule>& rules_;
  CompiledRules::Scratch& scratch_;
  std::string_view text_;
  ByteRange unit_;
  ByteRange window_;
  std::vector<Place> places_;
  /// Of rules that do not break but can only be searched for.
  std::vector<std::pair<std::uint32_t, std::vector<std::size_t>>> found_by_search_;
  std::vector<std::uint32_t> asked_;
};

CompiledRules::Run::Run(const CompiledRules& rules)
    : rules_(rules), scratch_(rules.take_scratch()), failures_(rules.rules_.size(), 0) {}

CompiledRules::Run::~Run() {
  rules_.give_back(std::move(scratch_));
}

std::vector<Decision> CompiledRules::Run::judge(std::string_view text, ByteRange unit,
                                                std::span<const std::size_t> others) {
  std::vector<Decision> out;
  auto core_begin = unit.begin;
  while (core_begin < unit.end) {
    const bool is_last = unit.end - core_begin <= window_size;
    const auto core_end = is_last ? unit.end : window_end(text, core_begin, core_begin + window_size);
    const auto margin = std::min(window_margin, core_begin - unit.begin);
    const auto begin = margin == 0 ? unit.begin : window_end(text, unit.begin, core_begin - margin);
    const auto end = unit.end - core_end <= window_margin
                         ? unit.end
                         : window_end(text, core_end, core_end + window_margin);
    WindowJudge(*this, text, unit, {begin, end}).judge({core_begin, core_end}, others, out);
    core_begin = core_end;
  }
  return out;
}

void CompiledRules::Run::report(const Control& control) const {
  for (std::size_t i = 0; i < failures_.size(); ++i) {
    if (failures_[i] == 0) continue;
    const auto& rule = rules_.rules_[i];
    control.report(
        {Severity::warning, "segment.rule-given-up",
         tr("the rule {1} takes too many steps on this text and was left out in {2} places; simplify "
            "its expression",
            rule.name, failures_[i]),
         rule.where});
  }
}

}  // namespace distich::segmentation
