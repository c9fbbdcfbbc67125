#include <algorithm>
#include <cmath>
#include <tuple>

#include <distich/terms/candidate_groups_internal.hpp>
#include <distich/terms/extract.hpp>
#include <distich/terms/lemmas_internal.hpp>
#include <distich/terms/phrases_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich {

using terms_internal::Lemmas;
using terms_internal::no_word;
using terms_internal::Phrase;
using terms_internal::PhraseGroup;
using terms_internal::Phrases;

namespace {

/// Neighbours of a candidate must vary so much, of 1. At one half, three of four occurrences with the same
/// neighbour are too many.
constexpr double least_freedom = 0.5;

bool better(const TermCandidate& a, const TermCandidate& b) {
  return std::tie(b.score, b.frequency, a.text) < std::tie(a.score, a.frequency, b.text);
}

/// Makes candidates of what was counted.
class CandidateMaker {
 public:
  CandidateMaker(const Phrases& phrases, const ExtractOptions& options)
      : phrases_(phrases),
        options_(options),
        lemmas_(phrases.normals(), phrases.normal_counts(), phrases.rules()) {}

  [[nodiscard]] std::vector<TermCandidate> make() const {
    const auto groups = chosen();
    const auto means = terms_internal::nested_means(groups);
    std::vector<TermCandidate> out;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      auto made = candidate_of(groups[i]);
      made.c_value = std::log2(made.length + 1.0) * (static_cast<double>(made.frequency) - means[i]);
      made.score = made.c_value;
      if (made.c_value > 0.0) out.push_back(std::move(made));
    }
    std::ranges::sort(out, better);
    return out;
  }

 private:
  /// The groups that may be candidates, sorted.
  [[nodiscard]] std::vector<PhraseGroup> chosen() const {
    auto groups = terms_internal::group_phrases(phrases_, lemmas_);
    const auto freedom = terms_internal::boundary_freedom(groups);
    std::vector<PhraseGroup> out;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      auto& group = groups[i];
      if (group.frequency < options_.min_count) continue;
      if (lemmas_.is_common(group.lemmas[0]) || lemmas_.is_common(group.lemmas[group.length - 1])) continue;
      if (group.length == 1 && lemmas_.is_general(group.lemmas[0])) continue;
      if (freedom[i] < least_freedom || !ends_well(group)) continue;
      out.push_back(std::move(group));
    }
    return out;
  }

  [[nodiscard]] TermCandidate candidate_of(const PhraseGroup& group) const {
    TermCandidate out;
    terms_internal::DocumentSet all;
    for (const auto number : group.forms) {
      const auto& entry = phrases_.counts().entries()[number];
      const auto& facts = entry.value;
      out.forms.push_back({text_of(entry.key),
                           entry.count,
                           {static_cast<std::size_t>(facts.sentence), {facts.begin, facts.end}}});
      all.first_64 |= facts.documents.first_64;
      all.count = std::max(all.count, facts.documents.count);
    }
    // Of forms as frequent the one in the singular and in small letters is mostly the shorter, and the later.
    std::ranges::sort(out.forms, [](const TermForm& a, const TermForm& b) {
      return std::tuple(b.frequency, a.text.size(), std::string_view(b.text)) <
             std::tuple(a.frequency, b.text.size(), std::string_view(a.text));
    });
    out.text = out.forms.front().text;
    out.length = group.unspaced ? static_cast<double>(text::count_code_points(out.text)) / 2.0
                                : static_cast<double>(group.length);
    out.frequency = static_cast<std::size_t>(group.frequency);
    out.documents = phrases_.documents() <= 64 ? static_cast<std::size_t>(std::popcount(all.first_64))
                                               : static_cast<std::size_t>(all.count);
    return out;
  }

  /// Where nouns have capitals, the last word of a term is not one that the text mostly writes without.
  [[nodiscard]] bool ends_well(const PhraseGroup& group) const {
    const auto& phrase = phrases_.counts().entries()[group.forms.front()].key;
    const auto last = phrases_.normal_of(phrase[group.length - 1]);
    const auto spelling = phrases_.normals().spelling(last);
    const auto plain = phrases_.normals().find(terms_internal::unmarked(spelling));
    return plain == no_word || phrases_.normal_counts()[plain] <= phrases_.normal_counts()[last];
  }

  [[nodiscard]] std::string text_of(const Phrase& phrase) const {
    std::string out;
    bool glued = true;
    for (std::size_t i = 0; i < terms_internal::length_of(phrase); ++i) {
      const auto word = phrases_.spelling(phrase[i]);
      const bool unspaced = terms_internal::is_unspaced_word(word);
      if (!glued && !unspaced) out += ' ';
      out += word;
      glued = unspaced || word.ends_with('\'') || word.ends_with("’");
    }
    return out;
  }

  const Phrases& phrases_;
  const ExtractOptions& options_;
  Lemmas lemmas_;
};

}  // namespace

struct TermExtractor::Impl {
  Impl(const LanguageTag& language, const ExtractOptions& wanted)
      : options(wanted), phrases(language, wanted) {}

  ExtractOptions options;
  Phrases phrases;
};

TermExtractor::TermExtractor(const LanguageTag& language, const ExtractOptions& options)
    : impl_(std::make_unique<Impl>(language, options)) {}

TermExtractor::~TermExtractor() = default;
TermExtractor::TermExtractor(TermExtractor&&) noexcept = default;
TermExtractor& TermExtractor::operator=(TermExtractor&&) noexcept = default;

void TermExtractor::add(std::string_view sentence) {
  impl_->phrases.add(sentence);
}

void TermExtractor::end_document() {
  impl_->phrases.end_document();
}

std::size_t TermExtractor::sentences() const noexcept {
  return static_cast<std::size_t>(impl_->phrases.sentences());
}

std::uint64_t TermExtractor::words() const noexcept {
  return impl_->phrases.words();
}

std::size_t TermExtractor::undercount() const noexcept {
  return impl_->phrases.counts().floor();
}

std::vector<TermCandidate> TermExtractor::candidates() const {
  return CandidateMaker(impl_->phrases, impl_->options).make();
}

}  // namespace distich
