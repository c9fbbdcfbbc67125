#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <distich/align/aligner.hpp>

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
};

/// What the aligner knows of one side.
struct Side {
  std::vector<Sentence> sentences;
  std::vector<TypeInfo> types;

  [[nodiscard]] std::size_t size() const noexcept { return sentences.size(); }
};

[[nodiscard]] Side extract_features(const AlignSide& side);

}  // namespace distich::align_internal
