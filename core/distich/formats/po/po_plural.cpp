#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <distich/formats/po/po_header_internal.hpp>

namespace distich::formats::po {
namespace {

/// Evaluates the expressions of Plural-Forms, which are C's with the one variable n (gettext manual,
/// "Translating plural forms").
class Evaluator {
 public:
  Evaluator(std::string_view expression, unsigned long n) : rest_(expression), n_(n) {}

  std::optional<unsigned long> value() {
    const auto result = choice();
    skip_blanks();
    const bool complete = rest_.empty() || rest_.front() == ';' || rest_.front() == '\\';
    return sound_ && complete ? std::optional(result) : std::nullopt;
  }

 private:
  struct Operator {
    std::string_view sign;
    int rank = 0;
  };

  static constexpr int highest_rank = 6;
  /// Longer signs before those that they begin with.
  static constexpr auto operators = std::to_array<Operator>({{"||", 1},
                                                             {"&&", 2},
                                                             {"==", 3},
                                                             {"!=", 3},
                                                             {"<=", 4},
                                                             {">=", 4},
                                                             {"<", 4},
                                                             {">", 4},
                                                             {"+", 5},
                                                             {"-", 5},
                                                             {"*", 6},
                                                             {"/", 6},
                                                             {"%", 6}});
  static constexpr int deepest = 64;

  void skip_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) rest_.remove_prefix(1);
  }

  bool take(std::string_view sign) {
    skip_blanks();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }

  unsigned long fail() {
    sound_ = false;
    rest_ = {};
    return 0;
  }

  unsigned long choice() {
    if (++depth_ > deepest) return fail();
    auto result = binary(1);
    if (take("?")) {
      const auto yes = choice();
      if (!take(":")) return fail();
      const auto no = choice();
      result = result != 0 ? yes : no;
    }
    --depth_;
    return result;
  }

  /// An operation whose operators bind at least as strongly as `rank`.
  unsigned long binary(int rank) {
    if (rank > highest_rank) return unary();
    auto left = binary(rank + 1);
    while (const auto* found = operator_of(rank)) {
      left = apply(found->sign, left, binary(rank + 1));
    }
    return left;
  }

  const Operator* operator_of(int rank) {
    const auto* found = std::ranges::find_if(
        operators, [&](const Operator& one) { return one.rank == rank && take(one.sign); });
    return found != operators.end() ? found : nullptr;
  }

  unsigned long apply(std::string_view sign, unsigned long left, unsigned long right) {
    if (sign == "||") return left != 0 || right != 0 ? 1 : 0;
    if (sign == "&&") return left != 0 && right != 0 ? 1 : 0;
    if (sign == "==") return left == right ? 1 : 0;
    if (sign == "!=") return left != right ? 1 : 0;
    if (sign == "<=") return left <= right ? 1 : 0;
    if (sign == ">=") return left >= right ? 1 : 0;
    if (sign == "<") return left < right ? 1 : 0;
    if (sign == ">") return left > right ? 1 : 0;
    if (sign == "+") return left + right;
    if (sign == "-") return left - right;
    if (sign == "*") return left * right;
    if (right == 0) return fail();
    return sign == "/" ? left / right : left % right;
  }

  unsigned long unary() {
    if (++depth_ > deepest) return fail();
    const auto result = take("!") ? static_cast<unsigned long>(unary() == 0) : operand();
    --depth_;
    return result;
  }

  unsigned long operand() {
    if (take("n")) return n_;
    if (take("(")) {
      const auto inner = choice();
      return take(")") ? inner : fail();
    }
    skip_blanks();
    unsigned long number = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (error != std::errc()) return fail();
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return number;
  }

  std::string_view rest_;
  unsigned long n_;
  int depth_ = 0;
  bool sound_ = true;
};

}  // namespace

std::size_t singular_form(std::string_view plural_forms) {
  constexpr std::string_view name = "plural=";
  auto at = plural_forms.find(name);
  if (at != std::string_view::npos && at > 0 && plural_forms[at - 1] == 'n')
    at = plural_forms.find(name, at + 1);
  if (at == std::string_view::npos) return 0;
  return Evaluator(plural_forms.substr(at + name.size()), 1).value().value_or(0);
}

}  // namespace distich::formats::po
