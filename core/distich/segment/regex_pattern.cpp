#include <algorithm>
#include <charconv>
#include <optional>

#include <distich/segment/regex_pattern_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::segmentation {
namespace {

/// More texts, or longer ones, tell candidates apart no better.
constexpr std::size_t most_endings = 1000;
constexpr std::size_t longest_ending = 24;
constexpr std::size_t largest_class = 8;

enum class Kind : std::uint8_t {
  literal,    ///< stands for one character
  one_of,     ///< a small class: stands for one of its characters
  any,        ///< something of which no text is known
  nothing,    ///< an assertion: matches no text
  open,       ///< a group begins that matches text
  open_look,  ///< a look-around begins
  close,
  alternative,
  quantifier,
  give_up,  ///< flags: what follows does not mean what it seems to
};

struct Token {
  Kind kind = Kind::any;
  std::u32string characters;
  int least = 1;  ///< of a quantifier
  int most = 1;   ///< -1 = no bound
  std::string_view written;
};

/// Takes an expression apart, as far as it must be understood here.
class Tokens {
 public:
  explicit Tokens(std::string_view pattern) : rest_(pattern) {}

  std::optional<Token> next() {
    if (rest_.empty()) return std::nullopt;
    const auto before = rest_;
    Token token = quoted_ ? read_quoted() : read();
    token.written = before.substr(0, before.size() - rest_.size());
    repeatable_ = token.kind != Kind::quantifier && token.kind != Kind::alternative &&
                  token.kind != Kind::open && token.kind != Kind::open_look;
    return token;
  }

 private:
  static Token literal(char32_t c) { return {Kind::literal, std::u32string(1, c), 1, 1, {}}; }

  static Token plain(Kind kind) { return {kind, {}, 1, 1, {}}; }

  char32_t take() {
    const auto c = text::code_point_at(rest_, 0);
    rest_.remove_prefix(c.size);
    return c.value;
  }

  bool take(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }

  Token read_quoted() {
    if (take("\\E")) {
      quoted_ = false;
      return plain(Kind::nothing);
    }
    return literal(take());
  }

  Token read() {
    if (take("\\Q")) {
      quoted_ = true;
      return plain(Kind::nothing);
    }
    if (take("\\")) return rest_.empty() ? plain(Kind::any) : read_escape();
    if (rest_.front() == '[') return read_class();
    if (take("(")) return read_group();
    if (take(")")) return plain(Kind::close);
    if (take("|")) return plain(Kind::alternative);
    if (take("^") || take("$")) return plain(Kind::nothing);
    if (take(".")) return plain(Kind::any);
    if (repeatable_) {
      if (take("*")) return quantifier(0, -1);
      if (take("+")) return quantifier(1, -1);
      if (take("?")) return quantifier(0, 1);
      if (rest_.front() == '{') return read_interval();
    } else if (take("?") || take("+")) {
      return plain(Kind::nothing);  // how a quantifier chooses, which changes nothing of what it can match
    }
    return literal(take());
  }

  static Token quantifier(int least, int most) { return {Kind::quantifier, {}, least, most, {}}; }

  Token read_interval() {
    const auto end = std::min(rest_.find('}'), rest_.size() - 1);
    const auto inside = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    const auto comma = inside.find(',');
    Token token = quantifier(number(inside.substr(0, comma)), -1);
    if (comma == std::string_view::npos) {
      token.most = token.least;
    } else if (comma + 1 < inside.size()) {
      token.most = number(inside.substr(comma + 1));
    }
    return token;
  }

  static int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

  Token read_group() {
    if (!rest_.starts_with('?')) return plain(Kind::open);
    if (take("?#")) {
      rest_.remove_prefix(std::min(rest_.find(')'), rest_.size() - 1) + 1);
      return plain(Kind::nothing);
    }
    if (take("?:") || take("?>")) return plain(Kind::open);
    if (take("?=") || take("?!") || take("?<=") || take("?<!")) return plain(Kind::open_look);
    if (take("?<")) {
      rest_.remove_prefix(std::min(rest_.find('>'), rest_.size() - 1) + 1);
      return plain(Kind::open);
    }
    // "(?i)" has no end of its own, "(?i:" has.
    const auto end = rest_.find_first_of(":)");
    rest_.remove_prefix(std::min(end, rest_.size() - 1) + 1);
    return plain(Kind::give_up);
  }

  Token read_escape() {
    const auto c = take();
    switch (c) {
      case U'b':
      case U'B':
      case U'A':
      case U'Z':
      case U'z':
      case U'G': return plain(Kind::nothing);
      case U'p':
      case U'P':
      case U'N':
        if (rest_.starts_with('{')) rest_.remove_prefix(std::min(rest_.find('}'), rest_.size() - 1) + 1);
        return plain(Kind::any);
      case U'u': return read_hexadecimal(4);
      case U'x': return read_hexadecimal(2);
      case U'k':
        rest_.remove_prefix(std::min(rest_.find('>'), rest_.size() - 1) + 1);
        return plain(Kind::any);
      default: break;
    }
    const bool stands_for_itself = !text::is_letter(c) && !text::is_digit(c);
    return stands_for_itself ? literal(c) : plain(Kind::any);
  }

