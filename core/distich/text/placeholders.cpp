#include <algorithm>
#include <optional>

#include <distich/text/placeholders.hpp>

namespace distich::text {
namespace {

constexpr std::size_t longest_name = 64;

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_letter(char c) noexcept {
  return is_digit(c) || is_letter(c) || c == '_' || c == '.' || c == '-';
}

std::size_t skip(std::string_view text, std::size_t at, std::string_view any_of) {
  return std::min(text.find_first_not_of(any_of, at), text.size());
}

/// The end of a name that begins at `at`; `at` when there is none.
std::size_t end_of_name(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && end - at < longest_name && is_name_letter(text[end])) ++end;
  return end;
}

class Scanner {
 public:
  Scanner(std::string_view text, bool percent_before_number)
      : text_(text), percent_before_number_(percent_before_number) {}

  [[nodiscard]] std::vector<Placeholder> scan() {
    for (std::size_t at = 0; at < text_.size();) {
      auto end = at;
      if (text_[at] == '%') end = percent(at);
      if (text_[at] == '$') end = dollar(at);
      if (text_[at] == '{') end = braced(at, at);
      if (text_[at] == '#' || text_[at] == '@') end = between(at, text_[at]);
      if (text_[at] == '&') end = entity(at);
      at = std::max(end, at + 1);
    }
    return std::move(found_);
  }

 private:
  void add(std::string key, std::size_t begin, std::size_t end) {
    found_.push_back({std::move(key), {begin, end}});
  }

  /// The end of what begins with a percent sign; `at` when it is no placeholder.
  std::size_t percent(std::size_t at) {
    const auto rest = text_.substr(at + 1);
    if (rest.starts_with('%')) return at + 2;
    if (rest.starts_with('(')) return named(at, ')');
    if (rest.starts_with('{')) return braced(at, at + 1);
    if (rest.starts_with('|')) return directive(at);
    if (const auto end = between(at, '%'); end > at) return end;
    if (const auto end = numbered(at); end > at) return end;
    return printf(at);
  }

  /// "%name%", "#name#", "@name@"
  std::size_t between(std::size_t at, char mark) {
    const auto end = end_of_name(text_, at + 1);
    const bool closed = end > at + 1 && end < text_.size() && text_[end] == mark;
    const bool is_name = closed && is_letter(text_[at + 1]);
    const bool in_word = at > 0 && (is_letter(text_[at - 1]) || is_digit(text_[at - 1]));
    if (!is_name || (in_word && mark != '%')) return at;
    add(std::string(text_.substr(at, end + 1 - at)), at, end + 1);
    return end + 1;
  }

  /// "%1", "%1%"; no part of "5 %1.5" or "%1d"
  std::size_t numbered(std::size_t at) {
    const auto end = skip(text_, at + 1, "0123456789");
    const auto digits = text_.substr(at + 1, end - at - 1);
    if (percent_before_number_ || digits.empty() || digits.size() > 2 || (at > 0 && is_digit(text_[at - 1])))
      return at;
    const bool closed = text_.substr(end).starts_with('%');
    const bool goes_on =
        end < text_.size() && (is_letter(text_[end]) || text_[end] == '$' || text_[end] == '@');
    const bool is_decimal =
        end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',') && is_digit(text_[end + 1]);
    if (!closed && (goes_on || is_decimal)) return at;
    add(std::string(1, '%').append(digits), at, end + (closed ? 1 : 0));
    return end + (closed ? 1 : 0);
  }

  /// "%|40t|"
  std::size_t directive(std::size_t at) {
    const auto end = text_.find('|', at + 2);
    if (end == std::string_view::npos || end - at > longest_name ||
        text_.substr(at, end - at).find(' ') != std::string_view::npos) {
      return at;
    }
    add(std::string(text_.substr(at, end + 1 - at)), at, end + 1);
    return end + 1;
  }

