#include <algorithm>

#include <distich/terms/trie_internal.hpp>

namespace distich::terms_internal {

std::uint64_t Trie::edge_key(Node from, Step step) noexcept {
  const std::uint64_t space = step.after_space ? 1 : 0;
  // Words take 31 bits: a glossary of two thousand million words does not fit into memory.
  return ((static_cast<std::uint64_t>(from) << 32U) | (static_cast<std::uint64_t>(step.word) << 1U) | space) +
         1;
}

std::size_t Trie::slot_of(std::uint64_t key) const noexcept {
  const auto mask = edges_.size() - 1;
  auto mixed = key * 0x9E3779B97F4A7C15U;  // Fibonacci hashing (Knuth, TAOCP 3, 6.4)
  mixed ^= mixed >> 29U;
  auto at = mixed & mask;
  while (edges_[at].key != 0 && edges_[at].key != key) at = (at + 1) & mask;
  return at;
}

Node Trie::next(Node from, Step step) const noexcept {
  return edges_[slot_of(edge_key(from, step))].to;
}

Node Trie::step_or_add(Node from, Step step) {
  if (edges_.size() < 2 * (goes_on_.size() + 1)) grow();
  auto& edge = edges_[slot_of(edge_key(from, step))];
  if (edge.key == 0) {
    edge = {edge_key(from, step), static_cast<Node>(goes_on_.size())};
    goes_on_[from] = true;
    goes_on_.push_back(false);
    first_step_.push_back(from == 0);
  }
  return edge.to;
}

void Trie::grow() {
  std::vector<Edge> old(4 * edges_.size());
  old.swap(edges_);
  for (const auto& edge : old) {
    if (edge.key != 0) edges_[slot_of(edge.key)] = edge;
  }
}

void Trie::add(std::span<const Step> words, std::uint32_t term) {
  Node node = 0;
  for (const auto& step : words) node = step_or_add(node, {step.word, node != 0 && step.after_space});
  ends_.emplace_back(node, term);
}

void Trie::freeze(std::size_t vocabulary_size) {
  first_.resize(vocabulary_size);
  for (WordId word = 0; word < vocabulary_size; ++word) first_[word] = next(0, {word, false});
  std::sort(ends_.begin(), ends_.end());
  const auto nodes = goes_on_.size();
  term_begin_.assign(nodes + 1, 0);
  terms_.reserve(ends_.size());
  for (const auto& [node, term] : ends_) {
    ++term_begin_[node + 1];
    terms_.push_back(term);
  }
  for (std::size_t node = 0; node < nodes; ++node) term_begin_[node + 1] += term_begin_[node];
  ends_ = {};
}

std::span<const std::uint32_t> Trie::terms(Node node) const noexcept {
  return std::span(terms_).subspan(term_begin_[node], term_begin_[node + 1] - term_begin_[node]);
}

}  // namespace distich::terms_internal
