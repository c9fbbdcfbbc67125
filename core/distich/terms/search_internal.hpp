#pragma once
#include <array>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include <distich/terms/overlaps_internal.hpp>
#include <distich/terms/reader_internal.hpp>
#include <distich/terms/trie_internal.hpp>

namespace distich::terms_internal {

/// One pass over a text at a time: every path of words through the trie that the text has.
class Search {
 public:
  /// All must outlive it.
  Search(const Lexicon& lexicon, const Trie& trie, const Tokenizer& tokenizer, bool compounds)
      : trie_(&trie), tokenizer_(&tokenizer), reader_(lexicon, tokenizer, compounds) {}

  /// In order of place, without repetition; to be changed at will until the next call.
  [[nodiscard]] std::vector<Candidate>& run(std::string_view text);

 private:
  /// A path of words that may yet become a term.
  struct Walk {
    Node node = no_node;
    std::size_t begin = 0;  ///< where in the text it began
    Agreement agreement = Agreement::same;
  };

  void take(const Token& token, const ReadToken& read);
  void start(const Token& token, std::span<const Reading> readings, bool last_part);
  void go_on(const Token& token, std::span<const Reading> readings, bool first_part, bool last_part);
  void arrive(const Token& token, Walk walk, bool last_part);

  const Trie* trie_;
  const Tokenizer* tokenizer_;
  Reader reader_;
  std::vector<Walk> walks_;
  std::vector<Walk> next_walks_;
  std::vector<Candidate> candidates_;
};

/// Searches that are at rest, so that what they remember of words serves the next text. Threads may share it.
class SearchPool {
 public:
  /// Runs `use(search)` with one that is at rest, or one that `make` makes.
  template <class Make, class Use>
  auto with(bool compounds, Make make, Use use) {
    auto search = take(compounds);
    if (!search) search = make();
    auto result = use(*search);
    put(compounds, std::move(search));
    return result;
  }

 private:
  [[nodiscard]] std::unique_ptr<Search> take(bool compounds) {
    const std::lock_guard lock(mutex_);
    auto& resting = resting_.at(compounds ? 1 : 0);
    if (resting.empty()) return nullptr;
    auto search = std::move(resting.back());
    resting.pop_back();
    return search;
  }

  void put(bool compounds, std::unique_ptr<Search> search) {
    const std::lock_guard lock(mutex_);
    resting_.at(compounds ? 1 : 0).push_back(std::move(search));
  }

  std::mutex mutex_;
  std::array<std::vector<std::unique_ptr<Search>>, 2> resting_;
};

}  // namespace distich::terms_internal
