#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <distich/index/edit_distance.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/model/score.hpp>
#include <distich/tm/tokens_internal.hpp>

namespace distich::tm {

/// What a score is made of.
struct ScoreParts {
  std::uint16_t edits = 0;     ///< what the edits of tokens take off
  bool equal_words = false;    ///< so that the edits are all of punctuation
  std::uint16_t spelling = 0;  ///< what other letter case or spacing takes off
  PenaltyKind spelling_kind = PenaltyKind::letter_case;
  std::uint16_t codes = 0;

  [[nodiscard]] Score score() const noexcept {
    return {static_cast<std::uint16_t>(10000 - edits - spelling - codes)};
  }
};

/// The characters of a text, to be compared with those of others.
class Characters {
 public:
  /// Normalised to `text::Form::match`.
  explicit Characters(std::string_view normal);
  /// Any number below `least` when it is less than that.
  [[nodiscard]] Score score(std::string_view normal, Score least);

 private:
  [[nodiscard]] index::EditDistance::Symbol symbol_of(char32_t c) const noexcept;

  std::unordered_map<char32_t, index::EditDistance::Symbol> symbols_;
  std::array<index::EditDistance::Symbol, 128> ascii_{};  ///< the same, without searching
  std::vector<index::EditDistance::Symbol> numbers_;
  index::EditDistance distance_;
  std::vector<index::EditDistance::Symbol> other_;  ///< kept for its capacity
};

/// A text prepared for being compared with many. The score is defined in docs/memory.md. One
/// thread at a time.
class Scorer {
 public:
  explicit Scorer(const RichText& query);
  ~Scorer() = default;
  Scorer(const Scorer&) = delete;
  Scorer& operator=(const Scorer&) = delete;

  /// The query's text after `text::Form::match` normalisation.
  [[nodiscard]] const std::string& normal() const noexcept { return normal_; }

  /// The query's tokens.
  [[nodiscard]] const TokenList& tokens() const noexcept { return tokens_; }

  /// Codes included. `normal`: the candidate's text after normalisation.
  [[nodiscard]] ScoreParts parts(const RichText& candidate, const std::string& normal);

  /// 10000 · (1 − d / n), rounded down, of the code points of the normalised texts: what orders texts of
  /// equal score. Any number below `least` when it is less than that.
  [[nodiscard]] Score character_score(std::string_view normal, Score least = {});

 private:
  [[nodiscard]] ScoreParts text_parts(const std::string& candidate);
  void take_equal_words(const std::string& candidate, std::size_t distance, ScoreParts& parts) const;
  [[nodiscard]] bool same_words() const;
  /// Precondition: the same words. Empty when they are spelled alike.
  [[nodiscard]] std::optional<PenaltyKind> spelling_difference(const std::string& candidate) const;
  void take_symbols();

  const RichText query_;
  std::string normal_;
  TokenList tokens_;
  std::unordered_map<std::string_view, index::EditDistance::Symbol>
      symbols_;  ///< of the query's folded tokens
  std::vector<index::EditDistance::Symbol> query_symbols_;
  index::EditDistance distance_;
  TokenList other_tokens_;  ///< of the candidate at hand, kept for their capacity
  std::vector<index::EditDistance::Symbol> other_symbols_;
  std::optional<Characters> characters_;  ///< of the query, made when first asked for
};

/// Do the texts carry the same markup (kind and original, in order), and, when the texts are
/// `equal`, at the same places?
[[nodiscard]] bool same_codes(const RichText& one, const RichText& other, bool equal);

}  // namespace distich::tm
