#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include <distich/base/error.hpp>

namespace distich::index {

[[noreturn]] inline void fail_damaged() {
  throw Error(ErrorCode::storage, tr("the memory's fuzzy index is damaged; put back a copy of the store"));
}

template <class Number>
[[nodiscard]] Number little_endian(Number value) noexcept {
  if constexpr (std::endian::native == std::endian::little) {
    return value;
  } else {
    Number swapped = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
      swapped = static_cast<Number>(swapped << 8 | (value & 0xff));
      value = static_cast<Number>(value >> 8);
    }
    return swapped;
  }
}

/// A number of fixed width at any address.
template <class Number>
[[nodiscard]] Number load(const char* at) noexcept {
  Number value;
  std::memcpy(&value, at, sizeof value);
  return little_endian(value);
}

template <class Number>
void store_fixed(std::string& out, std::type_identity_t<Number> value) {
  value = little_endian(value);
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

/// LEB128.
inline void store_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

/// Reads from bytes that may be damaged: never beyond their end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) noexcept
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] bool at_end() const noexcept { return at_ == end_; }

  [[nodiscard]] std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    fail_damaged();
  }

  [[nodiscard]] std::uint32_t number() {
    const auto value = varint();
    if (value > UINT32_MAX) fail_damaged();
    return static_cast<std::uint32_t>(value);
  }

  template <class Number>
  [[nodiscard]] Number fixed() {
    if (left() < sizeof(Number)) fail_damaged();
    const auto value = load<Number>(at_);
    at_ += sizeof(Number);
    return value;
  }

  [[nodiscard]] std::string_view bytes(std::size_t size) {
    if (left() < size) fail_damaged();
    const std::string_view taken(at_, size);
    at_ += size;
    return taken;
  }

  [[nodiscard]] std::size_t left() const noexcept { return static_cast<std::size_t>(end_ - at_); }

 private:
  const char* at_;
  const char* end_;
};

}  // namespace distich::index
