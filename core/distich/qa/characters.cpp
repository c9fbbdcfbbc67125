#include <algorithm>
#include <array>
#include <string>

#include <distich/qa/checks_internal.hpp>
#include <distich/terms/lint_text_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// The byte that windows-1252 writes a character with; 0 for those beyond it.
unsigned byte_in_windows_1252(char32_t c) noexcept {
  constexpr std::array<char32_t, 32> upper{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                           0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                           0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (c < 0x100) return static_cast<unsigned>(c);
  const auto* found = std::ranges::find(upper, c);
  return found == upper.end() ? 0 : 0x80U + static_cast<unsigned>(found - upper.begin());
}

bool continues_utf8(char32_t c) noexcept {
  const auto byte = byte_in_windows_1252(c);
  return byte >= 0x80 && byte < 0xC0;
}

/// How many characters from `at` on are one character of UTF-8 that was read as windows-1252; 0 when they are
/// not. Two-byte characters count behind "Ã", "Â", "Ð", "Ñ", "Ø" and "Ù" only: others are words too often.
std::size_t characters_of_mojibake(std::string_view text, std::size_t at) {
  constexpr std::u32string_view two_byte_leads = U"ÃÂÐÑØÙ";
  const auto lead = text::code_point_at(text, at);
  const auto second = text::code_point_at(text, at + lead.size);
  if (second.size == 0 || !continues_utf8(second.value)) return 0;
  if (two_byte_leads.find(lead.value) != std::u32string_view::npos) return 2;
  const auto byte = byte_in_windows_1252(lead.value);
  const auto third = text::code_point_at(text, at + lead.size + second.size);
  return byte >= 0xE0 && byte < 0xF0 && third.size > 0 && continues_utf8(third.value) ? 3 : 0;
}

ByteRange find_mojibake(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    if (c == replacement) return {at, at + size};
    if (c >= 0xC0 && c < 0xF0) {
      auto end = at;
      for (auto left = characters_of_mojibake(text, at); left > 0; --left)
        end += text::code_point_at(text, end).size;
      if (end > at) return {at, end};
    }
    at += size;
  }
  return {};
}

/// The first control of writing direction that is not closed, or closes nothing (UAX #9). Marks are no
/// controls.
ByteRange unpaired_direction(std::string_view text) {
  std::vector<std::pair<bool, ByteRange>> open;  ///< isolate or embedding, and where
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    const ByteRange place{at, at + size};
    at += size;
    const bool embeds = c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E;
    const bool isolates = c >= 0x2066 && c <= 0x2068;
    if (embeds || isolates) open.emplace_back(isolates, place);
    if (c != 0x202C && c != 0x2069) continue;
    if (open.empty() || open.back().first != (c == 0x2069)) return place;
    open.pop_back();
  }
  return open.empty() ? ByteRange{} : open.front().second;
}

}  // namespace

void check_characters(const Task& task, const Report& found) {
  const auto target = task.target_text();
  const auto source = task.source_text();
  const auto report = [&](ByteRange place, Message message) {
    found({check_name::characters, Severity::warning, task.unit.id, {}, place, std::move(message)});
  };
  if (task.target_outline.has_odd_characters()) {
    if (const auto place = find_mojibake(target); !place.empty() && find_mojibake(source).empty())
      report(place, tr("“{1}” looks like text that was read in a wrong encoding", place.of(target)));
    if (const auto place = unpaired_direction(target); !place.empty())
      report(place, tr("a control of writing direction has no partner"));
  }
  if (!task.target_outline.is_latin() && terms_internal::has_mixed_word(target) &&
      !terms_internal::has_mixed_word(source))
    report({0, target.size()}, tr("a word has letters of two alphabets"));
}

void check_alignment(const Task& task, const Report& found) {
  const auto confidence = task.unit.confidence;
  if (!confidence || *confidence >= task.doubt) return;
  found({check_name::alignment,
         Severity::warning,
         task.unit.id,
         {0, task.source_text().size()},
         {0, task.target_text().size()},
         tr("the two may not belong together: they were aligned with {1} % confidence",
            static_cast<int>(*confidence * 100.0))});
}

}  // namespace distich::qa_internal
