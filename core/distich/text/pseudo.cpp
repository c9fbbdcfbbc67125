#include <algorithm>
#include <array>

#include <distich/base/range.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/placeables.hpp>
#include <distich/text/placeholders.hpp>
#include <distich/text/pseudo.hpp>

namespace distich::text {
namespace {

constexpr char32_t right_to_left_mark = 0x200F;
constexpr char32_t right_to_left_override = 0x202E;
constexpr char32_t pop_direction = 0x202C;
constexpr std::size_t longest_reference = 32;
/// Filling is in words of so many dots, so that lines can break in it.
constexpr std::size_t filling_word = 8;

constexpr std::array<char32_t, 26> capitals{U'À', U'Ɓ', U'Ç', U'Ð', U'È', U'Ƒ', U'Ĝ', U'Ħ', U'Î',
                                            U'Ĵ', U'Ķ', U'Ŀ', U'Ṁ', U'Ñ', U'Ö', U'Þ', U'Ǫ', U'Ŕ',
                                            U'Š', U'Ţ', U'Û', U'Ṽ', U'Ŵ', U'Ẋ', U'Ý', U'Ž'};
constexpr std::array<char32_t, 26> small{U'à', U'ƀ', U'ç', U'ð', U'é', U'ƒ', U'ĝ', U'ħ', U'î',
                                         U'ĵ', U'ķ', U'ļ', U'ɱ', U'ñ', U'ö', U'þ', U'ǫ', U'ŕ',
                                         U'š', U'ţ', U'û', U'ṽ', U'ŵ', U'ẋ', U'ý', U'ž'};

/// A mark that fonts of the letter's script have, and that composes with no letter.
char32_t mark_for(char32_t letter) noexcept {
  const auto written_in = script(letter);
  if (written_in == "Arab") return 0x0651;
  if (written_in == "Hebr") return 0x05BF;
  return 0x0332;
}

bool is_ascii_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

/// "&amp;", "&#39;", "&#x2019;": the end of what begins at `at`, or `at`.
std::size_t end_of_reference(std::string_view text, std::size_t at) {
  const auto semicolon = text.substr(at, longest_reference).find(';');
  if (semicolon == std::string_view::npos || semicolon < 2) return at;
  auto name = text.substr(at + 1, semicolon - 1);
  if (name.starts_with('#')) name.remove_prefix(1);
  const bool is_name = !name.empty() && std::ranges::all_of(name, [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c);
  });
  return is_name ? at + semicolon + 1 : at;
}

/// "<b>", "</b>", "<a href='x'>": the end of what begins at `at`, or `at`.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  const auto name = at + 1 + (text.substr(at + 1).starts_with('/') ? 1 : 0);
  if (name >= text.size() || !is_ascii_letter(text[name])) return at;
  const auto end = text.find_first_of("<>", name);
  return end != std::string_view::npos && text[end] == '>' ? end + 1 : at;
}

/// "one" and "=0" of "{n, plural, =0 {…} one {…}}".
std::size_t end_of_selector(std::string_view text, std::size_t at) {
  auto end = at + (text[at] == '=' ? 1 : 0);
  while (end < text.size() && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]))) ++end;
  if (end == at) return at;
  const auto brace = text.find_first_not_of(' ', end);
  return brace != std::string_view::npos && text[brace] == '{' ? end : at;
}

