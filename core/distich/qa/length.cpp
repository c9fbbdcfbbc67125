#include <algorithm>
#include <charconv>
#include <optional>

#include <distich/qa/checks_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

/// How much longer than the other a text may be before it is worth a look, besides what any two may differ
/// by.
constexpr std::size_t most_times = 3;
constexpr std::size_t allowance = 30;
/// A Han character or a kana says about as much as that many letters.
constexpr std::size_t letters_of_ideograph = 3;

/// Characters, with ideographs by what they say. By lead bytes: U+3000 … U+9FFF begin with E3 … E9.
std::size_t extent(std::string_view text) {
  std::size_t extent = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool begins = (byte & 0xC0U) != 0x80;
    const bool ideograph = byte >= 0xE3 && byte <= 0xE9;
    extent +=
        static_cast<std::size_t>(begins) + (letters_of_ideograph - 1) * static_cast<std::size_t>(ideograph);
  }
  return extent;
}

bool is_much_longer(std::size_t one, std::size_t other) noexcept {
  return one > most_times * other + allowance;
}

bool has_letter_or_digit(const Outline& outline) {
  return !outline.words().empty() || !outline.numbers().empty();
}

/// Is there a word that is no part of a placeholder or a tag?
bool has_words(const Outline& outline) {
  return std::ranges::any_of(outline.words(), [&](ByteRange word) { return !outline.is_taken_over(word); });
}

std::optional<std::size_t> number_of(const Properties& properties, const char* name) {
  const auto property = properties.find(name);
  if (property == properties.end()) return std::nullopt;
  std::size_t value = 0;
  const auto& digits = property->second;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// The most characters or bytes that a file allows its unit, and how many the text has. XLIFF 1.2, maxwidth:
/// in other units (pixels, if none is said) it cannot be counted.
struct Limit {
  std::size_t most = 0;
  std::size_t actual = 0;
};

std::optional<Limit> limit_of(const BilingualUnit& unit) {
  const auto most = number_of(unit.properties, "maxwidth");
  const auto sort = unit.properties.find("size-unit");
  if (!most || sort == unit.properties.end()) return std::nullopt;
  const auto& text = unit.target->text;
  if (sort->second == "byte") return Limit{*most, text.size()};
  const bool in_characters = sort->second == "char" || sort->second == "glyph";
  return in_characters ? std::optional(Limit{*most, text::count_code_points(text)}) : std::nullopt;
}

}  // namespace

void check_length(const Task& task, const Report& found) {
  const ByteRange whole_source{0, task.source_text().size()};
  const ByteRange whole_target{0, task.target_text().size()};
  const auto report = [&](Severity severity, Message message) {
    found({check_name::length, severity, task.unit.id, whole_source, whole_target, std::move(message)});
  };
  if (const auto limit = limit_of(task.unit); limit && limit->actual > limit->most) {
    report(Severity::error,
           tr("the translation is {1} long; the file allows {2}", limit->actual, limit->most));
  }
  if (!has_letter_or_digit(task.target_outline) && has_words(task.source_outline))
    return report(Severity::warning, tr("the translation has no letters"));
  const auto source = extent(task.source_text());
  const auto target = extent(task.target_text());
  if (is_much_longer(target, source)) {
    report(Severity::warning, tr("the translation is much longer than the source"));
  } else if (is_much_longer(source, target)) {
    report(Severity::warning, tr("the translation is much shorter than the source"));
  }
}

}  // namespace distich::qa_internal
