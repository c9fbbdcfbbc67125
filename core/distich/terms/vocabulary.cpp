#include <bit>

#include <distich/terms/vocabulary_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::terms_internal {
namespace {

constexpr std::uint32_t fingerprint(std::uint64_t hash) noexcept {
  return static_cast<std::uint32_t>(hash >> 32U);
}

/// The two bits that a word sets in its block of the filter.
constexpr std::uint64_t bits_of(std::uint64_t hash) noexcept {
  return (std::uint64_t{1} << (hash & 63U)) | (std::uint64_t{1} << ((hash >> 6U) & 63U));
}

}  // namespace

std::string_view Vocabulary::spelling(WordId word) const noexcept {
  const auto begin = word == 0 ? 0 : ends_[word - 1];
  return std::string_view(arena_).substr(begin, ends_[word] - begin);
}

std::size_t Vocabulary::slot_of(std::string_view word, std::uint64_t hash) const noexcept {
  const auto mask = slots_.size() - 1;
  auto at = hash & mask;
  for (; slots_[at].word != no_word; at = (at + 1) & mask) {
    if (slots_[at].fingerprint == fingerprint(hash) && spelling(slots_[at].word) == word) break;
  }
  return at;
}

WordId Vocabulary::find(std::string_view word) const noexcept {
  if (slots_.empty()) return no_word;
  const auto hash = text::hash64(word);
  if (!filter_.empty() && (filter_[block_of(hash)] & bits_of(hash)) != bits_of(hash)) return no_word;
  return slots_[slot_of(word, hash)].word;
}

std::size_t Vocabulary::block_of(std::uint64_t hash) const noexcept {
  return (hash >> 12U) & (filter_.size() - 1);
}

void Vocabulary::seal() {
  constexpr std::size_t words_in_block = 6;
  filter_.assign(std::bit_ceil(ends_.size() / words_in_block + 1), 0);
  for (WordId word = 0; word < ends_.size(); ++word) {
    const auto hash = text::hash64(spelling(word));
    filter_[block_of(hash)] |= bits_of(hash);
  }
}

WordId Vocabulary::add(std::string_view word) {
  if (slots_.size() < 2 * (ends_.size() + 1)) grow();
  const auto hash = text::hash64(word);
  auto& slot = slots_[slot_of(word, hash)];
  if (slot.word == no_word) {
    slot = {fingerprint(hash), static_cast<WordId>(ends_.size())};
    arena_ += word;
    ends_.push_back(arena_.size());
  }
  return slot.word;
}

void Vocabulary::grow() {
  slots_.assign(slots_.empty() ? 1024 : 4 * slots_.size(), Slot{});
  for (WordId word = 0; word < ends_.size(); ++word) {
    const auto hash = text::hash64(spelling(word));
    slots_[slot_of(spelling(word), hash)] = {fingerprint(hash), word};
  }
}

}  // namespace distich::terms_internal