std::vector<ByteRange> merged(std::vector<ByteRange> ranges) {
  std::ranges::sort(ranges);
  std::vector<ByteRange> out;
  for (const auto range : ranges) {
    if (!out.empty() && range.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, range.end);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

/// What must stay as it is, in order and disjoint.
std::vector<ByteRange> untouched(std::string_view text) {
  std::vector<ByteRange> out;
  for (const auto& placeable : find_placeables(text)) out.push_back(placeable.range);
  bool is_message = false;
  for (const auto& placeholder : find_placeholders(text)) {
    out.push_back(placeholder.place);
    is_message = is_message || placeholder.key.find(',') != std::string::npos;
  }
  bool in_word = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto end = at;
    if (text[at] == '&') end = end_of_reference(text, at);
    if (text[at] == '<') end = end_of_tag(text, at);
    if (is_message && !in_word) end = std::max(end, end_of_selector(text, at));
    in_word = is_ascii_letter(text[at]) || is_ascii_digit(text[at]);
    if (end > at) out.push_back({at, end});
  }
  return merged(std::move(out));
}

class PseudoWriter {
 public:
  PseudoWriter(std::string_view text, std::span<const std::size_t> places, const PseudoOptions& options)
      : text_(text), places_(places), options_(options), kept_(untouched(text)) {}

  PseudoText write() {
    const auto body = trimmed(text_, {0, text_.size()});
    while (at_ < body.begin) copy(body.begin);
    mark_direction();
    out_.text += "⟦";
    while (at_ < body.end) step(body.end);
    note_places();
    fill();
    close_run();
    out_.text += "⟧";
    mark_direction();
    while (at_ < text_.size()) copy(text_.size());
    note_places();
    if (out_.changed) return std::move(out_);
    return {std::string(text_), {places_.begin(), places_.end()}, false};
  }

 private:
  void mark_direction() {
    if (options_.right_to_left) append(out_.text, right_to_left_mark);
  }

  void open_run() {
    if (options_.right_to_left && !in_run_) append(out_.text, right_to_left_override);
    in_run_ = true;
  }

  void close_run() {
    if (options_.right_to_left && in_run_) append(out_.text, pop_direction);
    in_run_ = false;
  }

  /// The places that the text has come to.
  void note_places() {
    if (out_.places.size() == places_.size() || places_[out_.places.size()] > at_) return;
    close_run();
    while (out_.places.size() < places_.size() && places_[out_.places.size()] <= at_)
      out_.places.push_back(out_.text.size());
  }

  /// What stays as it is, up to `end` or the next place.
  void copy(std::size_t end) {
    note_places();
    if (out_.places.size() < places_.size()) end = std::min(end, places_[out_.places.size()]);
    out_.text += text_.substr(at_, end - at_);
    at_ = end;
  }

  void step(std::size_t end) {
    note_places();
    while (next_kept_ < kept_.size() && kept_[next_kept_].end <= at_) ++next_kept_;
    if (next_kept_ < kept_.size() && kept_[next_kept_].begin <= at_) {
      close_run();
      return copy(std::min(end, kept_[next_kept_].end));
    }
    const auto c = code_point_at(text_, at_);
    const bool ends_line = c.value == U'\n' || c.value == U'\r' || c.value == 0x2028 || c.value == 0x2029;
    if (ends_line) {
      close_run();
    } else {
      open_run();
    }
    ++characters_;
    if (is_letter(c.value)) return write_letter(c);
    out_.text += text_.substr(at_, c.size);
    at_ += c.size;
  }

  void write_letter(CodePoint letter) {
    out_.changed = true;
    const char c = letter.size == 1 ? text_[at_] : '\0';
    if (is_ascii_letter(c)) {
      append(out_.text, c >= 'a' ? small.at(static_cast<std::size_t>(c - 'a'))
                                 : capitals.at(static_cast<std::size_t>(c - 'A')));
    } else {
      out_.text += text_.substr(at_, letter.size);
    }
    at_ += letter.size;
    if (is_ascii_letter(c)) return;
    while (!stops_at_place() && is_mark(code_point_at(text_, at_).value)) {
      const auto mark = code_point_at(text_, at_);
      out_.text += text_.substr(at_, mark.size);
      at_ += mark.size;
    }
    append(out_.text, mark_for(letter.value));
  }

  [[nodiscard]] bool stops_at_place() const {
    return at_ >= text_.size() || (out_.places.size() < places_.size() && places_[out_.places.size()] <= at_);
  }

  void fill() {
    const auto dots = (characters_ * options_.expansion + 99) / 100;
    if (dots == 0) return;
    open_run();
    for (std::size_t i = 0; i < dots; ++i) {
      if (i % filling_word == 0) out_.text += ' ';
      out_.text += "·";
    }
  }

  std::string_view text_;
  std::span<const std::size_t> places_;
  const PseudoOptions& options_;
  std::vector<ByteRange> kept_;
  std::size_t next_kept_ = 0;
  std::size_t at_ = 0;
  std::size_t characters_ = 0;  ///< code points that do not have to stay as they are
  bool in_run_ = false;
  PseudoText out_;
};

}  // namespace

PseudoText pseudo_translate(std::string_view text, std::span<const std::size_t> places,
                            const PseudoOptions& options) {
  return PseudoWriter(text, places, options).write();
}

}  // namespace distich::text
