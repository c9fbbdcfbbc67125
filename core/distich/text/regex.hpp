#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>

namespace distich::text {

/// A text in the form that expressions are matched on, with the way back to its bytes. Made once,
/// matched by many expressions.
class RegexText {
 public:
  RegexText() = default;

  /// `utf8` is valid, of less than 1 GiB. Linear; reuses what it holds.
  void assign(std::string_view utf8);

  /// In units, which is what matching counts in.
  [[nodiscard]] std::size_t size() const noexcept { return units_.size(); }

  [[nodiscard]] const std::u16string& units() const noexcept { return units_; }

  /// The byte that a unit begins at; `unit` may be `size()`.
  [[nodiscard]] std::size_t byte_of(std::size_t unit) const noexcept {
    return bytes_.empty() ? unit : bytes_[unit];
  }

  /// The unit that the character at `byte` begins with. Logarithmic.
  [[nodiscard]] std::size_t unit_of(std::size_t byte) const noexcept;

 private:
  std::u16string units_;
  std::vector<std::uint32_t> bytes_;  ///< one more than units; empty where both count alike
};

/// A regular expression with ICU's syntax. Immutable; share between threads.
class Regex {
 public:
  enum class Case : std::uint8_t { as_written, ignored };

  /// Throws Error{malformed} with ICU's reason; `where()->byte` is the place in the expression and
  /// `where()->column` its character, from 1.
  explicit Regex(std::string_view pattern, Case letters = Case::as_written);

  /// Does the whole of a short text match? False also when matching had to be given up.
  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  friend class RegexMatcher;
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

enum class MatchOutcome : std::uint8_t {
  found,
  not_found,
  gave_up,  ///< the expression takes more steps, or more memory, than the text's length grants
};

/// One expression at work on one text at a time. The steps that it may take grow with the length
/// of the text and are counted, not timed: the same text gives the same outcome on any machine.
/// One thread at a time.
class RegexMatcher {
 public:
  explicit RegexMatcher(const Regex& regex);
  ~RegexMatcher();
  RegexMatcher(const RegexMatcher&) = delete;
  RegexMatcher& operator=(const RegexMatcher&) = delete;
  RegexMatcher(RegexMatcher&&) noexcept;
  RegexMatcher& operator=(RegexMatcher&&) noexcept;

  /// `text` must stay as it is while it is matched.
  void reset(const RegexText& text);

  /// The next match, from the first on: non-overlapping, as every search for all matches gives them.
  [[nodiscard]] MatchOutcome next();
  /// Does a match begin at `unit`? What lies before it can be looked at.
  [[nodiscard]] MatchOutcome matches_at(std::size_t unit);

  /// Of the match that was found last, in units.
  [[nodiscard]] ByteRange match() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace distich::text
