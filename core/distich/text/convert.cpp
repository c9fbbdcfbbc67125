#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <distich/base/error.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>
#include <distich/text/encoding_internal.hpp>
#include <distich/text/icu_status_internal.hpp>

namespace distich::text {
namespace {

struct Close {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};

using Converter = std::unique_ptr<UConverter, Close>;

/// Stops at what the encoding cannot say, instead of replacing it. Null for an unknown encoding.
Converter open_converter(std::string_view encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(encoding).c_str(), &status));
  throw_if_no_memory(status);
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFallback(converter.get(), 0);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Appends UTF-16 as UTF-8. A high surrogate at the end waits in `pending` for its other half.
void append_utf16(std::string& text, const UChar* begin, const UChar* end, UChar& pending) {
  for (; begin != end; ++begin) {
    if (U16_IS_LEAD(*begin)) {
      pending = *begin;
    } else if (pending != 0) {
      append(text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(pending, *begin)));
      pending = 0;
    } else {
      append(text, *begin);
    }
  }
}

}  // namespace

std::string iana_name(std::string_view encoding) {
  const Converter converter = encoding.empty() ? nullptr : open_converter(encoding);
  if (!converter) return {};
  UErrorCode status = U_ZERO_ERROR;
  const char* const internal = ucnv_getName(converter.get(), &status);
  for (const char* const standard : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    const char* const name = ucnv_getStandardName(internal, standard, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  return internal == nullptr ? std::string(encoding) : internal;
}

Converted to_utf8(std::string_view bytes, std::string_view encoding) {
  const Converter converter = open_converter(encoding);
  Converted out;
  out.text.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 4096> buffer{};
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  UChar pending = 0;
  while (true) {
    UErrorCode status = U_ZERO_ERROR;
    UChar* to = buffer.data();
    ucnv_toUnicode(converter.get(), &to, buffer.data() + buffer.size(), &from, end, nullptr, 1, &status);
    append_utf16(out.text, buffer.data(), to, pending);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    throw_if_no_memory(status);
    if (U_SUCCESS(status)) return out;
    std::array<char, 32> bad{};
    auto size = static_cast<std::int8_t>(bad.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), bad.data(), &size, &ignored);
    out.ill_formed_at =
        static_cast<std::size_t>(from - bytes.data()) - static_cast<std::size_t>(std::max<int>(size, 0));
    return out;
  }
}

namespace {

[[noreturn]] void refuse_character(std::string_view text, std::size_t at, const std::string& encoding) {
  const CodePoint c = code_point_at(text, at);
  throw Error(ErrorCode::encoding,
              tr("{1} has no character “{2}”; choose an encoding that has it, such as UTF-8", encoding,
                 text.substr(at, c.size)),
              locate(text, at));
}

std::u16string to_utf16(std::string_view text) {
  std::u16string units;
  units.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (c.value > 0xFFFF) {
      units += U16_LEAD(c.value);
      units += U16_TRAIL(c.value);
    } else {
      units += static_cast<char16_t>(c.value);
    }
  }
  return units;
}

/// Where in `text` the character that holds the UTF-16 unit `unit` starts.
std::size_t byte_of_utf16(std::string_view text, std::size_t unit) noexcept {
  std::size_t at = 0;
  for (std::size_t units = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    units += c.value > 0xFFFF ? 2 : 1;
    if (units > unit) break;
    at += c.size;
  }
  return at;
}

}  // namespace

std::string from_utf8(std::string_view text, const std::string& encoding) {
  const Converter converter = open_converter(encoding);
  const std::u16string units = to_utf16(text);
  std::string out;
  out.reserve(text.size());
  std::array<char, 8192> buffer{};
  const UChar* from = units.data();
  const UChar* const end = from + units.size();
  while (true) {
    UErrorCode status = U_ZERO_ERROR;
    char* to = buffer.data();
    ucnv_fromUnicode(converter.get(), &to, buffer.data() + buffer.size(), &from, end, nullptr, 1, &status);
    out.append(buffer.data(), to);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    throw_if_no_memory(status);
    if (U_SUCCESS(status)) return out;
    std::array<UChar, 32> bad{};
    auto size = static_cast<std::int8_t>(bad.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidUChars(converter.get(), bad.data(), &size, &ignored);
    const auto unit =
        static_cast<std::size_t>(from - units.data()) - static_cast<std::size_t>(std::max<int>(size, 0));
    refuse_character(text, byte_of_utf16(text, unit), encoding);
  }
}

}  // namespace distich::text
