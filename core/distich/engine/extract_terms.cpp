#include <algorithm>
#include <istream>
#include <map>

#include <fmt/format.h>

#include <distich/base/error.hpp>
#include <distich/engine/extract_terms.hpp>
#include <distich/terms/term_matcher.hpp>
#include <distich/text/hash.hpp>

namespace distich {
namespace {

/// Takes out what the glossary has, found as `TermMatcher` finds it.
void leave_out_known(std::vector<TermCandidate>& candidates, const std::vector<Concept>* known,
                     const LanguageTag& language) {
  if (known == nullptr) return;
  const TermMatcher matcher(*known, language);
  std::erase_if(candidates, [&](const TermCandidate& candidate) {
    TermFindOptions all;
    all.nested = true;
    const ByteRange whole{0, candidate.text.size()};
    const auto hits = matcher.find(candidate.text, all);
    return std::ranges::any_of(hits, [&](const TermHit& hit) { return hit.range == whole; });
  });
}

void keep_first(std::vector<TermCandidate>& candidates, std::size_t count) {
  if (candidates.size() > count)
    candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(count), candidates.end());
}

std::size_t limit_of(const ExtractTermsOptions& options) noexcept {
  return options.limit == 0 ? SIZE_MAX : options.limit;
}

/// Reports progress now and then.
class Pace {
 public:
  explicit Pace(const Control& control) : control_(&control) {}

  void step() {
    if (++done_ % 256 == 0) control_->checkpoint({"extracting", done_, {}});
  }

 private:
  const Control* control_;
  std::uint64_t done_ = 0;
};

/// Goes through the corpus again for the first occurrence of each term.
void find_examples(std::vector<FoundTerm>& terms, const Corpus& corpus, const Control& control) {
  std::multimap<std::size_t, FoundTerm*> wanted;
  for (auto& term : terms) wanted.emplace(term.candidate.forms.front().first.sentence, &term);
  if (wanted.empty()) return;
  Pace pace(control);
  std::size_t number = 0;
  corpus([&](const CorpusSentence& sentence) {
    pace.step();
    for (auto [at, end] = wanted.equal_range(number); at != end; ++at) {
      auto& term = *at->second;
      const auto& form = term.candidate.forms.front();
      const auto range = form.first.range;
      if (range.end > sentence.segment.text.size()) continue;  // the file is another by now
      const auto begin = sentence.segment.place.begin;
      term.example = {std::string(sentence.file),
                      sentence.segment.id(),
                      {begin + range.begin, begin + range.end},
                      std::string(sentence.segment.text),
                      range,
                      {}};
    }
    return ++number <= wanted.rbegin()->first;
  });
}

/// Where the candidate stands in a text, in any of its forms; empty where it does not.
ByteRange place_in(std::string_view text, const TermCandidate& candidate) {
  for (const auto& form : candidate.forms) {
    if (const auto at = text.find(form.text); at != std::string_view::npos)
      return {at, at + form.text.size()};
  }
  return {};
}

void find_examples(std::vector<FoundTerm>& terms, const BilingualCorpus& corpus, const Control& control) {
  std::multimap<std::size_t, FoundTerm*> wanted;
  for (auto& term : terms) wanted.emplace(term.pair->example, &term);
  if (wanted.empty()) return;
  Pace pace(control);
  std::size_t number = 0;
  corpus([&](const BilingualUnit& unit, std::string_view file) {
    pace.step();
    for (auto [at, end] = wanted.equal_range(number); at != end; ++at) {
      auto& term = *at->second;
      term.example = {
          std::string(file), unit.id, {}, unit.source.text, place_in(unit.source.text, term.candidate),
          unit.target->text};
    }
    return ++number <= wanted.rbegin()->first;
  });
}

Term to_term(const TermCandidate& candidate, const LanguageTag& language, const std::string& context) {
  Term term;
  term.text = candidate.text;
  term.language = language;
  term.status = TermStatus::admitted;
  term.context = context;
  return term;
}

std::string id_of(const FoundTerm& found, const LanguagePair& languages) {
  auto key = languages.source.str() + '\t' + found.candidate.text;
  if (found.target) key += '\t' + languages.target.str() + '\t' + found.target->text;
  return fmt::format("c{:016x}", text::hash64(key));
}

}  // namespace

