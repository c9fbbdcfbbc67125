#include <algorithm>
#include <cstdint>
#include <cstring>

#include <distich/text/decode.hpp>
#include <distich/text/utf8_internal.hpp>

namespace distich::text {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;
constexpr std::size_t block_size = 32;
constexpr std::string_view replacement = "\uFFFD";

unsigned byte_at(std::string_view bytes, std::size_t at) noexcept {
  return static_cast<unsigned char>(bytes[at]);
}

/// The offset of the first byte from `at` on that is not ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) noexcept {
  constexpr std::size_t stride = 4 * sizeof(std::uint64_t);
  while (bytes.size() - at >= stride) {
    std::uint64_t words[4];
    std::memcpy(words, bytes.data() + at, stride);
    if (((words[0] | words[1] | words[2] | words[3]) & high_bits) != 0) break;
    at += stride;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

/// What may follow a lead byte (Unicode, table 3-7).
struct Sequence {
  std::uint8_t trails = 0;  ///< 0: no lead byte
  std::uint8_t low = 0x80;  ///< of the first trail
  std::uint8_t high = 0xBF;
};

constexpr Sequence sequence_of(unsigned lead) noexcept {
  if (lead < 0xC2) return {};
  if (lead < 0xE0) return {1, 0x80, 0xBF};
  if (lead == 0xE0) return {2, 0xA0, 0xBF};
  if (lead == 0xED) return {2, 0x80, 0x9F};
  if (lead < 0xF0) return {2, 0x80, 0xBF};
  if (lead == 0xF0) return {3, 0x90, 0xBF};
  if (lead < 0xF4) return {3, 0x80, 0xBF};
  if (lead == 0xF4) return {3, 0x80, 0x8F};
  return {};
}

/// A sequence that starts with a byte over 0x7F, or as much of one as is well-formed.
struct Prefix {
  std::size_t size = 1;
  bool complete = false;
};

Prefix prefix_at(std::string_view bytes, std::size_t at) noexcept {
  const Sequence sequence = sequence_of(byte_at(bytes, at));
  if (sequence.trails == 0) return {};
  std::size_t size = 1;
  unsigned low = sequence.low;
  unsigned high = sequence.high;
  while (size <= sequence.trails) {
    if (at + size == bytes.size()) return {size, false};
    const unsigned trail = byte_at(bytes, at + size);
    if (trail < low || trail > high) return {size, false};
    low = 0x80;
    high = 0xBF;
    ++size;
  }
  return {size, true};
}

constexpr bool is_trail(unsigned byte) noexcept {
  return (byte & 0xC0U) == 0x80U;
}

constexpr bool is_lead_of_two(unsigned char byte) noexcept {
  return (byte >= 0xC2) & (byte < 0xE0);
}

constexpr bool is_lead_of_three(unsigned char byte) noexcept {
  return (byte >= 0xE0) & (byte < 0xF0);
}

/// Of the block at `at`, where a sequence begins, as many bytes as are whole sequences; 0 when one is
/// ill-formed, or has four bytes. Without a branch a byte, so that compilers look at many at once.
/// Precondition: two bytes stand before the block.
std::size_t check_block(std::string_view bytes, std::size_t at) noexcept {
  const char* const block = bytes.data() + at;
  unsigned char bad = 0;
  for (std::size_t i = 0; i < block_size; ++i) {
    const auto byte = static_cast<unsigned char>(block[i]);
    const auto before = static_cast<unsigned char>(*(block + i - 1));
    const auto two_before = static_cast<unsigned char>(*(block + i - 2));
    const bool is_due = is_lead_of_two(before) | is_lead_of_three(before) | is_lead_of_three(two_before);
    const bool trail = (byte >= 0x80) & (byte < 0xC0);
    const bool wrong = (trail != is_due) | (byte >= 0xF0) | ((byte & 0xFEU) == 0xC0) |
                       ((before == 0xE0) & (byte < 0xA0)) | ((before == 0xED) & (byte >= 0xA0));
    bad = static_cast<unsigned char>(bad | static_cast<unsigned char>(wrong));
  }
  if (bad != 0) return 0;
  if (byte_at(bytes, at + block_size - 1) >= 0xC0) return block_size - 1;
  return byte_at(bytes, at + block_size - 2) >= 0xE0 ? block_size - 2 : block_size;
}

/// In short runs, so that compilers can count in bytes.
template <class Wanted>
std::uint64_t count_bytes(std::string_view bytes, Wanted wanted) noexcept {
  constexpr std::size_t run = 128;
  std::uint64_t count = 0;
  while (!bytes.empty()) {
    std::uint8_t found = 0;
    for (const char c : bytes.substr(0, run)) {
      found =
          static_cast<std::uint8_t>(found + static_cast<std::uint8_t>(wanted(static_cast<unsigned char>(c))));
    }
    count += found;
    bytes.remove_prefix(std::min(run, bytes.size()));
  }
  return count;
}

}  // namespace

std::size_t unfinished_tail(std::string_view bytes) noexcept {
  for (std::size_t size = 1; size <= std::min<std::size_t>(3, bytes.size()); ++size) {
    const auto at = bytes.size() - size;
    if (is_trail(byte_at(bytes, at))) continue;
    if (byte_at(bytes, at) < 0x80) return 0;
    const auto prefix = prefix_at(bytes, at);
    const bool cut_off =
        !prefix.complete && prefix.size == size && sequence_of(byte_at(bytes, at)).trails != 0;
    return cut_off ? size : 0;
  }
  return 0;
}

std::uint64_t count_controls(std::string_view bytes) noexcept {
  return count_bytes(bytes, [](unsigned char byte) {
    return (byte < 0x20) & (static_cast<unsigned char>(byte - 0x09) > 4) & (byte != 0x1B);
  });
}

std::uint64_t count_line_feeds(std::string_view bytes) noexcept {
  return count_bytes(bytes, [](unsigned char byte) { return byte == '\n'; });
}

std::size_t first_ill_formed(std::string_view bytes) noexcept {
  std::size_t at = 0;
  while ((at = skip_ascii(bytes, at)) < bytes.size()) {
    do {
      if (at >= 2 && bytes.size() - at >= block_size) {
        if (const auto size = check_block(bytes, at); size != 0) {
          at += size;
          continue;
        }
      }
      const Prefix prefix = prefix_at(bytes, at);
      if (!prefix.complete) return at;
      at += prefix.size;
    } while (at < bytes.size() && byte_at(bytes, at) >= 0x80);
  }
  return bytes.size();
}

bool is_valid_utf8(std::string_view bytes) noexcept {
  return first_ill_formed(bytes) == bytes.size();
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (true) {
    const std::size_t bad = first_ill_formed(bytes);
    out += bytes.substr(0, bad);
    if (bad == bytes.size()) return out;
    out += replacement;
    bytes.remove_prefix(bad + prefix_at(bytes, bad).size);
  }
}

Utf8Census take_census(std::string_view bytes) noexcept {
  Utf8Census census;
  for (std::size_t at = 0; (at = skip_ascii(bytes, at)) < bytes.size();) {
    const Prefix prefix = prefix_at(bytes, at);
    ++(prefix.complete ? census.well_formed : census.ill_formed);
    at += prefix.size;
  }
  return census;
}

}  // namespace distich::text
