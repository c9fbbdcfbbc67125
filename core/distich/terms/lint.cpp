#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/lint.hpp>
#include <distich/terms/lint_text_internal.hpp>
#include <distich/terms/stemmer_internal.hpp>
#include <distich/terms/term_matcher.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich {
namespace {

using terms_internal::Inflection;
using terms_internal::Stemmer;

bool is_usable(const Term& term) {
  return term.status == TermStatus::preferred || term.status == TermStatus::admitted;
}

/// What a glossary says of two words of one spelling: a noun and a verb may well both be there.
bool may_be_other_words(const Term& a, const Term& b) {
  return !a.part_of_speech.empty() && !b.part_of_speech.empty() && a.part_of_speech != b.part_of_speech;
}

std::string key_of(const Term& term) {
  return text::normalize(term.text, text::Form::match);
}

/// The function words of one language, and their stems.
class FunctionWords {
 public:
  explicit FunctionWords(const LanguageTag& language) : inflection_(Inflection::for_language(language)) {
    if (inflection_.stemmer().empty()) return;
    stemmer_ = Stemmer(inflection_.stemmer());
    for (const auto& word : inflection_.function_words()) stems_.emplace(stemmer_.stem(word));
  }

  [[nodiscard]] bool collide_with(std::string_view word) const {
    const auto normal = inflection_.normalise(word);
    return inflection_.is_function_word(normal) ||
           (stemmer_ && stems_.contains(std::string(stemmer_.stem(normal))));
  }

 private:
  Inflection inflection_;
  Stemmer stemmer_;
  std::set<std::string> stems_;
};

/// Where a term stands in the glossary.
struct Place {
  const Concept* owner = nullptr;
  const Term* term = nullptr;
};

class Lint {
 public:
  explicit Lint(std::span<const Concept> concepts) : concepts_(concepts) {
    for (const auto& item : concepts) {
      for (const auto& term : item.terms) places_[{term.language, key_of(term)}].push_back({&item, &term});
    }
  }

  void check(const Concept& item, const LintOptions& options) {
    for (std::size_t i = 0; i < item.terms.size(); ++i) {
      const Place place{&item, &item.terms[i]};
      const auto before = std::span(item.terms).first(i);
      check_text(place);
      check_function_word(place);
      check_within(place, before);
      check_across(place);
    }
    check_languages(item, options.languages);
  }

  void check_corpus(std::span<const LintText> corpus) {
    std::map<LanguageTag, std::vector<const LintText*>> by_language;
    for (const auto& text : corpus) by_language[text.language].push_back(&text);
    std::set<const Term*> asked;
    std::set<const Term*> used;
    for (const auto& [language, texts] : by_language) search(language, texts, asked, used);
    for (const auto& item : concepts_) {
      for (const auto& term : item.terms) {
        if (asked.contains(&term) && !used.contains(&term))
          report("unused-term", Severity::note, {&item, &term}, tr("it is nowhere in the corpus"));
      }
    }
  }

  [[nodiscard]] std::vector<LintFinding> take() { return std::move(findings_); }

 private:
  void report(std::string_view check, Severity severity, Place place, Message message) {
    const bool of_term = place.term != nullptr;
    findings_.push_back({check, severity, place.owner->id, of_term ? place.term->language : LanguageTag(),
                         of_term ? place.term->text : std::string(), std::move(message)});
  }

  void check_text(Place place) {
    const auto& text = place.term->text;
    if (terms_internal::plain_spaced(text) != text) {
      report("white-space", Severity::warning, place,
             tr("it has white space around it, twice or of another kind, or characters that are not seen"));
    }
    if (text::normalize(text, text::Form::nfc) != text)
      report("not-nfc", Severity::warning, place, tr("its characters are not composed (NFC)"));
    if (terms_internal::has_mixed_word(text))
      report("mixed-script", Severity::warning, place, tr("a word of it has letters of two alphabets"));
    if (!terms_internal::has_paired_brackets(text))
      report("brackets", Severity::warning, place, tr("a bracket has no partner"));
  }

  void check_function_word(Place place) {
    const auto& term = *place.term;
    const bool one_word = term.text.find_first_of(" -*") == std::string::npos;
    if (!one_word || term.match_case) return;
    const auto words = function_words_.try_emplace(std::string(term.language.primary()), term.language).first;
    if (words->second.collide_with(term.text)) {
      report(
          "function-word", Severity::warning, place,
          tr("it is a function word of the language, or has the stem of one: it would be found everywhere"));
    }
  }