  /// "${name}", "$(name)", "$[name]", "$name$", "$name"; not "$5" or "$US".
  std::size_t dollar(std::size_t at) {
    const auto rest = text_.substr(at + 1);
    if (rest.starts_with('{')) return braced(at, at + 1);
    if (rest.starts_with('(') || rest.starts_with('[')) return bracketed(at);
    if (const auto end = between(at, '$'); end > at) return end;
    auto end = end_of_name(text_, at + 1);
    while (end > at + 1 && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
    const auto name = text_.substr(at + 1, end - at - 1);
    constexpr std::size_t longest_currency = 3;
    const bool is_currency = name.size() <= longest_currency;
    if (is_currency || !(is_letter(name.front()) || name.front() == '_')) return at;
    add('$' + std::string(name), at, end);
    return end;
  }

  std::size_t bracketed(std::size_t at) {
    const auto begin = at + 2 + (text_.substr(at + 2).starts_with('^') ? 1 : 0);
    const auto end = end_of_name(text_, begin);
    const char close = text_[at + 1] == '(' ? ')' : ']';
    if (end == begin || end >= text_.size() || text_[end] != close) return at;
    add(std::string(text_.substr(at, end + 1 - at)), at, end + 1);
    return end + 1;
  }

  /// "&vendorName;": capitals within, or points, that no character's name has.
  std::size_t entity(std::size_t at) {
    constexpr std::size_t shortest = 5;
    const auto end = end_of_name(text_, at + 1);
    const auto name = text_.substr(at + 1, end - at - 1);
    if (name.size() < shortest || end >= text_.size() || text_[end] != ';') return at;
    const auto tells = [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '_'; };
    if (!is_letter(name.front()) || std::ranges::none_of(name.substr(1), tells)) return at;
    add(std::string(text_.substr(at, end + 1 - at)), at, end + 1);
    return end + 1;
  }

  /// "%(name)s"
  std::size_t named(std::size_t at, char close) {
    const auto end = end_of_name(text_, at + 2);
    if (end == at + 2 || end + 1 >= text_.size() || text_[end] != close) return at;
    const auto conversion = conversion_at(end + 1);
    if (!conversion) return at;
    add('%' + std::string(text_.substr(at + 2, end - at - 2)), at, conversion->end);
    return conversion->end;
  }

  struct Conversion {
    char kind = 0;
    std::size_t end = 0;
  };

  /// Flags, width, precision, length and the letter of a conversion. A space is no flag here: "5 % de".
  [[nodiscard]] std::optional<Conversion> conversion_at(std::size_t at) const {
    at = skip(text_, at, "-+#0'");
    at = skip(text_, at, "0123456789*");
    if (at < text_.size() && text_[at] == '.') at = skip(text_, at + 1, "0123456789*");
    at = skip(text_, at, "hljztLq");
    constexpr std::string_view kinds = "diouxXeEfFgGaAcCsSp@";
    if (at >= text_.size() || kinds.find(text_[at]) == std::string_view::npos) return std::nullopt;
    return Conversion{text_[at], at + 1};
  }

  std::size_t printf(std::size_t at) {
    auto begin = at + 1;
    std::size_t number = 0;
    const auto digits = skip(text_, begin, "0123456789");
    if (digits > begin && digits - begin < 3 && digits < text_.size() && text_[digits] == '$') {
      number = std::stoul(std::string(text_.substr(begin, digits - begin)));
      begin = digits + 1;
    }
    const auto conversion = conversion_at(begin);
    if (!conversion) return at;
    // "100%discount": a number before it, and a word behind: a percentage.
    const bool in_word = conversion->end < text_.size() && is_name_letter(text_[conversion->end]);
    if (in_word && at > 0 && is_digit(text_[at - 1])) return at;
    if (number == 0) number = ++arguments_;
    add('%' + std::to_string(number) + conversion->kind, at, conversion->end);
    return conversion->end;
  }

  /// "{name}", "{0:>8}", "{n, plural, …}", "{{name}}", "{}", with what stands before the brace.
  std::size_t braced(std::size_t begin, std::size_t brace) {
    const bool twice = text_.substr(brace + 1).starts_with('{');
    const auto name = brace + (twice ? 2 : 1);
    const auto name_end = end_of_name(text_, skip(text_, name, " "));
    const auto at = skip(text_, name_end, " ");
    const bool has_name = name_end > skip(text_, name, " ");
    if (at >= text_.size()) return begin;
    const auto said = std::string(text_.substr(skip(text_, name, " "), name_end - skip(text_, name, " ")));
    if (text_[at] == '}' && (has_name || begin == brace)) {
      const auto end = at + 1 + (twice && text_.substr(at + 1).starts_with('}') ? 1 : 0);
      add('{' + said, begin, end);
      return end;
    }
    if (!has_name) return begin;
    if (text_[at] == ',') return message_argument(begin, at, said);
    if (text_[at] != ':' && text_[at] != '!' && text_[at] != '[') return begin;
    const auto close = text_.find('}', at);
    if (close == std::string_view::npos || close - at > longest_name) return begin;
    add('{' + said, begin, close + 1);
    return close + 1;
  }

  /// "{n, plural, one {# boat} other {# boats}}": what is in its branches is text, and scanned on.
  std::size_t message_argument(std::size_t begin, std::size_t comma, const std::string& name) {
    const auto kind = skip(text_, comma + 1, " ");
    const auto end = end_of_name(text_, kind);
    if (end == kind) return begin;
    add('{' + name + ',' + std::string(text_.substr(kind, end - kind)), begin, end);
    return end;
  }

  std::string_view text_;
  bool percent_before_number_;
  std::vector<Placeholder> found_;
  std::size_t arguments_ = 0;
};

}  // namespace

std::vector<Placeholder> find_placeholders(std::string_view text, bool percent_before_number) {
  return Scanner(text, percent_before_number).scan();
}

}  // namespace distich::text
