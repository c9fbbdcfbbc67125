#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/model/term.hpp>

namespace distich {

/// A field of a glossary, of a concept or of one of its terms, or such an entry as a whole.
struct GlossaryPlace {
  std::string concept_id;
  LanguageTag language{};  ///< of the term or language section; und: of the concept itself
  std::string term{};      ///< empty: of the concept itself, or of its section in `language`
  std::string field{};     ///< "definition", "status", "modified", …; empty: the entry as a whole

  friend auto operator<=>(const GlossaryPlace&, const GlossaryPlace&) = default;
};

enum class GlossaryChangeKind : std::uint8_t { added, removed, changed };

[[nodiscard]] std::string_view name(GlossaryChangeKind kind) noexcept;

struct GlossaryChange {
  GlossaryChangeKind kind = GlossaryChangeKind::changed;
  GlossaryPlace place;
  std::string before{};  ///< the field's value in words; empty where an entry was added or removed
  std::string after{};

  friend auto operator<=>(const GlossaryChange&, const GlossaryChange&) = default;
};

/// What makes one glossary into the other. Concepts are paired by id; those without an id, or with one that a
/// reader made of their terms, by the terms that they share. Terms are paired by language and exact text, so
/// another spelling is a removal and an addition. The order of concepts and of terms is no difference.
/// Changes come in the order of `before`, what was added behind its predecessor. O(n log n).
[[nodiscard]] std::vector<GlossaryChange> diff_glossaries(std::span<const Concept> before,
                                                          std::span<const Concept> after);

}  // namespace distich
