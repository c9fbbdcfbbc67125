#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/terms/extract.hpp>
#include <distich/terms/frequent_counts_internal.hpp>
#include <distich/terms/sentence_words_internal.hpp>
#include <distich/terms/vocabulary_internal.hpp>

namespace distich::terms_internal {

inline constexpr std::size_t longest_phrase = 8;

/// Words of a phrase by their numbers; `no_word` behind the last.
using Phrase = std::array<WordId, longest_phrase>;

[[nodiscard]] inline std::size_t length_of(const Phrase& phrase) noexcept {
  std::size_t length = 0;
  while (length < longest_phrase && phrase[length] != no_word) ++length;
  return length;
}

/// Which documents have something: how many, and, of the first 64, which.
struct DocumentSet {
  std::uint64_t first_64 = 0;
  std::uint32_t count = 0;
  std::uint32_t last = UINT32_MAX;

  void add(std::uint32_t document) noexcept {
    if (last == document) return;
    last = document;
    ++count;
    if (document < 64) first_64 |= std::uint64_t{1} << document;
  }
};

/// What is known of a phrase besides how often it occurs.
struct PhraseFacts {
  DocumentSet documents;
  std::uint64_t sentence = 0;  ///< of the first occurrence, from 0
  std::uint32_t begin = 0;     ///< its place in that sentence
  std::uint32_t end = 0;
};

/// Counts the phrases of a text that may be terms.
class Phrases {
 public:
  Phrases(const LanguageTag& language, const ExtractOptions& options);

  using Counts = FrequentCounts<Phrase, PhraseFacts>;

  void add(std::string_view sentence);

  void end_document() noexcept {
    document_ += document_has_text_ ? 1U : 0U;
    document_has_text_ = false;
  }

  [[nodiscard]] const Counts& counts() const noexcept { return counts_; }

  [[nodiscard]] const Inflection& rules() const noexcept { return rules_; }

  /// As the text has it, capitals and all.
  [[nodiscard]] std::string_view spelling(WordId word) const noexcept { return words_.spelling(word); }

  /// The number that spellings of one word share ("Harbour", "harbour").
  [[nodiscard]] WordId normal_of(WordId word) const noexcept { return traits_[word].normal; }

  /// By the numbers of `normal_of`, as `Lemmas` wants them.
  [[nodiscard]] const Vocabulary& normals() const noexcept { return normals_; }

  [[nodiscard]] const std::vector<std::uint64_t>& normal_counts() const noexcept { return normal_counts_; }

  [[nodiscard]] std::uint64_t sentences() const noexcept { return sentences_; }

  [[nodiscard]] std::uint64_t words() const noexcept { return word_count_; }

  [[nodiscard]] std::uint32_t documents() const noexcept {
    return document_ + (document_has_text_ ? 1U : 0U);
  }

 private:
  struct Traits {
    WordId normal = no_word;
    bool edge = false;      ///< may begin a phrase
    bool end = false;       ///< may end one
    bool link = false;      ///< may stand within one
    bool unspaced = false;  ///< of a script without spaces
    bool alone = false;     ///< may be a phrase of its own
  };

  /// A word of the sentence at hand.
  struct Word {
    WordId id;
    SentenceWord place;
  };

  [[nodiscard]] WordId id_of(std::string_view written);
  [[nodiscard]] Traits read_traits(std::string_view written);
  void note_phrases_from(std::size_t first);

  Inflection rules_;
  SentenceWords reader_;
  std::size_t max_words_;
  Vocabulary words_;
  std::vector<Traits> traits_;  ///< by word
  Vocabulary normals_;
  std::vector<std::uint64_t> normal_counts_;
  Counts counts_;
  std::vector<SentenceWord> places_;
  std::vector<Word> sentence_;
  std::uint64_t sentences_ = 0;
  std::uint64_t word_count_ = 0;
  std::uint32_t document_ = 0;
  bool document_has_text_ = false;
};

}  // namespace distich::terms_internal
