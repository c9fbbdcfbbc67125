#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/range.hpp>
#include <distich/model/unit.hpp>
#include <distich/qa/custom_rules.hpp>

namespace distich {

/// Something in a translation that deserves a look.
struct Finding {
  std::string_view check;  ///< the check's name; points to static storage
  Severity severity = Severity::warning;
  std::string unit_id;
  ByteRange in_source;
  ByteRange in_target;
  Message message;
};

/// A kind of finding that a `Checker` looks for.
struct Check {
  std::string_view name;
  Severity severity = Severity::warning;  ///< the gravest that it gives
  Message summary;
};

/// Every check, in the order that its findings come in.
[[nodiscard]] std::vector<Check> all_checks();

struct CheckOptions {
  std::vector<std::string> only{};               ///< names of checks; empty = all
  std::vector<std::string> skip{};               ///< names of checks
  std::map<std::string, Severity> severities{};  ///< in place of a check's own, by its name
  double doubt = 0.85;                           ///< an alignment of less confidence is doubtful, 0 … 1
  char32_t accelerator = 0;                      ///< marks access keys ("&", "_"); 0: none does
  std::vector<CustomRule> rules{};               ///< somebody's own
};

/// Compares the two texts of units in one pair of languages. Immutable: may be shared between threads.
/// Memory grows with the glossary.
class Checker {
 public:
  /// Throws Error{invalid_argument} for a name in `options` that is no check's. What is known of a language
  /// comes from its data file (qa/languages/); the checks that need such knowledge keep silent in others.
  Checker(const LanguagePair& languages, const std::vector<Concept>& glossary,
          const CheckOptions& options = {});

  /// Findings in the order of `all_checks`, of one check in that of their places. A unit without a target
  /// gives "empty-target" alone. Where the glossary says nothing, the unit's own notes on terms are taken.
  /// Linear in the texts.
  [[nodiscard]] std::vector<Finding> check(const BilingualUnit& unit) const;

  [[nodiscard]] const LanguagePair& languages() const noexcept;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

/// What only shows across units: a source with several targets ("same-source"), a target of several sources
/// ("same-target"). Texts are compared after `text::Form::match`. Holds 32 bytes and an id a unit.
class Consistency {
 public:
  explicit Consistency(const CheckOptions& options = {});
  ~Consistency();
  Consistency(const Consistency&) = delete;
  Consistency& operator=(const Consistency&) = delete;

  /// Findings about the unit, beside those that came before.
  [[nodiscard]] std::vector<Finding> add(const BilingualUnit& unit);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What a finding is known by from run to run: 16 hexadecimal digits, made of the check, the texts of the
/// unit and the words found. Moving a unit, or editing another one, does not change it.
[[nodiscard]] std::string finding_id(const Finding& finding, const BilingualUnit& unit);

}  // namespace distich
