#pragma once
#include <algorithm>

#include <distich/index/bytes_internal.hpp>
#include <distich/index/run.hpp>

namespace distich::index {

/// Of format version 3. A change of any of these is another version.
namespace layout {
inline constexpr std::uint8_t version = 3;
inline constexpr std::uint32_t entries_a_block = 256;
inline constexpr std::uint32_t longest_kept = 256;  ///< tokens of a text that can be verified by its tokens
inline constexpr std::uint32_t postings_a_chunk =
    4096;  ///< longer lists are in chunks with parts of their own
inline constexpr std::uint32_t keys_a_block = 1024;
inline constexpr std::size_t term_block_bytes = 8192;   ///< a block is closed when it has so many
inline constexpr std::size_t term_row_bytes = 12;       ///< term, count, end of its bytes
inline constexpr std::size_t chunk_row_bytes = 8;       ///< first entry, part
inline constexpr std::size_t key_row_bytes = 8;         ///< key, entry
inline constexpr std::size_t word_block_bytes = 65536;  ///< of words; a block is closed when it has so many
inline constexpr std::size_t word_row_bytes = 8;        ///< token, end of its word
}  // namespace layout

[[nodiscard]] constexpr std::uint32_t kept_tokens(std::uint32_t tokens) noexcept {
  return tokens <= layout::longest_kept ? tokens : 0;
}

/// The term that stands for a token's `occurrence`th appearance in a text (from 0 on), so that
/// texts share as many terms as their token multisets have in common.
[[nodiscard]] constexpr Token term_of(Token token, std::uint32_t occurrence) noexcept {
  if (occurrence == 0) return token;
  std::uint32_t mixed = (token ^ token >> 15) * 0x85EBCA6BU ^ occurrence;
  mixed = (mixed ^ mixed >> 13) * 0xC2B2AE35U;
  return mixed ^ mixed >> 16;
}

/// The terms of a text, in no order.
void terms_of(std::span<const Token> tokens, std::vector<Token>& terms);

namespace detail {
template <class Visit>
void each_delta(std::string_view bytes, std::uint64_t before, EntryNumber from, EntryNumber to,
                Visit&& visit) {
  // Every entry takes one to five bytes; most take one or two.
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = at + bytes.size();
  std::uint64_t entry = before;
  while (at != end) {
    std::uint32_t delta = *at++;
    if (delta >= 0x80) {
      delta &= 0x7FU;
      for (unsigned shift = 7;; shift += 7) {
        if (at == end || shift > 28) fail_damaged();
        const std::uint32_t byte = *at++;
        delta |= (byte & 0x7FU) << shift;
        if (byte < 0x80) break;
      }
    }
    entry += delta;
    if (entry < from) continue;
    if (entry >= to) return;
    visit(static_cast<EntryNumber>(entry));
  }
}
}  // namespace detail

template <class Visit>
void Run::each(const Postings& postings, EntryNumber from, EntryNumber to, Visit&& visit) const {
  if (postings.count <= layout::postings_a_chunk) {
    detail::each_delta(postings.bytes, 0, from, to, visit);
    return;
  }
  ByteReader rows(postings.bytes);
  std::uint32_t first = 0;
  PartNumber number = 0;
  for (bool pending = false;; pending = true) {
    const bool more = !rows.at_end();
    const auto next_first = more ? rows.fixed<std::uint32_t>() : size_;
    const auto next_number = more ? rows.fixed<PartNumber>() : 0;
    // A chunk ends where the next one begins.
    if (pending && next_first > from && first < to) detail::each_delta(part(number), first, from, to, visit);
    if (!more || next_first >= to) return;
    first = next_first;
    number = next_number;
  }
}

}  // namespace distich::index
