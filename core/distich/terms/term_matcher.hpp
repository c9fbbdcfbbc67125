#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/model/term.hpp>
#include <distich/model/unit.hpp>

namespace distich {

struct TermFindOptions {
  bool nested = false;  ///< also give hits that lie within or across longer ones
  bool compounds =
      false;  ///< also find terms as the last part of a compound, where the language writes it as one word
};

/// Finds every glossary term of one language in a text, in one pass whatever the number of
/// terms. An immutable snapshot of the concepts given: share it between threads, build a new
/// one when the glossary changed.
///
/// Terms are found as the glossary writes them; but for letter case, compatible forms and the
/// kind of white space between their words (unless a term asks for its case to match); in other
/// spellings; and inflected, by the rules of the language (docs/terminology.md). Spellings with and without
/// a hyphen are different terms. A hit begins and ends where a word does; an apostrophe or
/// hyphen ends a word ("Israel" is found in "Israel’s"). No hit goes across an empty line.
class TermMatcher {
 public:
  /// Terms of `concepts` in `language` or a variety of it ("en" takes "en-GB" terms and the other
  /// way round). Terms without a letter or digit are not looked for.
  TermMatcher(std::vector<Concept> concepts, const LanguageTag& language);

  /// Hits sorted by place; of overlapping ones the longest, then the first. Two concepts with
  /// the same term at the same place are both given, by concept id; but where one is written
  /// as the glossary has it, others' inflected forms and compounds are not. A concept is given once a place,
  /// with its term that matches best. Time is linear in the text, for terms of bounded length.
  [[nodiscard]] std::vector<TermHit> find(std::string_view text, const TermFindOptions& options = {}) const;
  /// Null when the snapshot holds no such concept.
  [[nodiscard]] const Concept* find_concept(std::string_view id) const noexcept;
  /// A hit with what a translator wants to know: the concept's terms in `target`, or in a variety
  /// or the general form of it, preferred ones first, forbidden ones last.
  [[nodiscard]] TermNote annotate(const TermHit& hit, const LanguageTag& target) const;
  /// How many terms it looks for.
  [[nodiscard]] std::size_t size() const noexcept;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace distich
