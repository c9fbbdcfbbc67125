#include <optional>
#include <string>
#include <vector>

#include <distich/qa/takeovers_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::qa_internal {
namespace {

bool is_word_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Behind white space, a quotation mark or an opening bracket.
bool stands_free(std::string_view text, std::size_t at) {
  const auto before = text::code_point_before(text, at);
  return before.size == 0 || text::is_space(before.value) || text::is_quote(before.value) ||
         text::bracket(before.value) == text::Bracket::open;
}

/// What a computer reads in a text: file paths, options of commands, names of functions, escapes.
class Finder {
 public:
  explicit Finder(const Outline& outline) : outline_(outline), text_(outline.text()) {}

  std::vector<TakenOver> find() && {
    const bool any = outline_.has('/') || outline_.has('-') || outline_.has('(') || outline_.has('\\');
    if (!any) return {};
    std::size_t done = 0;
    for (const auto& mark : outline_.marks()) {
      const auto at = mark.place.begin;
      if (at < done || outline_.is_taken_over(mark.place)) continue;
      if (const auto place = literal_at(mark.value, at); !place.empty()) {
        found_.push_back({std::string(place.of(text_)), place});
        done = place.end;
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] ByteRange literal_at(char32_t mark, std::size_t at) const {
    if (mark == U'/') return path(at);
    if (mark == U'-') return option(at);
    if (mark == U'(') return function(at);
    return mark == U'\\' ? escape(at) : ByteRange{};
  }

  [[nodiscard]] std::size_t end_of_word(std::size_t at) const {
    while (at < text_.size() && is_word_character(text_[at])) ++at;
    return at;
  }

  /// "/etc/hosts"
  [[nodiscard]] ByteRange path(std::size_t begin) const {
    if (!stands_free(text_, begin)) return {};
    auto end = begin;
    std::size_t parts = 0;
    while (end < text_.size() && text_[end] == '/') {
      auto part = end + 1;
      while (part < text_.size() && (is_word_character(text_[part]) || text_[part] == '.')) ++part;
      if (part == end + 1) break;
      ++parts;
      end = part;
    }
    while (end > begin && text_[end - 1] == '.') --end;
    return parts > 1 ? ByteRange{begin, end} : ByteRange{};
  }

  /// "--input=FILE", but not "--word--"
  [[nodiscard]] ByteRange option(std::size_t begin) const {
    constexpr std::size_t dashes = 2;
    const bool is_long = text_.substr(begin, dashes) == "--" && begin + dashes < text_.size() &&
                         is_letter(text_[begin + dashes]);
    if (!is_long || !stands_free(text_, begin)) return {};
    const auto end = end_of_word(begin + dashes);
    return text_[end - 1] == '-' ? ByteRange{} : ByteRange{begin, end};
  }

  /// "rgb()"
  [[nodiscard]] ByteRange function(std::size_t bracket) const {
    if (!text_.substr(bracket).starts_with("()")) return {};
    auto begin = bracket;
    while (begin > 0 && (is_word_character(text_[begin - 1]) || text_[begin - 1] == '.')) --begin;
    return begin < bracket && is_letter(text_[begin]) ? ByteRange{begin, bracket + 2} : ByteRange{};
  }

  /// "\n", "\\", "\u00e9"
  [[nodiscard]] ByteRange escape(std::size_t at) const {
    constexpr std::string_view escaped = "abfnrtv0\\\"'";
    constexpr std::size_t digits = 4;
    const auto behind = at + 1;
    if (behind >= text_.size()) return {};
    if (escaped.find(text_[behind]) != std::string_view::npos) return {at, behind + 1};
    const auto hex = text_.substr(behind + 1, digits);
    const bool is_unicode = text_[behind] == 'u' && hex.size() == digits &&
                            hex.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    return is_unicode ? ByteRange{at, behind + 1 + digits} : ByteRange{};
  }

  const Outline& outline_;
  std::string_view text_;
  std::vector<TakenOver> found_;
};

}  // namespace

void check_literals(const Task& task, const Report& found) {
  const auto source = Finder(task.source_outline).find();
  const auto target = Finder(task.target_outline).find();
  if (source.empty() && target.empty()) return;
  compare_takeovers(task, check_name::literals, source, target, Severity::warning, found);
}

}  // namespace distich::qa_internal