  Token read_hexadecimal(std::size_t digits) {
    if (rest_.starts_with('{')) {
      rest_.remove_prefix(std::min(rest_.find('}'), rest_.size() - 1) + 1);
      return plain(Kind::any);
    }
    std::uint32_t value = 0;
    const auto end = rest_.data() + std::min(digits, rest_.size());
    const auto read = std::from_chars(rest_.data(), end, value, 16);
    rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
    return read.ptr == end && value != 0 ? literal(static_cast<char32_t>(value)) : plain(Kind::any);
  }

  /// Classes nest; what is in them matters only when it is a few plain characters.
  Token read_class() {
    std::u32string members;
    bool simple = true;
    int depth = 0;
    bool first = false;  // a "]" that comes first is a member
    do {
      const auto c = take();
      const bool was_first = first;
      first = false;
      if (c == U'[') {
        simple = simple && depth == 0;
        ++depth;
        if (take("^")) simple = false;
        first = true;
      } else if (c == U']' && !was_first) {
        --depth;
      } else if (c == U'\\' && !rest_.empty()) {
        const auto escaped = take();
        simple = simple && !text::is_letter(escaped) && !text::is_digit(escaped);
        members += escaped;
      } else {
        simple = simple && c != U'-' && c != U'&';
        members += c;
      }
    } while (depth > 0 && !rest_.empty());
    if (!simple || members.empty() || members.size() > largest_class) return plain(Kind::any);
    return {Kind::one_of, std::move(members), 1, 1, {}};
  }

  std::string_view rest_;
  bool quoted_ = false;
  bool repeatable_ = false;  ///< a quantifier can follow
};

/// What the matches of a part end with.
struct Endings {
  std::vector<std::string> texts;
  bool whole = true;  ///< the texts are all that the part can match, not only how that ends
};

Endings nothing() {
  return {{""}, true};
}

Endings anything() {
  return {{""}, false};
}

Endings either(Endings one, const Endings& other) {
  one.texts.insert(one.texts.end(), other.texts.begin(), other.texts.end());
  one.whole = one.whole && other.whole;
  return one.texts.size() > most_endings ? anything() : one;
}

Endings one_after_the_other(const Endings& first, Endings second) {
  if (!second.whole) return second;
  if (first.texts.size() * second.texts.size() > most_endings) {
    second.whole = false;
    return second;
  }
  Endings both{{}, first.whole};
  for (const auto& begin : first.texts) {
    for (const auto& end : second.texts) {
      both.texts.push_back(begin + end);
      if (both.texts.back().size() > longest_ending) both.whole = false;
    }
  }
  return both;
}

Endings repeated(Endings part, int least, int most) {
  if (least == 1 && most == 1) return part;
  if (least == 0) return most == 1 ? either(nothing(), part) : anything();
  part.whole = false;
  return part;
}

class EndingFinder {
 public:
  explicit EndingFinder(std::string_view pattern) : tokens_(pattern) {}

  std::optional<Endings> find() {
    auto all = alternatives();
    if (gave_up_) return std::nullopt;
    return all;
  }

 private:
  /// Up to the end of the group, or of the expression.
  Endings alternatives() {
    // Recursion follows brackets; so many are no rule that somebody wrote.
    constexpr int deepest = 200;
    if (++depth_ > deepest) gave_up_ = true;
    std::optional<Endings> all;
    Endings sequence = nothing();
    Endings last = nothing();
    const auto end_sequence = [&] {
      sequence = one_after_the_other(sequence, std::move(last));
      all = all ? either(std::move(*all), sequence) : sequence;
      sequence = last = nothing();
    };
    while (!gave_up_) {
      const auto token = tokens_.next();
      if (!token || token->kind == Kind::close) break;
      if (token->kind == Kind::alternative) {
        end_sequence();
      } else if (token->kind == Kind::quantifier) {
        last = repeated(std::move(last), token->least, token->most);
      } else {
        sequence = one_after_the_other(sequence, std::move(last));
        last = of(*token);
      }
    }
    end_sequence();
    --depth_;
    return *all;
  }

  Endings of(const Token& token) {
    switch (token.kind) {
      case Kind::literal:
      case Kind::one_of: {
        Endings one{{}, true};
        for (const auto c : token.characters) text::append(one.texts.emplace_back(), c);
        return one;
      }
      case Kind::open: return alternatives();
      case Kind::open_look: alternatives(); return nothing();
      case Kind::give_up: gave_up_ = true; return anything();
      case Kind::any: return anything();
      default: return nothing();
    }
  }

  Tokens tokens_;
  int depth_ = 0;
  bool gave_up_ = false;
};

}  // namespace

std::string with_bounds(std::string_view pattern) {
  std::string out;
  out.reserve(pattern.size() + 16);
  Tokens tokens(pattern);
  while (const auto token = tokens.next()) {
    if (token->kind == Kind::quantifier && token->most < 0) {
      out += '{' + std::to_string(token->least) + ',' +
             std::to_string(std::max(token->least, most_repetitions)) + '}';
    } else {
      out += token->written;
    }
  }
  return out;
}

std::vector<std::string> possible_endings(std::string_view pattern) {
  auto found = EndingFinder(pattern).find();
  if (!found) return {};
  auto& texts = found->texts;
  for (auto& each : texts) {
    if (each.size() > longest_ending) {
      // The cut must not go through a character.
      auto from = each.size() - longest_ending;
      while ((static_cast<unsigned char>(each[from]) & 0xC0U) == 0x80U) ++from;
      each.erase(0, from);
    }
  }
  std::ranges::sort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  if (texts.empty() || texts.front().empty()) return {};
  return std::move(texts);
}

}  // namespace distich::segmentation
