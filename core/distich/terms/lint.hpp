#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/base/message.hpp>
#include <distich/model/term.hpp>

namespace distich {

/// Something in a glossary that deserves a look.
struct LintFinding {
  std::string_view check;  ///< the check's name, one of those at `lint`; stable
  Severity severity = Severity::warning;
  std::string concept_id;
  LanguageTag language;  ///< "und" where the finding is about none
  std::string term;      ///< empty where the finding is about none
  Message message;
};

/// A text that terms of its language should occur in.
struct LintText {
  LanguageTag language;
  std::string text;
};

struct LintOptions {
  std::vector<LanguageTag> languages{};  ///< that each concept should have a usable term in
  std::vector<LintText> corpus{};        ///< only terms in a language of one of the texts are looked for
};

/// What is wrong, or looks wrong, with a glossary. In the order of the concepts, of a concept in that of its
/// terms; the findings of `unused-term` come last. Texts are valid UTF-8. Linear, but for the sort of the
/// terms.
///
/// `white-space`: leading, trailing, doubled, or other than a plain space; characters that are not seen, but
/// for joiners in scripts that use them. `not-nfc`. `mixed-script`: letters of two alphabets in a word.
/// `brackets`: one without its partner. `function-word`: a single word that is, or has the Snowball stem of,
/// a function word of the language. `duplicate-term`: twice in a concept. `several-preferred`: more than one
/// preferred term of a language. `shared-term`: usable in two concepts of a subject. `contradiction`:
/// preferred or admitted in one concept, forbidden in another. `missing-language`. `unused-term`: nowhere in
/// the corpus.
[[nodiscard]] std::vector<LintFinding> lint(std::span<const Concept> concepts,
                                            const LintOptions& options = {});

/// How much `fix_lint` changed.
struct LintFixes {
  std::size_t texts = 0;       ///< terms that are written otherwise now
  std::size_t duplicates = 0;  ///< terms that went, being equal to another of their concept in all they say

  friend bool operator==(const LintFixes&, const LintFixes&) = default;
};

/// Mends what can be mended without knowing what was meant: white space, characters that are not seen, NFC,
/// and exact duplicates within a concept. A term of nothing else stays as it is. Idempotent.
LintFixes fix_lint(std::vector<Concept>& concepts);

}  // namespace distich