ExtractedTerms extract_terms(const Corpus& corpus, const Corpus& reference, const LanguageTag& language,
                             const ExtractTermsOptions& options, const Control& control) {
  TermExtractor extractor(language, options.candidates);
  Pace pace(control);
  std::size_t document = 0;
  corpus([&](const CorpusSentence& sentence) {
    pace.step();
    if (sentence.document != document) extractor.end_document();
    document = sentence.document;
    extractor.add(sentence.segment.text);
    return true;
  });
  auto candidates = extractor.candidates();
  leave_out_known(candidates, options.known, language);
  if (reference) {
    keep_first(candidates, most_weighed_candidates);
    TermReference general(candidates, language);
    reference([&](const CorpusSentence& sentence) {
      pace.step();
      general.add(sentence.segment.text);
      return true;
    });
    candidates = general.judge(std::move(candidates), extractor.words());
  }
  keep_first(candidates, limit_of(options));
  ExtractedTerms out{{}, extractor.sentences(), extractor.words(), extractor.undercount()};
  for (auto& candidate : candidates) out.terms.emplace_back().candidate = std::move(candidate);
  find_examples(out.terms, corpus, control);
  return out;
}

ExtractedTerms extract_term_pairs(const BilingualCorpus& corpus, const LanguagePair& languages,
                                  const ExtractTermsOptions& options, const Control& control) {
  TermExtractor source(languages.source, options.candidates);
  TermExtractor target(languages.target, options.candidates);
  Pace pace(control);
  corpus([&](const BilingualUnit& unit, std::string_view /*file*/) {
    pace.step();
    source.add(unit.source.text);
    target.add(unit.target->text);
    return true;
  });
  auto sources = source.candidates();
  auto targets = target.candidates();
  leave_out_known(sources, options.known, languages.source);
  keep_first(sources, most_weighed_candidates);
  keep_first(targets, most_weighed_candidates);
  TermPairs pairs(sources, targets, languages);
  corpus([&](const BilingualUnit& unit, std::string_view /*file*/) {
    pace.step();
    pairs.add(unit.source.text, unit.target->text);
    return true;
  });
  ExtractedTerms out{
      {}, source.sentences(), source.words(), std::max(source.undercount(), target.undercount())};
  for (const auto& pair : pairs.links()) {
    if (out.terms.size() == limit_of(options)) break;
    auto& term = out.terms.emplace_back();
    term.candidate = sources[pair.source];
    term.target = targets[pair.target];
    term.pair = pair;
  }
  find_examples(out.terms, corpus, control);
  return out;
}

Concept to_concept(const FoundTerm& found, const LanguagePair& languages) {
  Concept out;
  out.id = id_of(found, languages);
  out.terms.push_back(to_term(found.candidate, languages.source, found.example.text));
  if (found.target) {
    out.terms.push_back(to_term(*found.target, languages.target, found.example.target));
    out.note = fmt::format("units {}, of {} and {}; association {:.2f}", found.pair->units,
                           found.pair->source_units, found.pair->target_units, found.pair->association);
  } else {
    out.note = fmt::format("frequency {}; documents {}; score {:.2f}", found.candidate.frequency,
                           found.candidate.documents, found.candidate.score);
  }
  return out;
}

void each_unit(std::istream& in, const Format& format, const ReadOptions& options, const Control& control,
               const std::function<bool(const BilingualUnit&)>& take) {
  const auto has_both = [](const BilingualUnit& unit) {
    return unit.target && !unit.source.text.empty() && !unit.target->text.empty();
  };
  if (format.read_memory) {
    const auto reader = format.read_memory(in, options, control);
    for (TranslationUnit unit; reader->next(unit); unit = {}) {
      const auto pair = to_bilingual_unit(unit, options.languages);
      if (pair && has_both(*pair) && !take(*pair)) return;
    }
    return;
  }
  const auto reader = format.read_bilingual(in, options, control);
  for (BilingualUnit unit; reader->next(unit); unit = {}) {
    if (has_both(unit) && !take(unit)) return;
  }
}

void each_unit(TmStore& memory, const LanguagePair& languages,
               const std::function<bool(const BilingualUnit&)>& take) {
  UnitFilter filter;
  filter.languages = languages;
  memory.each_of(filter, [&](const StoredUnit& stored) {
    auto unit = to_bilingual_unit(stored.unit, languages);
    if (!unit || !unit->target) return true;
    unit->id = std::to_string(static_cast<std::int64_t>(stored.id));
    return take(*unit);
  });
}

}  // namespace distich
