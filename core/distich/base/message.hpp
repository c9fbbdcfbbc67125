#pragma once
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace distich {

/// A sentence for people: an English pattern, which is also its key in a message catalogue,
/// and what to put in its places {1}, {2}, … Made with `tr`, so that catalogues can be
/// extracted from the source (`xgettext --keyword=tr:1`).
class Message {
 public:
  Message() = default;

  Message(std::string_view pattern, std::vector<std::string> arguments)
      : pattern_(pattern), arguments_(std::move(arguments)) {}

  [[nodiscard]] const std::string& pattern() const noexcept { return pattern_; }

  [[nodiscard]] const std::vector<std::string>& arguments() const noexcept { return arguments_; }

  [[nodiscard]] std::string english() const { return fill(pattern_); }

  /// This message's arguments put into another pattern, usually a translation of its own.
  /// A place without an argument stays as it is written.
  [[nodiscard]] std::string fill(std::string_view pattern) const;

 private:
  std::string pattern_;
  std::vector<std::string> arguments_;
};

namespace detail {
template <class Argument>
[[nodiscard]] std::string message_argument(Argument&& argument) {
  if constexpr (std::is_arithmetic_v<std::remove_cvref_t<Argument>>) {
    return std::to_string(argument);
  } else {
    return std::string(std::forward<Argument>(argument));
  }
}
}  // namespace detail

/// `tr("cannot open {1}: {2}", path, reason)`. The pattern must be a string literal.
template <class... Arguments>
[[nodiscard]] Message tr(std::string_view pattern, Arguments&&... arguments) {
  return {pattern, {detail::message_argument(std::forward<Arguments>(arguments))...}};
}

}  // namespace distich
