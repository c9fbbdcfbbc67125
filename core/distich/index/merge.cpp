#include <algorithm>
#include <limits>
#include <memory>

#include <distich/index/build.hpp>
#include <distich/index/run_writer_internal.hpp>

namespace distich::index {
namespace {

constexpr EntryNumber gone = std::numeric_limits<EntryNumber>::max();
/// Parts of a run that are kept while it is merged.
constexpr std::size_t most_held = std::size_t{1} << 20;

/// Words of a run, some blocks of them, one after the other.
class Words {
 public:
  Words() = default;

  Words(const Run& run, std::size_t begin, std::size_t end) : run_(&run), block_(begin), end_(end) {}

  /// Moves the words of tokens up to `token` to `texts`.
  void take(Token token, std::vector<std::string>& texts) {
    for (; more() && words_[next_].first <= token; ++next_) texts.push_back(std::move(words_[next_].second));
  }

 private:
  bool more() {
    while (next_ == words_.size() && block_ < end_) {
      const auto block = run_->word_block(block_++);
      words_.clear();
      for (std::size_t i = 0; i < block.size(); ++i) words_.emplace_back(block[i].token, block[i].text);
      next_ = 0;
    }
    return next_ < words_.size();
  }

  const Run* run_ = nullptr;
  std::size_t block_ = 0;
  std::size_t end_ = 0;
  std::vector<std::pair<Token, std::string>> words_;  ///< of a block; copies, which outlive `release`
  std::size_t next_ = 0;
};

/// A run on its way into another, with the new numbers of its entries.
struct Source {
  Run* run = nullptr;
  std::vector<EntryNumber> numbers;
  std::size_t group = 0;

  std::size_t block = 0;  ///< of terms, then of keys: the next to be read
  std::size_t row = 0;
  std::vector<Run::TermRow> terms;
  std::vector<std::pair<Key, EntryNumber>> keys;
  Words words;  ///< those in common blocks
  Words words_apart;

  void release() const {
    if (run->held() <= most_held) return;
    run->forget();  // marks what is not in use …
    run->forget();  // … and drops it
  }

  /// Is there another term? Reads the block that it is in.
  bool has_term() {
    while (row == terms.size() && block < run->term_blocks()) {
      terms.clear();
      release();
      terms = run->term_block(block++);
      row = 0;
    }
    return row < terms.size();
  }

  bool has_key() {
    while (row == keys.size() && block < run->key_blocks()) {
      release();
      keys = run->key_block(block++);
      row = 0;
    }
    return row < keys.size();
  }
};

/// Entries by length, then source, then number: so each source's keep their order.
std::uint32_t merge_entries(std::vector<Source>& sources, const IsErased& is_erased, RunWriter& writer) {
  EntryNumber next = 0;
  for (;;) {
    std::uint32_t tokens = UINT32_MAX;
    for (const auto& source : sources) tokens = std::min(tokens, source.run->lengths()[source.group].tokens);
    if (tokens == UINT32_MAX) return next;
    for (auto& source : sources) {
      const auto& group = source.run->lengths()[source.group];
      if (group.tokens != tokens) continue;
      const auto end = source.run->lengths()[++source.group].first;
      for (auto entry = group.first; entry < end; ++entry) {
        if (entry % layout::entries_a_block == 0) source.release();
        const auto owner = source.run->owner_of(entry, group);
        if (is_erased(owner)) {
          source.numbers.push_back(gone);
          continue;
        }
        source.numbers.push_back(next++);
        writer.add_entry(tokens, owner, source.run->tokens_of(entry, group));
      }
    }
  }
}

/// What the sources' vocabularies say of a token; nothing when no text has it any more.
void merge_words(std::vector<Source>& sources, Token token, bool is_kept, RunWriter& writer) {
  std::vector<std::string> texts;
  for (auto& source : sources) {
    source.words.take(token, texts);
    source.words_apart.take(token, texts);
  }
  if (!is_kept) return;
  std::ranges::sort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  for (const auto& text : texts) writer.add_word({token, text});
}

void merge_terms(std::vector<Source>& sources, RunWriter& writer) {
  std::vector<EntryNumber> list;
  for (;;) {
    std::uint64_t term = std::numeric_limits<std::uint64_t>::max();
    for (auto& source : sources) {
      if (source.has_term()) term = std::min<std::uint64_t>(term, source.terms[source.row].term);
    }
    if (term > UINT32_MAX) return;
    list.clear();
    for (auto& source : sources) {
      if (!source.has_term() || source.terms[source.row].term != term) continue;
      const auto middle = static_cast<std::ptrdiff_t>(list.size());
      source.run->each(source.terms[source.row].postings, 0, source.run->size(), [&](EntryNumber entry) {
        if (source.numbers[entry] != gone) list.push_back(source.numbers[entry]);
      });
      std::inplace_merge(list.begin(), list.begin() + middle, list.end());
      ++source.row;
    }
    if (!list.empty()) writer.add_term(static_cast<Token>(term), list);
    merge_words(sources, static_cast<Token>(term), !list.empty(), writer);
  }
}

void merge_keys(std::vector<Source>& sources, RunWriter& writer) {
  for (auto& source : sources) source.block = source.row = 0;
  for (;;) {
    Source* least = nullptr;
    for (auto& source : sources) {
      if (!source.has_key()) continue;
      if (least == nullptr || source.keys[source.row].first < least->keys[least->row].first) least = &source;
    }
    if (least == nullptr) return;
    const auto [key, entry] = least->keys[least->row++];
    if (least->numbers[entry] != gone) writer.add_key(key, least->numbers[entry]);
  }
}

}  // namespace

std::uint32_t merge_runs(std::span<Run* const> runs, const IsErased& is_erased, const WritePart& write) {
  std::vector<Source> sources(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    sources[i].run = runs[i];
    sources[i].numbers.reserve(runs[i]->size());
    const auto common = runs[i]->common_word_blocks();
    sources[i].words = {*runs[i], 0, common};
    sources[i].words_apart = {*runs[i], common, runs[i]->word_blocks()};
  }
  RunWriter writer(write);
  const auto entries = merge_entries(sources, is_erased, writer);
  if (entries == 0) return 0;
  merge_terms(sources, writer);
  merge_keys(sources, writer);
  writer.finish();
  return entries;
}

}  // namespace distich::index
