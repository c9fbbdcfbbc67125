#include <algorithm>
#include <tuple>

#include <distich/terms/search_internal.hpp>

namespace distich::terms_internal {

std::vector<Candidate>& Search::run(std::string_view text) {
  candidates_.clear();
  walks_.clear();
  for (auto token = tokenizer_->next(text, 0); token.found();
       token = tokenizer_->next(text, token.range.end)) {
    const auto read = reader_.read(token.range.of(text));
    if (token.after_paragraph) walks_.clear();
    if (read.parts == 0) continue;
    if (read.known) {
      take(token, read);
    } else {
      walks_.clear();
    }
  }
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.range, a.agreement, a.node) < std::tie(b.range, b.agreement, b.node);
  });
  candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
  return candidates_;
}

void Search::take(const Token& token, const ReadToken& read) {
  for (std::uint32_t part = 0; part < read.parts; ++part) {
    const auto readings = reader_.part(read.first_part + part);
    const bool last = part + 1 == read.parts;
    next_walks_.clear();
    if (!walks_.empty()) go_on(token, readings, part == 0, last);
    if (part == 0) start(token, readings, last);
    walks_.swap(next_walks_);
  }
}

void Search::start(const Token& token, std::span<const Reading> readings, bool last_part) {
  for (const auto& reading : readings) {
    const auto node = trie_->first(reading.word);
    if (node != no_node) arrive(token, {node, token.range.begin, reading.agreement}, last_part);
  }
}

void Search::go_on(const Token& token, std::span<const Reading> readings, bool first_part, bool last_part) {
  for (const auto& walk : walks_) {
    // A compound is one word of the text: no word of a longer term.
    if (walk.agreement == Agreement::compound) continue;
    for (const auto& reading : readings) {
      if (reading.agreement == Agreement::compound) continue;
      const auto node = trie_->next(walk.node, {reading.word, first_part && token.after_space});
      if (node == no_node) continue;
      arrive(token, {node, walk.begin, std::max(walk.agreement, reading.agreement)}, last_part);
    }
  }
}

void Search::arrive(const Token& token, Walk walk, bool last_part) {
  const bool lone_form = walk.agreement == Agreement::phrase && trie_->is_first(walk.node);
  if (last_part && !lone_form && !trie_->terms(walk.node).empty())
    candidates_.push_back({{walk.begin, token.range.end}, walk.node, walk.agreement});
  if (!trie_->is_leaf(walk.node)) next_walks_.push_back(walk);
}

}  // namespace distich::terms_internal
