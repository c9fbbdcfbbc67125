#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <distich/align/dictionary.hpp>
#include <distich/align/lexicon_internal.hpp>
#include <distich/text/normalize.hpp>

namespace distich::align_internal {

/// The words of one side of a dictionary, numbered, found by their keys (`TypeInfo::key`).
class DictionaryWords {
 public:
  using Word = std::uint32_t;

  /// The number of a key, which may be new.
  Word number(const std::string& key, const text::HanSimplifier& simplify);

  [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }

  /// The word of a key, and those that look like other inflected forms of it. Chinese may be written in
  /// either script.
  [[nodiscard]] std::vector<Word> matches(const std::string& key, const text::HanSimplifier& simplify) const;

 private:
  std::unordered_map<std::string, Word> numbers_;
  std::vector<std::string_view> keys_;  ///< into `numbers_`
  std::unordered_map<std::string, std::vector<Word>> by_start_;
};

/// What a dictionary knows of the types of two sides.
[[nodiscard]] Lexicon dictionary_lexicon(const Dictionary& dictionary, const Vocabulary& source,
                                         const Vocabulary& target);

}  // namespace distich::align_internal

namespace distich {

struct Dictionary::Entries {
  using Word = align_internal::DictionaryWords::Word;

  /// A word of one side and one that renders it; of phrases, each of the words a share.
  struct Rendering {
    Word source = 0;
    Word target = 0;
    float share = 1;
  };

  align_internal::DictionaryWords sources;
  align_internal::DictionaryWords targets;
  std::vector<Rendering> renderings;  ///< by words, each pair once
  std::vector<std::size_t> first;     ///< rendering of each source word, and their number
  text::HanSimplifier simplify;
};

}  // namespace distich
