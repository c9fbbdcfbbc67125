#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/base/language.hpp>
#include <distich/base/range.hpp>

namespace distich::text {

/// The words by which a language denies, read from a data file a language (text/negation/). Immutable:
/// may be shared between threads.
class Negation {
 public:
  /// Of the primary language; of one without a file nothing is found.
  [[nodiscard]] static Negation for_language(const LanguageTag& language);
  /// The languages that have a file, sorted.
  [[nodiscard]] static std::vector<std::string_view> languages();
  /// Reads a file's text. Throws Error{malformed} with the place of a line that is no rule, or that
  /// says what was said before.
  Negation(std::string_view rules, const std::string& input);
  Negation() = default;

  /// Where `text` denies, in order; caseless. O(text · rules).
  [[nodiscard]] std::vector<ByteRange> find(std::string_view text) const;

 private:
  /// What may stand beside a pattern: with a border a word begins or ends there.
  struct Pattern {
    std::string text;
    bool border_before = false;
    bool border_behind = false;

    friend auto operator<=>(const Pattern&, const Pattern&) = default;
  };

  void add(std::string_view rule, std::string_view word, const SourcePos& where);

  std::vector<Pattern> denying_;
  std::vector<std::string> except_;  ///< texts in which nothing denies
};

}  // namespace distich::text
