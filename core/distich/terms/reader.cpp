#include <cstring>

#include <distich/terms/reader_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::terms_internal {
namespace {

constexpr std::size_t first_slots = 1U << 12U;
constexpr std::size_t most_entries = 1U << 15U;  // some 3 MB
constexpr std::size_t most_long_bytes = 1U << 20U;
constexpr std::size_t short_token = 16;

template <class Number>
std::uint64_t load(const char* at) noexcept {
  Number value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

// Multiply and fold, as in wyhash (Wang Yi, 2019).
std::uint64_t mix(std::uint64_t low, std::uint64_t high) noexcept {
  auto mixed = (low ^ 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
  mixed ^= mixed >> 32U;
  mixed = (mixed ^ high) * 0xA0761D6478BD642FU;
  return mixed ^ (mixed >> 29U);
}

}  // namespace

Reader::Reader(const Lexicon& lexicon, const Tokenizer& tokenizer, bool compounds)
    : lexicon_(&lexicon),
      tokenizer_(&tokenizer),
      compounds_(compounds),
      scratch_(lexicon),
      slots_(first_slots) {}

Reader::Key Reader::key_of(std::string_view token) noexcept {
  const auto size = static_cast<std::uint32_t>(token.size());
  const auto* const begin = token.data();
  if (size > short_token) return {text::hash64(token), 0, size};
  // Loads that overlap cover all bytes: with the size, equal numbers mean equal bytes.
  if (size >= 8) return {load<std::uint64_t>(begin), load<std::uint64_t>(begin + size - 8), size};
  if (size >= 4) return {load<std::uint32_t>(begin), load<std::uint32_t>(begin + size - 4), size};
  const auto byte = [&](std::size_t at) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(begin[at]));
  };
  return {byte(0) | byte(size / 2) << 8U | byte(size - 1) << 16U, 0, size};
}

std::size_t Reader::slot_of(const Key& key, std::string_view token) const noexcept {
  const auto mask = slots_.size() - 1;
  auto at = mix(key.low + key.size, key.high) & mask;
  for (; slots_[at].key.size != 0; at = (at + 1) & mask) {
    if (slots_[at].key != key) continue;
    if (key.size <= short_token) break;
    if (std::string_view(long_tokens_).substr(entries_[slots_[at].entry].text, key.size) == token) break;
  }
  return at;
}

ReadToken Reader::read(std::string_view token) {
  const auto key = key_of(token);
  auto at = slot_of(key, token);
  if (slots_[at].key.size != 0) return entries_[slots_[at].entry].read;
  forget_if_full();
  if (slots_.size() < 2 * (entries_.size() + 1)) grow();
  at = slot_of(key, token);
  const auto made = make(token);
  slots_[at] = {key, static_cast<std::uint32_t>(entries_.size())};
  entries_.push_back({made, static_cast<std::uint32_t>(long_tokens_.size())});
  if (key.size > short_token) long_tokens_ += token;
  return made;
}

ReadToken Reader::make(std::string_view token) {
  ReadToken made{static_cast<std::uint32_t>(parts_.size()), 0, true};
  const auto normalised = lexicon_->inflection().normalise(token);
  for (auto part = tokenizer_->next(normalised, 0); part.found();
       part = tokenizer_->next(normalised, part.range.end)) {
    const auto& found = lexicon_->readings(part.range.of(normalised), compounds_ && part.word, scratch_);
    const auto begin = static_cast<std::uint32_t>(readings_.size());
    readings_.insert(readings_.end(), found.begin(), found.end());
    parts_.push_back({begin, static_cast<std::uint32_t>(readings_.size())});
    made.known = made.known && !found.empty();
    ++made.parts;
  }
  return made;
}

std::span<const Reading> Reader::part(std::uint32_t number) const noexcept {
  return std::span(readings_).subspan(parts_[number].begin, parts_[number].end - parts_[number].begin);
}

void Reader::grow() {
  std::vector<Slot> old(4 * slots_.size());
  old.swap(slots_);
  const auto mask = slots_.size() - 1;
  for (const auto& slot : old) {
    if (slot.key.size == 0) continue;
    auto at = mix(slot.key.low + slot.key.size, slot.key.high) & mask;
    while (slots_[at].key.size != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void Reader::forget_if_full() {
  if (entries_.size() < most_entries && long_tokens_.size() < most_long_bytes) return;
  slots_.assign(first_slots, {});
  entries_.clear();
  parts_.clear();
  readings_.clear();
  long_tokens_.clear();
}

}  // namespace distich::terms_internal
