#pragma once
#include <functional>
#include <string_view>

#include <distich/qa/check.hpp>
#include <distich/qa/language_internal.hpp>
#include <distich/qa/outline_internal.hpp>

namespace distich::qa_internal {

using Report = std::function<void(Finding)>;

/// What a check is given. The unit has a target that is not blank.
struct Task {
  const BilingualUnit& unit;
  const Language& source;
  const Language& target;
  const Outline& source_outline;
  const Outline& target_outline;
  double doubt = 0;
  char32_t accelerator = 0;  ///< marks access keys; 0: none does

  [[nodiscard]] std::string_view source_text() const noexcept { return unit.source.text; }

  [[nodiscard]] std::string_view target_text() const noexcept { return unit.target->text; }
};

namespace check_name {
inline constexpr std::string_view empty_target = "empty-target";
inline constexpr std::string_view untranslated = "untranslated";
inline constexpr std::string_view wrong_script = "wrong-script";
inline constexpr std::string_view inline_codes = "inline-codes";
inline constexpr std::string_view placeholders = "placeholders";
inline constexpr std::string_view addresses = "addresses";
inline constexpr std::string_view numbers = "numbers";
inline constexpr std::string_view markup = "markup";
inline constexpr std::string_view literals = "literals";
inline constexpr std::string_view acronyms = "acronyms";
inline constexpr std::string_view forbidden_term = "forbidden-term";
inline constexpr std::string_view missing_term = "missing-term";
inline constexpr std::string_view other_term = "other-term";
inline constexpr std::string_view custom_rule = "custom-rule";
inline constexpr std::string_view length = "length";
inline constexpr std::string_view accelerators = "accelerators";
inline constexpr std::string_view start_mark = "start-mark";
inline constexpr std::string_view end_mark = "end-mark";
inline constexpr std::string_view brackets = "brackets";
inline constexpr std::string_view quotes = "quotes";
inline constexpr std::string_view quote_style = "quote-style";
inline constexpr std::string_view number_style = "number-style";
inline constexpr std::string_view punctuation = "punctuation";
inline constexpr std::string_view capitals = "capitals";
inline constexpr std::string_view white_space = "white-space";
inline constexpr std::string_view repeated_word = "repeated-word";
inline constexpr std::string_view characters = "characters";
inline constexpr std::string_view alignment = "alignment";
inline constexpr std::string_view same_source = "same-source";
inline constexpr std::string_view same_target = "same-target";
}  // namespace check_name

void check_untranslated(const Task& task, const Report& found);
void check_script(const Task& task, const Report& found);
void check_inline_codes(const Task& task, const Report& found);
void check_placeholders(const Task& task, const Report& found);
void check_addresses(const Task& task, const Report& found);
void check_numbers(const Task& task, const Report& found);
void check_markup(const Task& task, const Report& found);
void check_literals(const Task& task, const Report& found);
void check_acronyms(const Task& task, const Report& found);
void check_length(const Task& task, const Report& found);
void check_accelerators(const Task& task, const Report& found);
void check_start_mark(const Task& task, const Report& found);
void check_end_mark(const Task& task, const Report& found);
void check_brackets(const Task& task, const Report& found);
void check_quotes(const Task& task, const Report& found);
void check_quote_style(const Task& task, const Report& found);
void check_number_style(const Task& task, const Report& found);
void check_punctuation(const Task& task, const Report& found);
void check_capitals(const Task& task, const Report& found);
void check_white_space(const Task& task, const Report& found);
void check_repeated_words(const Task& task, const Report& found);
void check_characters(const Task& task, const Report& found);
void check_alignment(const Task& task, const Report& found);

/// Forbidden renderings by what the unit itself says of its terms.
void check_noted_terms(const Task& task, const Report& found);

}  // namespace distich::qa_internal
