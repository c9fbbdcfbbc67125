#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/model/segmentation_rules.hpp>
#include <distich/segment/ending_index_internal.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/text/regex.hpp>

namespace distich::segmentation {

/// The rules of a RuleSet that serve one language, ready for use. Immutable; share between threads.
///
/// How it stays linear: the rules that break are each searched for once, and only where one of
/// them matches are the rules before it asked. Of these only such are tried whose match can end
/// with the text at hand, which a look-up tells (`possible_endings`).
class CompiledRules {
  struct Scratch;

 public:
  /// Throws Error{invalid_argument} that names the rule when an expression is none.
  CompiledRules(const RuleSet& rules, const LanguageTag& language);
  ~CompiledRules();
  CompiledRules(const CompiledRules&) = delete;
  CompiledRules& operator=(const CompiledRules&) = delete;

  /// Does no map of the rule set admit the language?
  [[nodiscard]] bool empty() const noexcept { return rules_.empty(); }

  /// One text after the other is judged by a run: it keeps what matching needs, and drops
  /// expressions that had to be given up too often.
  class Run {
   public:
    /// `rules` must outlive the run.
    explicit Run(const CompiledRules& rules);
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    /// What the rules say of the places within `unit`, in order: of each where a rule that breaks
    /// matches, and of each of `others` where a rule that does not break matches. `others` are
    /// sorted. A place is the end of the text before it, white space left out.
    [[nodiscard]] std::vector<Decision> judge(std::string_view text, ByteRange unit,
                                              std::span<const std::size_t> others);

    /// Reports each rule that had to be given up somewhere, once.
    void report(const Control& control) const;

   private:
    friend class WindowJudge;

    const CompiledRules& rules_;
    std::unique_ptr<Scratch> scratch_;
    std::vector<std::size_t> failures_;  ///< of each rule
  };

 private:
  friend class WindowJudge;

  struct Rule {
    std::string name;  ///< "srx:German:3"
    bool is_break = false;
    bool scanned = false;  ///< searched for through the text; else asked at a place
    text::Regex regex;
    std::optional<SourcePos> where;
  };

  void add(const LanguageRule& language_rule, const SegmentationRule& rule);
  [[nodiscard]] std::unique_ptr<Scratch> take_scratch() const;
  void give_back(std::unique_ptr<Scratch> scratch) const;

  std::vector<Rule> rules_;
  EndingIndex endings_;                ///< of rules that do not break
  std::vector<std::uint32_t> always_;  ///< rules that do not break, of no known ending
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Scratch>> idle_;  ///< matchers are dear to make
};

}  // namespace distich::segmentation
