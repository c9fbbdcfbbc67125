#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

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

std::optional<std::size_t> number_in(std::string_view digits) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// How long a file allows its unit to be, and how long the text is.
struct Limit {
  std::optional<std::size_t> least;
  std::optional<std::size_t> most;
  std::size_t actual = 0;
};

/// Code points beyond the Basic Multilingual Plane, which take two units of UTF-16: four bytes in UTF-8.
std::size_t count_beyond_plane(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xF0; }));
}

std::size_t bytes_in(std::string_view encoding, std::string_view text) {
  constexpr std::size_t of_utf16_unit = 2;
  constexpr std::size_t of_utf32_unit = 4;
  if (encoding == "utf16") return of_utf16_unit * (text::count_code_points(text) + count_beyond_plane(text));
  return encoding == "utf32" ? of_utf32_unit * text::count_code_points(text) : text.size();
}

/// The limits that a unit's properties state.
class LimitReader {
 public:
  explicit LimitReader(const BilingualUnit& unit) : properties_(unit.properties), text_(unit.target->text) {}

  std::vector<Limit> read() && {
    add_widths();
    add("minbytes", "maxbytes", text_.size());
    add_restriction(value_of("size-restriction"), text::count_code_points(text_));
    const auto storage = value_of("storage-restriction");
    if (const auto colon = storage.find(':'); colon != std::string_view::npos)
      add_restriction(storage.substr(colon + 1), bytes_in(storage.substr(0, colon), text_));
    return std::move(limits_);
  }

 private:
  [[nodiscard]] std::string_view value_of(const char* name) const {
    const auto property = properties_.find(name);
    return property == properties_.end() ? std::string_view() : std::string_view(property->second);
  }

  /// XLIFF 1.2: in other units (pixels, if none is said) widths cannot be counted.
  void add_widths() {
    const auto unit = value_of("size-unit");
    if (unit == "byte") add("minwidth", "maxwidth", text_.size());
    if (unit == "char" || unit == "glyph") add("minwidth", "maxwidth", text::count_code_points(text_));
  }

  void add(const char* least, const char* most, std::size_t actual) {
    limits_.push_back({number_in(value_of(least)), number_in(value_of(most)), actual});
  }

  /// XLIFF 2: "10", "5,10", "*" for any.
  void add_restriction(std::string_view restriction, std::size_t actual) {
    const auto comma = restriction.find(',');
    const bool has_least = comma != std::string_view::npos;
    limits_.push_back({has_least ? number_in(restriction.substr(0, comma)) : std::nullopt,
                       number_in(has_least ? restriction.substr(comma + 1) : restriction), actual});
  }

  const Properties& properties_;
  std::string_view text_;
  std::vector<Limit> limits_;
};

}  // namespace

void check_length(const Task& task, const Report& found) {
  const ByteRange whole_source{0, task.source_text().size()};
  const ByteRange whole_target{0, task.target_text().size()};
  const auto report = [&](Severity severity, Message message) {
    found({check_name::length, severity, task.unit.id, whole_source, whole_target, std::move(message)});
  };
  if (!task.unit.properties.empty()) {
    for (const auto& [least, most, actual] : LimitReader(task.unit).read()) {
      if (most && actual > *most)
        report(Severity::error, tr("the translation is {1} long; the file allows {2}", actual, *most));
      if (least && actual < *least)
        report(Severity::error,
               tr("the translation is {1} long; the file asks for {2} at least", actual, *least));
    }
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
