#pragma once
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <distich/base/recently_used.hpp>
#include <distich/terms/term_matcher.hpp>

namespace distich {

/// For how many languages at once something of a glossary of so many concepts is held: as many as have half a
/// million concepts together (of which a matcher takes some 2 KB each), but from 4 to 64.
[[nodiscard]] constexpr std::size_t languages_held(std::size_t concepts) noexcept {
  constexpr std::size_t together = std::size_t{1} << 19U;
  return std::clamp<std::size_t>(together / std::max<std::size_t>(concepts, 1), 4, 64);
}

/// Matchers of one glossary, each made when its language comes up; `languages_held` are held. One thread at a
/// time.
class TermMatchers {
 public:
  explicit TermMatchers(std::shared_ptr<const std::vector<Concept>> glossary)
      : held_(languages_held(glossary->size()),
              [glossary](const LanguageTag& language) { return TermMatcher(*glossary, language); }) {}

  /// Good until another language is asked for.
  const TermMatcher& operator[](const LanguageTag& language) { return held_[language]; }

 private:
  RecentlyUsed<LanguageTag, TermMatcher> held_;
};

}  // namespace distich
