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

}  // namespace

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
  }
  return sound;
}

}  // namespace distich::index
