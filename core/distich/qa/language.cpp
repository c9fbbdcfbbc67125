#include <algorithm>

#include <distich/qa/language_internal.hpp>
#include <distich/qa/words_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/rule_lines.hpp>
#include <qa_languages.hpp>

namespace distich::qa_internal {
namespace {

/// From here on a multiplier ends a group: "two hundred thousand five" is 2·100·1000 + 5.
constexpr std::uint64_t least_group = 1000;

/// A region's words for numbers are used beside the language's.
bool is_added_to(std::string_view rule) noexcept {
  return rule == "number" || rule == "times" || rule == "unit" || rule == "span";
}

/// "CH" of "de-CH", "419" of "es-419", "" of "de" and "zh-Hant".
std::string region_of(const LanguageTag& language) {
  constexpr std::size_t letters_of_region = 2;
  constexpr std::size_t digits_of_region = 3;
  const auto& tag = language.str();
  for (auto at = tag.find('-'); at != std::string::npos; at = tag.find('-', at + 1)) {
    auto part = tag.substr(at + 1, tag.find('-', at + 1) - at - 1);
    const bool digits = part.find_first_not_of("0123456789") == std::string::npos;
    if (part.size() == 1) return {};
    if (part.size() == letters_of_region || (digits && part.size() == digits_of_region)) return part;
  }
  return {};
}

/// Adds up number words as they are spoken.
class SpokenNumber {
 public:
  void add(std::uint64_t value, bool multiplies) {
    any_ = true;
    if (!multiplies) {
      last_ += value;
    } else if (value < least_group) {
      group_ += std::max<std::uint64_t>(last_, 1) * value;
      last_ = 0;
    } else {
      total_ += std::max<std::uint64_t>(group_ + last_, 1) * value;
      group_ = 0;
      last_ = 0;
    }
  }

  /// What was said since the last time, if anything was.
  std::optional<std::uint64_t> take() {
    const auto said = any_ ? std::optional(total_ + group_ + last_) : std::nullopt;
    *this = {};
    return said;
  }

