#include <algorithm>
#include <tuple>

#include <distich/terms/lemmas_internal.hpp>
#include <distich/terms/stemmer_internal.hpp>

namespace distich::terms_internal {
namespace {

/// More forms of one word are not weighed: agglutinating languages have dozens.
constexpr std::size_t most_forms = 6;

class Chooser {
 public:
  Chooser(const Vocabulary& words, std::span<const std::uint64_t> counts, const Inflection& rules)
      : words_(words), rules_(rules) {
    if (!rules.stemmer().empty()) stemmer_ = Stemmer(rules.stemmer());
    for (WordId word = 0; word < words.size(); ++word) weigh(word, counts[word]);
  }

  /// Follows choices to one that chooses itself; support never falls on the way, and a word wins ties.
  [[nodiscard]] std::string lemma_of(WordId word) {
    std::string at(words_.spelling(word));
    for (auto better = best(at); better != at; better = best(at)) at = std::move(better);
    return at;
  }

 private:
  /// What a word may be listed under, itself first.
  void forms_of(std::string_view word) {
    forms_.assign(1, std::string(word));
    const auto plain = unmarked(word);
    const auto mark = word.substr(0, word.size() - plain.size());
    const auto add = [&](std::string_view form) {
      auto marked = std::string(mark).append(form);
      if (std::ranges::find(forms_, marked) == forms_.end()) forms_.push_back(std::move(marked));
    };
    if (rules_.is_function_word(plain)) return;
    if (stemmer_) {
      forms_.assign(1, std::string(mark).append(stemmer_.stem(plain)));
      return;
    }
    std::string unified;
    if (rules_.unify_letters(plain, unified)) add(unified);
    const auto count = rules_.citation_forms(plain, listed_);
    for (std::size_t i = 0; i < count && forms_.size() < most_forms; ++i) {
      if (listed_[i].empty() || rules_.is_function_word(listed_[i])) continue;
      add(rules_.unify_letters(listed_[i], unified) ? unified : listed_[i]);
    }
  }

  void weigh(WordId word, std::uint64_t count) {
    forms_of(words_.spelling(word));
    for (const auto& form : forms_) {
      const auto id = weighed_.add(form);
      if (id == support_.size()) support_.push_back(0);
      support_[id] += count;
    }
  }

  [[nodiscard]] std::uint64_t support(std::string_view form) const noexcept {
    const auto id = weighed_.find(form);
    return id == no_word ? 0 : support_[id];
  }

  /// What goes before among forms of equal support: words of the text, then the shortest, then the first by
  /// bytes.
  [[nodiscard]] std::tuple<bool, std::size_t, std::string_view> rank(std::string_view form) const noexcept {
    return {words_.find(form) == no_word, form.size(), form};
  }

  [[nodiscard]] std::string best(const std::string& word) {
    forms_of(word);
    if (stemmer_) return words_.find(word) == no_word ? word : forms_.front();
    const auto* found = &word;
    auto most = support(word);
    for (const auto& form : forms_) {
      const auto here = support(form);
      const bool earlier = found != &word && here == most && rank(form) < rank(*found);
      if (here > most || earlier) {
        found = &form;
        most = here;
      }
    }
    return *found;
  }

  const Vocabulary& words_;
  const Inflection& rules_;
  Stemmer stemmer_;
  Vocabulary weighed_;
  std::vector<std::uint64_t> support_;  ///< by form: how many occurrences may be of it
  std::vector<std::string> forms_;
  Inflection::Forms listed_;
};

}  // namespace

std::string_view unmarked(std::string_view word) noexcept {
  return word.starts_with(Lemmas::capital_mark) ? word.substr(1) : word;
}

Lemmas::Lemmas(const Vocabulary& words, std::span<const std::uint64_t> counts, const Inflection& rules) {
  Chooser chooser(words, counts, rules);
  Vocabulary lemmas;
  for (WordId word = 0; word < words.size(); ++word) {
    const auto lemma = chooser.lemma_of(word);
    const auto id = lemmas.add(lemma);
    if (id == common_.size()) {
      common_.push_back(rules.is_common_word(unmarked(lemma)));
      general_.push_back(rules.is_general_word(unmarked(lemma)));
    }
    lemma_of_.push_back(id);
  }
}

}  // namespace distich::terms_internal
