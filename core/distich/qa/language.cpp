#include <algorithm>
#include <charconv>

#include <distich/qa/language_internal.hpp>
#include <distich/qa/words_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/rule_lines.hpp>
#include <qa_languages.hpp>

namespace distich::qa_internal {
namespace {

constexpr std::string_view file_extension = ".txt";
/// From here on a multiplier ends a group: "two hundred thousand five" is 2·100·1000 + 5.
constexpr std::uint64_t least_group = 1000;

std::uint64_t number_of(std::string_view digits, const SourcePos& where) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size())
    throw Error(ErrorCode::malformed, tr("\"{1}\" is no number", digits), where);
  return value;
}

double factor_of(std::string_view digits, const SourcePos& where) {
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size())
    throw Error(ErrorCode::malformed, tr("\"{1}\" is no number", digits), where);
  return value;
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
  const auto name = std::string(language.primary()).append(file_extension);
  for (const auto& file : embedded::qa_languages()) {
    if (file.name == name) return {file.bytes, name};
  }
  return {};
}

std::vector<std::string_view> Language::with_data() {
  std::vector<std::string_view> out;
  for (const auto& file : embedded::qa_languages())
    out.push_back(file.name.substr(0, file.name.size() - file_extension.size()));
  std::ranges::sort(out);
  return out;
}

Language::Language(std::string_view rules, const std::string& input) {
  text::each_rule_line(rules, [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
    add(fields.front(), {fields.begin() + 1, fields.end()}, {input, 0, line, 1});
  });
}

void Language::add(std::string_view rule, const std::vector<std::string_view>& values,
                   const SourcePos& where) {
  const auto add_words = [&](std::unordered_set<std::string>& words) {
    for (const auto value : values) words.insert(text::normalize(value, text::Form::term));
  };
  if ((rule == "number" || rule == "times") && values.size() > 1) {
    const NumberWord known{number_of(values.front(), where), rule == "times"};
    for (std::size_t i = 1; i < values.size(); ++i) {
      auto word = text::normalize(values[i], text::Form::term);
      longest_number_ = std::max(longest_number_, word.size());
      numbers_.insert_or_assign(std::move(word), known);
    }
  } else if (rule == "unit" && values.size() > 2) {
    const Unit unit{factor_of(values[0], where), factor_of(values[1], where)};
    for (std::size_t i = 2; i < values.size(); ++i)
      units_[text::normalize(values[i], text::Form::term)].push_back(unit);
  } else if (rule == "join") {
    add_words(joins_);
  } else if (rule == "repeats") {
    add_words(repeats_);
  } else if (rule == "script") {
    scripts_.insert(scripts_.end(), values.begin(), values.end());
  } else if (rule == "calendar") {
    for (const auto value : values) calendar_.push_back(number_of(value, where));
  } else if (!habits_.add(rule, values)) {
    throw Error(ErrorCode::malformed,
                tr("\"{1}\" is no rule; write one of: {2}", rule,
                   "number times join unit repeats script calendar quotes mark opens asks spaced-before "
                   "spaced-behind before-number small capital-nouns"),
                where);
  }
}

bool Language::may_repeat(const std::string& word) const {
  return repeats_.contains(word) || repeats_.contains("*");
}

bool Language::is_written_in(std::string_view script) const {
  return scripts_.empty() || std::ranges::find(scripts_, script) != scripts_.end();
}

bool Language::is_scale(const std::string& word) const {
  const auto found = numbers_.find(word);
  return found != numbers_.end() && found->second.multiplies;
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
      if (parts.empty() || join == joins_.end()) return {};
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
    if (const auto said = spoken.take()) out.push_back(*said);
  };
  const auto take = [&](std::string_view word) {
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
