#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <distich/index/edit_distance.hpp>
#include <distich/model/rich_text.hpp>
#include <distich/model/score.hpp>
#include <distich/tm/tokens_internal.hpp>

namespace distich::tm {

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

  /// The whole score, codes included.
  [[nodiscard]] Score score(const RichText& candidate);

 private:
  [[nodiscard]] Score score_normal(const std::string& candidate);
  [[nodiscard]] Score score_equal_words(const std::string& candidate, std::size_t distance) const;
  [[nodiscard]] bool same_words() const;
  [[nodiscard]] bool spelled_alike(const std::string& candidate) const;
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
};

/// Do the texts carry the same markup (kind and original, in order), and, when the texts are
/// `equal`, at the same places?
[[nodiscard]] bool same_codes(const RichText& one, const RichText& other, bool equal);

}  // namespace distich::tm
