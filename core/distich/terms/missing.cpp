#include <algorithm>
#include <map>
#include <span>
#include <tuple>

#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/missing.hpp>
#include <distich/terms/tokens_internal.hpp>
#include <distich/terms/word_traits_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich {

using terms_internal::Inflection;
using terms_internal::Tokenizer;

namespace {

constexpr std::size_t longest_phrase = 4;
constexpr std::size_t fewest_times = 2;

struct Word {
  ByteRange range;
  std::string normal;
  bool content = false;  ///< letters, no function word, in no hit
  bool capital = false;
  bool link = false;    ///< may stand within a name
  bool joined = false;  ///< only a space or a hyphen stands before it
};

bool has_letter(std::string_view text) noexcept {
  return text::is_letter(text::code_point_at(text, 0).value);
}

/// After it a sentence may begin within another.
bool opens_speech(std::string_view mark) noexcept {
  return mark == ":" || text::is_quote(text::code_point_at(mark, 0).value);
}

class Collector {
 public:
  Collector(const TermMatcher& known, const LanguageTag& language)
      : known_(known), rules_(Inflection::for_language(language)) {}

  void take(std::string_view sentence, std::size_t number) {
    const auto words = words_of(sentence);
    for (std::size_t i = 0; i < words.size();) i = take_name(words, i, sentence, number);
    for (std::size_t i = 0; i < words.size(); ++i) take_phrases(words, i, sentence, number);
  }

  [[nodiscard]] std::vector<MissingTerm> result() const {
    std::vector<MissingTerm> out;
    for (const auto& [key, term] : names_) out.push_back(term);
    for (const auto& [key, term] : phrases_) {
      if (term.count >= fewest_times && !names_.contains(key) && !within_longer(key, term.count))
        out.push_back(term);
    }
    std::stable_sort(out.begin(), out.end(), [](const MissingTerm& a, const MissingTerm& b) {
      return std::tie(a.kind, b.count, a.sentence, a.range) < std::tie(b.kind, a.count, b.sentence, b.range);
    });
    return out;
  }

 private:
  using Found = std::map<std::string, MissingTerm>;

  [[nodiscard]] std::vector<Word> words_of(std::string_view sentence) const {
    const auto hits = known_.find(sentence);
    const auto is_known = [&](ByteRange range) {
      return std::any_of(hits.begin(), hits.end(),
                         [&](const TermHit& hit) { return hit.range.overlaps(range); });
    };
    std::vector<Word> words;
    for (auto token = tokenizer_.next(sentence, 0); token.found();
         token = tokenizer_.next(sentence, token.range.end)) {
      const bool after_hyphen = !words.empty() && words.back().normal == "-" && words.back().link;
      Word word{token.range, rules_.normalise(token.range.of(sentence)), false, false, false, false};
      const auto traits = terms_internal::traits_of(token.range.of(sentence), word.normal, rules_);
      const bool unknown = token.word && !token.unspaced && traits.letters && !is_known(token.range);
      word.content = unknown && !traits.function;
      word.capital = unknown && traits.capital;
      // A hyphen joins when no space is on either side of it.
      const bool hyphen = word.normal == "-" && !token.after_space;
      word.link = hyphen || (unknown && traits.link);
      word.joined = token.after_space ? !after_hyphen : hyphen || after_hyphen;
      words.push_back(std::move(word));
    }
    return words;
  }

  /// The place behind a name that begins at `first`, or the next place.
  std::size_t take_name(const std::vector<Word>& words, std::size_t first, std::string_view sentence,
                        std::size_t number) {
    if (!words[first].capital) return first + 1;
    auto last = first;
    for (auto i = first + 1; i < words.size() && words[i].joined; ++i) {
      if (words[i].capital) {
        last = i;
      } else if (!words[i].link) {
        break;
      }
    }
    const auto before = std::span(words).first(first);
    const bool opens = std::none_of(before.begin(), before.end(),
                                    [](const Word& word) { return has_letter(word.normal); }) ||
                       opens_speech(before.back().normal);
    const bool single = first == last;
    if (!single || (!opens && !rules_.nouns_have_capitals())) {
      note(names_, MissingKind::name, words, first, last, sentence, number);
    } else if (rules_.nouns_have_capitals()) {
      note(phrases_, MissingKind::phrase, words, first, last, sentence, number);
    }
    return last + 1;
  }

  void take_phrases(const std::vector<Word>& words, std::size_t first, std::string_view sentence,
                    std::size_t number) {
    if (!words[first].content) return;
    for (auto last = first + 1; last < words.size() && last < first + longest_phrase; ++last) {
      if (!words[last].content || !words[last].joined) return;
      note(phrases_, MissingKind::phrase, words, first, last, sentence, number);
    }
  }

  static void note(Found& found, MissingKind kind, const std::vector<Word>& words, std::size_t first,
                   std::size_t last, std::string_view sentence, std::size_t number) {
    std::string key;
    for (auto i = first; i <= last; ++i) key += (i == first ? "" : " ") + words[i].normal;
    const ByteRange range{words[first].range.begin, words[last].range.end};
    auto& term =
        found
            .try_emplace(std::move(key), MissingTerm{std::string(range.of(sentence)), kind, 0, number, range})
            .first->second;
    ++term.count;
  }

  /// Does a longer phrase or a name that is as frequent hold this one?
  [[nodiscard]] bool within_longer(const std::string& key, std::size_t count) const {
    const auto holds = [&](const Found::value_type& other) {
      return other.second.count >= count && other.first.size() > key.size() &&
             (' ' + other.first + ' ').find(' ' + key + ' ') != std::string::npos;
    };
    return std::any_of(phrases_.begin(), phrases_.end(), holds) ||
           std::any_of(names_.begin(), names_.end(), holds);
  }

  const TermMatcher& known_;
  Inflection rules_;
  Tokenizer tokenizer_;
  Found names_;
  Found phrases_;
};

}  // namespace

std::string_view name(MissingKind kind) noexcept {
  return kind == MissingKind::name ? "name" : "phrase";
}

std::vector<MissingTerm> missing_terms(std::span<const std::string_view> sentences, const TermMatcher& known,
                                       const LanguageTag& language) {
  Collector collector(known, language);
  for (std::size_t i = 0; i < sentences.size(); ++i) collector.take(sentences[i], i);
  return collector.result();
}

}  // namespace distich