 private:
  std::uint64_t total_ = 0;
  std::uint64_t group_ = 0;  ///< below a thousand
  std::uint64_t last_ = 0;   ///< what a multiplier that follows is about
  bool any_ = false;
};

}  // namespace

Language Language::of(const LanguageTag& language) {
  const auto files = embedded::qa_languages();
  const std::string primary(language.primary());
  const auto rules = embedded::data_of(files, primary);
  const auto of_region = embedded::data_of(files, primary + "-" + region_of(language));
  return {rules.bytes, std::string(rules.name), of_region.bytes, std::string(of_region.name)};
}

std::vector<std::string_view> Language::with_data() {
  return embedded::languages_of(embedded::qa_languages());
}

Language::Language(std::string_view rules, const std::string& input, std::string_view of_region,
                   const std::string& region_input) {
  std::unordered_set<std::string_view> replaced;
  text::each_rule_line(of_region, [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
    add(fields.front(), {fields.begin() + 1, fields.end()}, {region_input, 0, line, 1});
    if (!is_added_to(fields.front())) replaced.insert(fields.front());
  });
  text::each_rule_line(rules, [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
    if (replaced.contains(fields.front())) return;
    add(fields.front(), {fields.begin() + 1, fields.end()}, {input, 0, line, 1});
  });
}

void Language::add(std::string_view rule, const std::vector<std::string_view>& values,
                   const SourcePos& where) {
  const auto add_words = [&](std::unordered_set<std::string>& words) {
    for (const auto value : values) words.insert(text::normalize(value, text::Form::term));
  };
  if ((rule == "number" || rule == "times") && values.size() > 1) {
    const NumberWord known{text::rule_number<std::uint64_t>(values.front(), where), rule == "times"};
    for (std::size_t i = 1; i < values.size(); ++i) {
      auto word = text::normalize(values[i], text::Form::term);
      longest_number_ = std::max(longest_number_, word.size());
      numbers_.insert_or_assign(std::move(word), known);
    }
  } else if (rule == "unit" && values.size() > 2) {
    const Unit unit{text::rule_number<double>(values[0], where), text::rule_number<double>(values[1], where)};
    for (std::size_t i = 2; i < values.size(); ++i)
      units_[text::normalize(values[i], text::Form::term)].push_back(unit);
  } else if ((rule == "unit-parts" || rule == "before-unit") && values.size() > 1) {
    auto& words = rule == "unit-parts" ? unit_parts_ : before_units_;
    for (std::size_t i = 1; i < values.size(); ++i)
      words[text::normalize(values[i], text::Form::term)] = text::rule_number<double>(values.front(), where);
  } else if (rule == "era" && values.size() > 1) {
    for (std::size_t i = 1; i < values.size(); ++i)
      eras_.emplace_back(values[i], text::rule_number<std::uint64_t>(values.front(), where));
  } else if (rule == "join") {
    add_words(joins_);
  } else if (rule == "join-parts") {
    add_words(part_joins_);
  } else if (rule == "span" && values.size() > 1) {
    for (std::size_t i = 1; i < values.size(); ++i)
      spans_[text::normalize(values[i], text::Form::term)] =
          text::rule_number<std::uint64_t>(values.front(), where);
  } else if (rule == "before-times") {
    before_scales_.insert(before_scales_.end(), values.begin(), values.end());
  } else if (rule == "clock") {
    add_words(clock_);
  } else if (rule == "roman-ending") {
    add_words(roman_endings_);
  } else if (rule == "repeats") {
    add_words(repeats_);
  } else if (rule == "script") {
    scripts_.insert(scripts_.end(), values.begin(), values.end());
  } else if (rule == "calendar") {
    for (const auto value : values) calendar_.push_back(text::rule_number<std::uint64_t>(value, where));
  } else if (!habits_.add(rule, values)) {
    throw Error(ErrorCode::malformed,
                tr("\"{1}\" is no rule; write one of: {2}", rule,
                   "number times before-times span join join-parts unit unit-parts before-unit clock era "
                   "roman-ending repeats script "
                   "calendar quotes decimal group lakh mark opens asks spaced-before spaced-behind "
                   "before-number small "
                   "capital-nouns"),
                where);
  }
}

bool Language::may_repeat(const std::string& word) const {
  return repeats_.contains(word) || repeats_.contains("*");
}

bool Language::is_written_in(std::string_view script) const {
  return scripts_.empty() || std::ranges::find(scripts_, script) != scripts_.end();
}

std::uint64_t Language::scale_of(const std::string& word) const {
  const auto found = numbers_.find(word);
  return found != numbers_.end() && found->second.multiplies ? found->second.value : 0;
}

std::size_t Language::about_before_scale(std::string_view text) const {
  const auto begins = [&](const std::string& about) { return text.starts_with(about); };
  const auto about = std::ranges::find_if(before_scales_, begins);
  return about == before_scales_.end() ? 0 : about->size();
}

bool Language::is_clock(std::string_view between) const {
  constexpr std::size_t longest = 16;
  if (between == ":") return true;
  if (clock_.empty() || between.size() > longest) return false;
  return clock_.contains(text::normalize(between, text::Form::term));
}

std::uint64_t Language::era_before(std::string_view text) const {
  if (text.ends_with(' ')) text.remove_suffix(1);
  const auto ends_text = [&](const auto& era) { return text.ends_with(era.first); };
  const auto era = std::ranges::find_if(eras_, ends_text);
  return era == eras_.end() ? 0 : era->second;
}

bool Language::is_roman_ending(std::string_view ending) const {
  return ending.empty() || roman_endings_.contains(text::normalize(ending, text::Form::term));
}

double Language::parts_of_unit(const std::string& word) const {
  const auto found = unit_parts_.find(word);
  return found == unit_parts_.end() ? 0 : found->second;
}

std::vector<Language::Measure> Language::measures_in_words(std::string_view text) const {
  std::vector<Measure> out;
  if (units_.empty()) return out;
  SpokenNumber spoken;
  std::optional<double> part;  // of what is said only before units
  each_word(text, [&](ByteRange range) {
    const std::string word(range.of(text));
    if (const auto parts = parts_of(word); !parts.empty()) {
      for (const auto& one : parts) spoken.add(one.value, one.multiplies);
      return;
    }
    if (const auto before = before_units_.find(word); before != before_units_.end()) {
      part = part.value_or(1) * before->second;
      return;
    }
    const auto said = spoken.take();
    auto units = units_named(word);
    if (!units.empty() && (said || part)) {
      const auto whole = said ? static_cast<double>(*said) : 1.0;
      out.push_back({whole * part.value_or(1), std::move(units)});
    }
    part.reset();
  });
  return out;
}

std::vector<Language::Unit> Language::units_named(const std::string& word) const {
  const auto found = units_.find(word);
  return found == units_.end() ? std::vector<Unit>() : found->second;
}

std::vector<Language::NumberWord> Language::parts_of(std::string_view word) const {
  std::vector<NumberWord> parts;
  for (std::size_t at = 0; at < word.size();) {
    auto size = std::min(longest_number_, word.size() - at);
    const auto starts_number = [&] { return numbers_.contains(std::string(word.substr(at, size))); };
    while (size > 0 && !starts_number()) --size;
    if (size > 0) {
      parts.push_back(numbers_.at(std::string(word.substr(at, size))));
    } else {
      const auto joins = [&](const std::string& join) { return word.substr(at).starts_with(join); };
      const auto join = std::ranges::find_if(joins_, joins);
      if (join == joins_.end()) return {};
      size = join->size();
    }
    at += size;
  }
  return parts;
}

std::vector<std::uint64_t> Language::numbers_in_words(std::string_view text) const {
  std::vector<std::uint64_t> out;
  if (numbers_.empty()) return out;
  SpokenNumber spoken;
  const auto end_run = [&] {
    const auto said = spoken.take();
    if (said) out.push_back(*said);
    return said.value_or(1);
  };
  const auto take = [&](std::string_view word) {
    if (const auto span = spans_.find(std::string(word)); span != spans_.end()) {
      out.push_back(span->second);
      out.push_back(span->second * end_run());
      return;
    }
    const auto parts = parts_of(word);
    if (parts.empty() && !joins_.contains(std::string(word))) end_run();
    for (const auto& part : parts) {
      out.push_back(part.value);
      spoken.add(part.value, part.multiplies);
    }
  };
  each_word(text, [&](ByteRange range) {
    const auto word = range.of(text);
    if (!text::is_unspaced(text::code_point_at(word, 0).value)) return take(word);
    for (std::size_t at = 0; at < word.size();) {
      const auto size = text::code_point_at(word, at).size;
      take(word.substr(at, size));
      at += size;
    }
    end_run();
  });
  end_run();
  return out;
}

}  // namespace distich::qa_internal
