#include <algorithm>
#include <array>

#include <distich/index/build.hpp>
#include <distich/index/run_writer_internal.hpp>

namespace distich::index {
namespace {

/// A term or key, and the entry that has it: one number, so that sorting is quick.
using Pair = std::uint64_t;

Pair pair(std::uint32_t value, EntryNumber entry) noexcept {
  return Pair{value} << 32 | entry;
}

std::uint32_t value_of(Pair pair) noexcept {
  return static_cast<std::uint32_t>(pair >> 32);
}

/// By value; pairs of equal value keep their order. Radix sort, least digit first.
void sort_by_value(std::vector<Pair>& pairs) {
  constexpr unsigned digit_bits = 11;
  constexpr std::size_t digits = std::size_t{1} << digit_bits;
  std::vector<Pair> sorted(pairs.size());
  for (unsigned shift = 32; shift < 64; shift += digit_bits) {
    std::array<std::size_t, digits + 1> begin{};
    const auto digit = [&](Pair each) { return static_cast<std::size_t>(each >> shift & (digits - 1)); };
    for (const auto each : pairs) ++begin[digit(each) + 1];
    for (std::size_t i = 1; i <= digits; ++i) begin[i] += begin[i - 1];
    for (const auto each : pairs) sorted[begin[digit(each)]++] = each;
    pairs.swap(sorted);
  }
}

std::vector<std::uint32_t> by_length(const EntryList& entries) {
  std::vector<std::uint32_t> order(entries.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return entries[i].tokens.size(); });
  return order;
}

/// The vocabulary of the entries. Most words were just met: they are not even sorted.
std::vector<Word> words_of(const EntryList& entries) {
  constexpr std::size_t remembered = 16384;
  std::vector<Word> recent(remembered);
  std::vector<Word> words;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    each_word(entries[i], [&](Word word) {
      auto& known = recent[word.token % remembered];
      if (known.text.data() != nullptr && known == word) return;
      known = word;
      words.push_back(word);
    });
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

void write_terms(std::vector<Pair>& pairs, std::span<const Word> words, RunWriter& writer) {
  sort_by_value(pairs);
  std::vector<EntryNumber> list;
  for (std::size_t i = 0; i < pairs.size();) {
    const auto term = value_of(pairs[i]);
    list.clear();
    for (; i < pairs.size() && value_of(pairs[i]) == term; ++i) {
      // Two terms of a text may collide.
      const auto entry = static_cast<EntryNumber>(pairs[i]);
      if (list.empty() || list.back() != entry) list.push_back(entry);
    }
    writer.add_term(term, list);
    for (; !words.empty() && words.front().token == term; words = words.subspan(1)) {
      writer.add_word(words.front());
    }
  }
}

}  // namespace

void build_run(const EntryList& entries, const WritePart& write) {
  RunWriter writer(write);
  std::vector<Pair> terms;
  std::vector<Pair> keys;
  std::vector<Token> own;
  std::string kept;
  EntryNumber number = 0;
  for (const auto i : by_length(entries)) {
    const auto entry = entries[i];
    const auto size = static_cast<std::uint32_t>(entry.tokens.size());
    kept.clear();
    for (const auto token : entry.tokens.first(kept_tokens(size)))
      store_fixed<std::uint16_t>(kept, token & 0xFFFFU);
    writer.add_entry(size, entry.owner, kept);
    own.clear();
    terms_of(entry.tokens, own);
    for (const auto term : own) terms.push_back(pair(term, number));
    for (const auto key : entry.keys) keys.push_back(pair(key, number));
    ++number;
  }
  write_terms(terms, words_of(entries), writer);
  sort_by_value(keys);
  for (const auto each : keys) writer.add_key(value_of(each), static_cast<EntryNumber>(each));
  writer.finish();
}

}  // namespace distich::index
