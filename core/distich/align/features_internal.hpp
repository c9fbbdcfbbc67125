#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <distich/align/aligner.hpp>
#include <distich/text/boundaries.hpp>

namespace distich::align_internal {

using Type = std::uint32_t;  ///< a distinct token of one side, numbered from 0

enum class TypeKind : std::uint8_t { word, number, punctuation };

struct TypeInfo {
  std::string key;       ///< how it is compared within a language: a stem, digits, a mark's class
  std::string skeleton;  ///< of a word's consonants; may be empty
  TypeKind kind = TypeKind::word;
  double frequency = 0;  ///< share of the side's tokens, smoothed
};

struct Sentence {
  double length = 1;  ///< code points but for white space, at least 1
  std::vector<Type> tokens;
  bool heading = false;  ///< ends without a mark of punctuation
};

using Vocabulary = std::vector<TypeInfo>;

/// What the aligner knows of one side of a pair. Sides of one batch share their vocabulary.
struct Side {
  std::vector<Sentence> sentences;
  std::shared_ptr<const Vocabulary> vocabulary;

  [[nodiscard]] std::size_t size() const noexcept { return sentences.size(); }

  [[nodiscard]] const Vocabulary& types() const noexcept { return *vocabulary; }
};

/// The keys (`TypeInfo::key`) of a text's words, in order, without numbers and punctuation.
class WordKeys {
 public:
  explicit WordKeys(const LanguageTag& language) : boundaries_(language) {}

  [[nodiscard]] std::vector<std::string> of(std::string_view text);

 private:
  text::Boundaries boundaries_;
  std::vector<text::Word> words_;
};

/// The sides, in order, over one vocabulary. All are in the language of the first.
[[nodiscard]] std::vector<Side> extract_features(std::span<const AlignSide> sides);

}  // namespace distich::align_internal
