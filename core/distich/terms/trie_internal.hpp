#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <distich/terms/vocabulary_internal.hpp>

namespace distich::terms_internal {

using Node = std::uint32_t;
inline constexpr Node no_node = UINT32_MAX;

/// A step from one word of a term to the next.
struct Step {
  WordId word = no_word;
  bool after_space = false;
};

/// The terms of a glossary as paths of words. Add all, then `freeze`, then ask.
class Trie {
 public:
  /// Adds a term, numbered by the caller, of at least one word. White space before its first word is of no
  /// account.
  void add(std::span<const Step> words, std::uint32_t term);
  void freeze(std::size_t vocabulary_size);

  /// Where a term that begins with `word` may go on; `no_node` when none does.
  [[nodiscard]] Node first(WordId word) const noexcept { return first_[word]; }

  [[nodiscard]] Node next(Node from, Step step) const noexcept;

  /// One word has led here.
  [[nodiscard]] bool is_first(Node node) const noexcept { return first_step_[node]; }

  /// No term goes on from here.
  [[nodiscard]] bool is_leaf(Node node) const noexcept { return !goes_on_[node]; }

  /// The numbers of the terms that end here, in the order that they were added.
  [[nodiscard]] std::span<const std::uint32_t> terms(Node node) const noexcept;

 private:
  struct Edge {
    std::uint64_t key = 0;  ///< never 0: see `edge_key`
    Node to = no_node;
  };

  [[nodiscard]] static std::uint64_t edge_key(Node from, Step step) noexcept;
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const noexcept;
  [[nodiscard]] Node step_or_add(Node from, Step step);
  void grow();

  std::vector<Edge> edges_ = std::vector<Edge>(1024);  ///< open addressing, a power of two of them
  std::vector<bool> goes_on_ = {false};                ///< by node; node 0 is the root
  std::vector<bool> first_step_ = {false};             ///< by node
  std::vector<Node> first_;
  std::vector<std::pair<Node, std::uint32_t>> ends_;  ///< node and term, sorted once frozen
  std::vector<std::uint32_t> term_begin_;             ///< of node n: term_begin_[n] … term_begin_[n + 1]
  std::vector<std::uint32_t> terms_;
};

}  // namespace distich::terms_internal
