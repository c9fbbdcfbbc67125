#pragma once
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/base/range.hpp>
#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/tokens_internal.hpp>
#include <distich/text/boundaries.hpp>

namespace distich::terms_internal {

/// A word as a candidate for a term may have it.
struct SentenceWord {
  ByteRange range;      ///< hyphens and middle dots between letters are part of it, and so is the apostrophe
                        ///< of an elided word ("l’")
  bool joined = false;  ///< nothing but white space, or an elision, stands between it and the word before
};

/// The words of a sentence that terms may be made of. What stands behind an apostrophe is an ending ("'s",
/// Turkish "'nin") unless the word before that is elided: a function word, or of one letter. In scripts
/// without spaces words are those of ICU's dictionaries, as in what `TermMatcher` finds. Immutable.
class SentenceWords {
 public:
  /// `rules` must outlive it.
  SentenceWords(const LanguageTag& language, const Inflection& rules);

  /// Replaces what `out` held.
  void read(std::string_view sentence, std::vector<SentenceWord>& out) const;

 private:
  void read_spaced(std::string_view sentence, std::vector<SentenceWord>& out) const;
  void read_unspaced(std::string_view sentence, std::vector<SentenceWord>& out) const;
  [[nodiscard]] bool is_elided(std::string_view word) const;

  const Inflection* rules_;
  Tokenizer tokenizer_;
  text::Boundaries boundaries_;
};

/// Is the word of a script without spaces?
[[nodiscard]] bool is_unspaced_word(std::string_view word) noexcept;

}  // namespace distich::terms_internal