  void check_within(Place place, std::span<const Term> before) {
    const auto& term = *place.term;
    const auto same_language = [&](const Term& other) { return other.language == term.language; };
    const auto key = key_of(term);
    const bool twice = std::ranges::any_of(before, [&](const Term& other) {
      return same_language(other) && !may_be_other_words(other, term) && key_of(other) == key;
    });
    if (twice) {
      report("duplicate-term", Severity::warning, place, tr("the concept has it twice"));
      return;
    }
    if (term.status != TermStatus::preferred || !term.status_stated) return;
    const auto rival = std::ranges::find_if(before, [&](const Term& other) {
      return same_language(other) && other.status == TermStatus::preferred && other.status_stated &&
             !may_be_other_words(other, term);
    });
    if (rival != before.end())
      report("several-preferred", Severity::warning, place, tr("“{1}” is preferred as well", rival->text));
  }

  /// Pairs of concepts are reported once, where the second one stands.
  void check_across(Place place) {
    std::set<const Concept*> told;
    for (const auto& other : places_.at({place.term->language, key_of(*place.term)})) {
      if (other.owner >= place.owner) break;
      if (may_be_other_words(*other.term, *place.term) || told.contains(other.owner)) continue;
      const bool forbidden = place.term->status == TermStatus::forbidden;
      const bool contradicts = (forbidden && is_usable(*other.term)) ||
                               (is_usable(*place.term) && other.term->status == TermStatus::forbidden);
      if (contradicts) {
        report("contradiction", Severity::error, place,
               tr("it is {1} here and {2} in {3}", name(place.term->status), name(other.term->status),
                  other.owner->id));
      } else if (is_usable(*place.term) && is_usable(*other.term) &&
                 other.owner->subject == place.owner->subject) {
        report("shared-term", Severity::warning, place, tr("{1} has it too", other.owner->id));
      } else {
        continue;
      }
      told.insert(other.owner);
    }
  }

  void check_languages(const Concept& item, std::span<const LanguageTag> languages) {
    for (const auto& language : languages) {
      const bool named = std::ranges::any_of(
          item.terms, [&](const Term& term) { return is_usable(term) && language.admits(term.language); });
      if (named) continue;
      report("missing-language", Severity::warning, {&item, nullptr}, tr("it has no term that may be used"));
      findings_.back().language = language;
    }
  }

  /// Marks the usable terms that the matcher looks for in a language, and those that it finds.
  void search(const LanguageTag& language, std::span<const LintText* const> texts,
              std::set<const Term*>& asked, std::set<const Term*>& used) const {
    // Each term is a concept of its own here: a matcher gives a concept once a place.
    std::vector<Concept> single;
    std::vector<const Term*> terms;
    for (const auto& item : concepts_) {
      for (const auto& term : item.terms) {
        if (!is_usable(term) || term.language.primary() != language.primary()) continue;
        Concept alone;
        alone.id = std::to_string(terms.size());
        alone.properties = item.properties;
        alone.terms = {term};
        single.push_back(std::move(alone));
        terms.push_back(&term);
      }
    }
    asked.insert(terms.begin(), terms.end());
    const TermMatcher matcher(std::move(single), language);
    for (const auto* text : texts) {
      for (const auto& hit : matcher.find(text->text, {.nested = true, .compounds = true}))
        used.insert(terms[std::stoul(hit.concept_id)]);
    }
  }

  std::span<const Concept> concepts_;
  std::map<std::pair<LanguageTag, std::string>, std::vector<Place>> places_;
  std::map<std::string, FunctionWords> function_words_;  ///< by primary language
  std::vector<LintFinding> findings_;
};

}  // namespace

std::vector<LintFinding> lint(std::span<const Concept> concepts, const LintOptions& options) {
  Lint work(concepts);
  for (const auto& item : concepts) work.check(item, options);
  work.check_corpus(options.corpus);
  return work.take();
}

LintFixes fix_lint(std::vector<Concept>& concepts) {
  LintFixes fixes;
  for (auto& item : concepts) {
    std::vector<Term> kept;
    for (auto& term : item.terms) {
      auto text = text::normalize(terms_internal::plain_spaced(term.text), text::Form::nfc);
      if (!text.empty() && text != term.text) {
        term.text = std::move(text);
        ++fixes.texts;
      }
      if (std::ranges::find(kept, term) != kept.end()) {
        ++fixes.duplicates;
      } else {
        kept.push_back(std::move(term));
      }
    }
    item.terms = std::move(kept);
  }
  return fixes;
}

}  // namespace distich
