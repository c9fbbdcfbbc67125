#include <algorithm>
#include <array>

#include <distich/terms/lint_text_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::terms_internal {
namespace {

constexpr char32_t zero_width_non_joiner = 0x200C;
constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t ideographic_space = 0x3000;

/// Scripts in which a joiner changes how letters look (The Unicode Standard, chapters 9, 12 – 14).
constexpr std::array<std::string_view, 22> joining_scripts{
    "Adlm", "Arab", "Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda", "Mand", "Mlym", "Mong",
    "Mymr", "Nkoo", "Orya", "Phag", "Rohg", "Sinh", "Syrc", "Taml", "Telu", "Tibt", "Tutg"};

bool uses_joiners(char32_t c) {
  // Marks of the script may be common to several ("Zinh"): they stand on a letter that was asked before.
  return std::ranges::find(joining_scripts, text::script(c)) != joining_scripts.end() || text::is_mark(c);
}

/// A joiner stands between two characters, of which the first is of a script that uses it, or an emoji's
/// part.
bool joiner_is_of_use(char32_t before, char32_t after) {
  if (before == 0 || after == 0 || text::is_space(before) || text::is_space(after)) return false;
  return uses_joiners(before) || text::is_pictograph(before) || before == 0xFE0F;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Format characters that are not seen. Signs of number and year are, and tags are parts of flags.
bool is_unseen(char32_t c) {
  const bool is_tag = c >= 0xE0020 && c <= 0xE007F;
  return text::is_format(c) && !text::joins_next(c) && !is_tag;
}

/// Of an alphabet whose words stand between spaces: in others mixing is usual (Han and kana, "Ｘ射线").
std::string_view alphabet_of(char32_t c) {
  if (!text::is_letter(c) || text::is_unspaced(c)) return {};
  const auto script = text::script(c);
  const bool shared = script == "Zyyy" || script == "Zinh" || script == "Hang";
  return shared ? std::string_view() : script;
}

}  // namespace

std::string plain_spaced(std::string_view text) {
  std::string out;
  bool space_due = false;
  char32_t space = U' ';
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    at += size;
    // U+200B counts as space elsewhere; here it is one of those that are not seen.
    const bool is_space = text::is_space(c) && !is_unseen(c);
    if (is_space) {
      space = c == ideographic_space && !space_due ? c : U' ';
      space_due = true;
      continue;
    }
    const bool is_joiner = c == zero_width_non_joiner || c == zero_width_joiner;
    if (is_joiner) {
      if (space_due || !joiner_is_of_use(before, text::code_point_at(text, at).value)) continue;
    } else if (is_control(c) || is_unseen(c)) {
      continue;
    }
    if (space_due && !out.empty()) text::append(out, space);
    space_due = false;
    text::append(out, c);
    before = c;
  }
  return out;
}

bool has_mixed_word(std::string_view text) {
  std::string_view alphabet;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    at += size;
    if (!text::is_letter(c)) {
      if (!text::is_mark(c) && !text::is_format(c)) alphabet = {};
      continue;
    }
    const auto found = alphabet_of(c);
    if (!alphabet.empty() && !found.empty() && found != alphabet) return true;
    alphabet = found;
  }
  return false;
}

bool has_paired_brackets(std::string_view text) {
  std::u32string open;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = text::code_point_at(text, at);
    at += size;
    const auto bracket = text::bracket(c);
    if (bracket == text::Bracket::open) open += c;
    if (bracket != text::Bracket::close) continue;
    // Unicode has each closing bracket one or two places behind its partner.
    if (open.empty() || c <= open.back() || c > open.back() + 2) return false;
    open.pop_back();
  }
  return open.empty();
}

}  // namespace distich::terms_internal
