#include <cstdint>
#include <cstring>

#include <distich/text/decode.hpp>
#include <distich/text/utf8_internal.hpp>

namespace distich::text {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;
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

}  // namespace

std::size_t first_ill_formed(std::string_view bytes) noexcept {
  std::size_t at = 0;
  while ((at = skip_ascii(bytes, at)) < bytes.size()) {
    do {
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
