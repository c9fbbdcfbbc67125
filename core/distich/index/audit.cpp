#include <algorithm>
#include <optional>

#include <distich/index/audit.hpp>
#include <distich/index/run_internal.hpp>

namespace distich::index {
namespace {

std::uint64_t mix(std::uint64_t value) noexcept {
  value = (value ^ value >> 32) * 0xd6e8feb86659fd93U;
  return value ^ value >> 29;
}

/// Of the number of tokens and the tokens that are kept, in order; keys are added to it.
class Hash {
 public:
  explicit Hash(std::uint32_t tokens) noexcept : value_(mix(tokens)) {}

  void token(std::uint16_t half) noexcept { value_ = mix(value_ ^ half); }

  [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

 private:
  std::uint64_t value_;
};

std::uint64_t key_hash(Key key) noexcept {
  return mix(0x51d7348a2b9cf0e7U + key);
}

/// How often each entry is in a list; a list's entries must have the term among their tokens.
bool count_terms(const Run& run, std::vector<std::uint32_t>& terms) {
  for (std::size_t block = 0; block < run.term_blocks(); ++block) {
    for (const auto& row : run.term_block(block)) {
      std::uint32_t count = 0;
      run.each(row.postings, 0, run.size(), [&](EntryNumber entry) {
        ++terms[entry];
        ++count;
      });
      if (count != row.postings.count) return false;
    }
  }
  return true;
}

/// How many tokens of each entry have words in some of the blocks; these must be in order, and of tokens that
/// there are.
bool count_words(const Run& run, std::size_t begin, std::size_t end, bool apart,
                 std::vector<std::uint32_t>& covered) {
  std::optional<Token> last;
  for (auto i = begin; i < end; ++i) {
    const auto block = run.word_block(i);
    for (std::size_t row = 0; row < block.size(); ++row) {
      const auto [token, text] = block[row];
      if (is_apart(text) != apart) return false;
      if (token == last) continue;
      const auto postings = run.find(token);
      if (postings.count == 0 || (last && token < *last)) return false;
      last = token;
      run.each(postings, 0, run.size(), [&](EntryNumber entry) { ++covered[entry]; });
    }
  }
  return true;
}

/// Of two bytes each.
std::size_t count_distinct(std::string_view kept) {
  std::vector<std::uint16_t> halves(kept.size() / sizeof(std::uint16_t));
  for (std::size_t i = 0; i < halves.size(); ++i) {
    halves[i] = load<std::uint16_t>(kept.data() + i * sizeof(std::uint16_t));
  }
  std::ranges::sort(halves);
  return static_cast<std::size_t>(std::unique(halves.begin(), halves.end()) - halves.begin());
}

}  // namespace

std::uint64_t word_hash(const Word& word) noexcept {
  std::uint64_t hash = mix(word.token);
  for (const char c : word.text) hash = mix(hash ^ static_cast<unsigned char>(c));
  return hash;
}

void words_of(const Run& run, std::unordered_set<std::uint64_t>& hashes) {
  for (std::size_t i = 0; i < run.word_blocks(); ++i) {
    const auto block = run.word_block(i);
    for (std::size_t row = 0; row < block.size(); ++row) hashes.insert(word_hash(block[row]));
  }
}

Fingerprint fingerprint(const EntryView& entry) {
  const auto size = static_cast<std::uint32_t>(entry.tokens.size());
  Hash hash(size);
  for (const auto token : entry.tokens.first(kept_tokens(size)))
    hash.token(static_cast<std::uint16_t>(token));
  std::uint64_t keys = 0;
  for (const auto key : entry.keys) keys += key_hash(key);
  return {entry.owner, hash.value() + keys};
}

bool audit(const Run& run, std::vector<Fingerprint>& out) {
  std::vector<std::uint32_t> terms(run.size(), 0);
  bool sound = count_terms(run, terms);
  std::vector<std::uint32_t> covered(run.size(), 0);
  const auto common = run.common_word_blocks();
  sound = count_words(run, 0, common, false, covered) && sound;
  sound = count_words(run, common, run.word_blocks(), true, covered) && sound;
  std::vector<std::uint64_t> keys(run.size(), 0);
  for (std::size_t block = 0; block < run.key_blocks(); ++block) {
    for (const auto& [key, entry] : run.key_block(block)) keys[entry] += key_hash(key);
  }
  for (EntryNumber entry = 0; entry < run.size(); ++entry) {
    const auto& group = run.length_of(entry);
    Hash hash(group.tokens);
    const auto kept = run.tokens_of(entry, group);
    for (std::size_t i = 0; i < kept.size(); i += sizeof(std::uint16_t)) {
      hash.token(load<std::uint16_t>(kept.data() + i));
    }
    out.push_back({run.owner_of(entry, group), hash.value() + keys[entry]});
    // Two terms of a text may collide, and are then one.
    sound = sound && terms[entry] <= group.tokens && terms[entry] + 1 >= group.tokens;
    sound = sound && (run.word_blocks() == 0 || covered[entry] >= count_distinct(kept));
  }
  return sound;
}

}  // namespace distich::index
