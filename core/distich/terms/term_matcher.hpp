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

/// Finds every glossary term of one language in a text, in one pass whatever the number of
/// terms. An immutable snapshot of the concepts given: share it between threads, build a new
/// one when the glossary changed.
class TermMatcher {
 public:
  /// Terms of `concepts` in `language` or a variety of it ("en" takes "en-GB" terms and the other way round).
  TermMatcher(std::vector<Concept> concepts, const LanguageTag& language);

  /// Hits sorted by place; of overlapping ones the longest, then the first. Two concepts with
  /// the same term at the same place are both given, by concept id. Hits begin and end at
  /// word boundaries. Linear in the text.
  [[nodiscard]] std::vector<TermHit> find(std::string_view text) const;
  /// Null when the snapshot holds no such concept.
  [[nodiscard]] const Concept* find_concept(std::string_view id) const noexcept;
  /// A hit with what a translator wants to know: the concept's terms in `target`, preferred ones first.
  [[nodiscard]] TermNote annotate(const TermHit& hit, const LanguageTag& target) const;
  /// How many terms it looks for.
  [[nodiscard]] std::size_t size() const noexcept;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace distich
