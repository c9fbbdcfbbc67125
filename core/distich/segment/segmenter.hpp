#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/model/document.hpp>
#include <distich/model/segmentation_rules.hpp>

namespace distich {

/// What a line end inside a block means.
enum class LineMode : std::uint8_t {
  detect,    ///< `wrapped` when the block looks hard-wrapped, else `separate`
  wrapped,   ///< white space
  separate,  ///< the end of a segment
};

/// Whose conventions hold where they differ.
enum class Profile : std::uint8_t {
  news,    ///< each sentence is a segment, inside quotations and brackets, too
  golden,  ///< those of the golden-rule test sets: a quotation of several sentences is one segment
};

/// Who decides where a rule set (SRX) is given.
enum class RuleSetMode : std::uint8_t {
  alone,   ///< the rule set; where none of its rules matches there is no break
  on_top,  ///< the rule set where one of its rules matches, else the built-in rules
};

struct SegmentOptions {
  LineMode lines = LineMode::detect;
  Profile profile = Profile::news;
  /// Rules that users bring; may be null. Overrides are asked before all other rules. Layout
  /// (`lines`, blocks) comes before any rule.
  std::shared_ptr<const SegmentationRules> rules = nullptr;
  RuleSetMode rule_set = RuleSetMode::alone;
};

/// Why there is, or is not, a break at a place that could have had one.
struct Decision {
  std::size_t at = 0;  ///< byte offset just behind the terminator and its closing marks
  bool is_break = false;
  /// Stable, dotted: "abbreviation.title", "terminator", "override.join", …; of a rule set
  /// "srx:German:3". Lives as long as the segmenter.
  std::string_view rule;
  ByteRange evidence;  ///< the piece of text that decided
};

/// What a segmenter goes by.
enum class RulesInUse : std::uint8_t {
  language,  ///< the built-in rules with data for the language
  script,    ///< the built-in rules without
  rule_set,  ///< a rule set that has rules for the language
  none,      ///< a rule set that has none and decides alone: only layout divides
};

/// Cuts text into sentences by rules over language data. Immutable; share between threads.
/// When in doubt it does not cut.
class Segmenter {
 public:
  /// For a language without data of its own: rules by script only. Never English in disguise.
  /// Throws Error{invalid_argument} that names the rule when a rule set holds what is no expression.
  explicit Segmenter(const LanguageTag& language, const SegmentOptions& options = {});

  /// Segments of `text`, which is one block unless blank lines divide it. Segments hold no
  /// white space at either end; all that is not white space lies in a segment. Linear.
  [[nodiscard]] std::vector<Segment> segment(std::string_view text) const;
  /// The same within each block of the document, and put into it. Warns
  /// "segment.rule-given-up" of rules of a rule set that take too many steps.
  void segment(Document& document, const Control& control = {}) const;
  /// Every place that was looked at, in order.
  [[nodiscard]] std::vector<Decision> explain(std::string_view text) const;
  /// Does the language have a data file?
  [[nodiscard]] bool has_language_data() const noexcept;
  [[nodiscard]] RulesInUse rules_in_use() const noexcept;

 private:
  friend class SegmentStream;
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

/// What the built-in rules for a language say, as far as expressions can: abbreviations, initials,
/// ordinals, quotations. Throws Error{unsupported} for a language without data.
[[nodiscard]] RuleSet rule_set_of(const LanguageTag& language);

/// Languages with a data file, sorted.
[[nodiscard]] std::span<const LanguageTag> segmentation_languages();

struct DetectedLanguage {
  LanguageTag language;     ///< "und" when nothing speaks for any
  double confidence = 0.0;  ///< 0 … 1
};

/// `detect_language` looks at so much of a text.
inline constexpr std::size_t most_detection_bytes = 64U * 1024U;

/// The language of a text by its script and the most frequent words of each language that has
/// a data file.
[[nodiscard]] DetectedLanguage detect_language(std::string_view text);

/// The language that a text is in when it is clearly another than `claimed`; "und" when it may be the claimed
/// one, when there are no data of that, or when the text has fewer than 100 letters.
[[nodiscard]] LanguageTag clearly_other_language(std::string_view text, const LanguageTag& claimed);

}  // namespace distich
