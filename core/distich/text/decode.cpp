#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include <unicode/ucsdet.h>

#include <distich/base/error.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>
#include <distich/text/encoding_internal.hpp>
#include <distich/text/icu_status_internal.hpp>
#include <distich/text/utf8_internal.hpp>

namespace distich::text {
namespace {

std::string hex_of(char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {digits[value >> 4U], digits[value & 0xFU]};
}

}  // namespace

void refuse_binary(SourcePos where) {
  throw Error(ErrorCode::encoding,
              tr("this looks like a binary file, not text; if it is text, name its encoding with --encoding"),
              std::move(where));
}

void refuse_ill_formed_utf8(char byte, SourcePos where) {
  throw Error(ErrorCode::encoding,
              tr("byte 0x{1} is not valid UTF-8; repair the text, or name its encoding with --encoding",
                 hex_of(byte)),
              std::move(where));
}

namespace {

constexpr std::size_t detection_window = 1U << 16U;

struct Input {
  std::string_view bytes;
  const DecodeOptions& options;
  const Control& control;

  [[nodiscard]] SourcePos at(std::string_view before, std::size_t byte) const {
    auto where = locate(before, before.size(), options.input);
    where.byte = byte;
    return where;
  }

  void report(Severity severity, std::string_view id, Message message) const {
    control.report({severity, id, std::move(message), SourcePos{options.input}});
  }
};

bool is_wide(std::string_view encoding) noexcept {
  return encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32");
}

[[noreturn]] void refuse_binary(const Input& input, std::string_view before, std::size_t byte) {
  text::refuse_binary(input.at(before, byte));
}

[[noreturn]] void refuse_utf8(const Input& input, std::size_t byte) {
  text::refuse_ill_formed_utf8(input.bytes[byte], input.at(input.bytes.substr(0, byte), byte));
}

/// Everything that is in one stated encoding; `mark` bytes at the front are not text.
Decoded decode_as(const Input& input, std::string encoding, std::size_t mark = 0) {
  const std::string_view bytes = input.bytes.substr(mark);
  Decoded out;
  if (encoding == "UTF-8") {
    if (const auto bad = first_ill_formed(bytes); bad != bytes.size()) refuse_utf8(input, mark + bad);
    out.text = bytes;
  } else {
    auto converted = to_utf8(bytes, encoding);
    if (converted.ill_formed_at) {
      const auto bad = std::min(mark + *converted.ill_formed_at, input.bytes.size() - 1);
      throw Error(ErrorCode::encoding,
                  tr("byte 0x{1} is not valid {2}; name the right encoding with --encoding",
                     hex_of(input.bytes[bad]), encoding),
                  input.at(converted.text, bad));
    }
    out.text = std::move(converted.text);
  }
  if (const auto nul = out.text.find('\0'); nul != std::string::npos) {
    refuse_binary(input, std::string_view(out.text).substr(0, nul), encoding == "UTF-8" ? mark + nul : 0);
  }
  out.encoding = std::move(encoding);
  out.byte_order_mark = mark > 0;
  return out;
}

Decoded decode_marked(const Input& input, const ByteOrderMark& mark) {
  const std::string stated = iana_name(input.options.encoding);
  if (!stated.empty() && !mark.encoding.starts_with(stated)) {
    input.report(Severity::warning, "text.encoding-overruled",
                 tr("read as {1}, which its byte-order mark says, not as {2}", mark.encoding, stated));
  }
  return decode_as(input, std::string(mark.encoding), mark.bytes.size());
}

Decoded decode_stated(const Input& input) {
  std::string encoding = iana_name(input.options.encoding);
  if (encoding.empty()) {
    throw Error(ErrorCode::encoding,
                tr("unknown encoding “{1}”; use a name such as UTF-8, UTF-16LE or windows-1256",
                   input.options.encoding),
                SourcePos{input.options.input});
  }
  if (encoding == "UTF-16" || encoding == "UTF-32") {  // the order of bytes is left open
    const auto found = wide_encoding_of(input.bytes);
    encoding = found.starts_with(encoding) ? std::string(found) : encoding + "LE";
  }
  return decode_as(input, std::move(encoding));
}

/// NUL never stands in 8-bit text, other control characters hardly ever.
void refuse_if_binary(const Input& input) {
  const auto is_control = [](char c) {
    return c >= 0 && c < ' ' && !(c >= '\t' && c <= '\r') && c != '\x1B';
  };
  if (const auto nul = input.bytes.find('\0'); nul != std::string_view::npos) {
    refuse_binary(input, input.bytes.substr(0, nul), nul);
  }
  if (too_many_controls(count_controls(input.bytes), input.bytes.size())) {
    const auto first =
        static_cast<std::size_t>(std::ranges::find_if(input.bytes, is_control) - input.bytes.begin());
    refuse_binary(input, input.bytes.substr(0, first), first);
  }
}

/// The encoding that the text declares, as far as it can be true.
std::string believable_declaration(const Input& input) {
  const auto declaration = declared_encoding(input.bytes);
  if (!declaration) return {};
  std::string encoding = iana_name(practical_encoding(declaration->name));
  if (encoding.empty()) {
    input.report(Severity::warning, "text.unknown-encoding",
                 tr("the text declares the unknown encoding “{1}”", declaration->name));
    return {};
  }
  if (is_wide(encoding)) return {};  // the declaration could not have been read
  const bool html = declaration->kind == Declaration::Kind::html;
  if (html && encoding != "UTF-8" && take_census(input.bytes).well_formed > 0 && is_valid_utf8(input.bytes)) {
    input.report(Severity::warning, "text.declaration-contradicted",
                 tr("the page declares {1}, but its bytes are UTF-8: read as UTF-8", encoding));
    return {};
  }
  return encoding;
}

/// Is the text UTF-8 but for a few bytes? Then a guess would spoil all the rest of it.
bool is_broken_utf8(std::string_view bytes) noexcept {
  const auto census = take_census(bytes);
  return census.well_formed >= 4 * census.ill_formed || census.ill_formed <= bytes.size() / 2000;
}

struct Close {
  void operator()(UCharsetDetector* detector) const noexcept { ucsdet_close(detector); }
};

/// ICU's guesses, best first, by their IANA names.
std::vector<std::string> guesses(std::string_view bytes) {
  const auto start = first_ill_formed(bytes) / 2;
  const auto window = bytes.substr(start, detection_window);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), window.data(), static_cast<std::int32_t>(window.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  std::vector<std::string> names;
  throw_if_no_memory(status);
  if (U_FAILURE(status)) return names;
  for (const UCharsetMatch* match : std::span(matches, static_cast<std::size_t>(count))) {
    const char* const name = ucsdet_getName(match, &status);
    if (U_SUCCESS(status) && name != nullptr) names.push_back(iana_name(practical_encoding(name)));
  }
  return names;
}

bool has_c1_controls(std::string_view text) noexcept {
  for (auto at = text.find('\xC2'); at != std::string_view::npos; at = text.find('\xC2', at + 1)) {
    if (const auto value = code_point_at(text, at).value; value < 0xA0 && value != 0x85) return true;
  }
  return false;
}

Decoded decode_detected(const Input& input) {
  for (auto& encoding : guesses(input.bytes)) {
    if (encoding.empty() || encoding.starts_with("UTF-")) continue;
    auto converted = to_utf8(input.bytes, encoding);
    if (converted.ill_formed_at || has_c1_controls(converted.text)) continue;
    input.report(Severity::note, "text.encoding-detected",
                 tr("the encoding was guessed to be {1}; if it is not, name it with --encoding", encoding));
    return {std::move(converted.text), std::move(encoding), false};
  }
  refuse_utf8(input, first_ill_formed(input.bytes));
}

}  // namespace

Decoded decode(std::string_view bytes, const DecodeOptions& options, const Control& control) {
  const Input input{bytes, options, control};
  if (const auto mark = byte_order_mark_of(bytes)) return decode_marked(input, *mark);
  if (!options.encoding.empty()) return decode_stated(input);
  if (const auto wide = wide_encoding_of(bytes); !wide.empty()) return decode_as(input, std::string(wide));
  refuse_if_binary(input);
  if (auto declared = believable_declaration(input); !declared.empty())
    return decode_as(input, std::move(declared));
  const auto bad = first_ill_formed(bytes);
  if (bad == bytes.size()) return {std::string(bytes), "UTF-8", false};
  if (!options.allow_detection || is_broken_utf8(bytes)) refuse_utf8(input, bad);
  return decode_detected(input);
}

std::string encode(std::string_view text, std::string_view encoding, bool byte_order_mark) {
  std::string name = iana_name(encoding);
  if (name.empty()) {
    throw Error(ErrorCode::encoding,
                tr("unknown encoding “{1}”; use a name such as UTF-8, UTF-16LE or windows-1256", encoding));
  }
  if (name == "UTF-16" || name == "UTF-32") name += "LE";
  std::string out(byte_order_mark ? byte_order_mark_for(name) : std::string_view{});
  out += name == "UTF-8" ? std::string(text) : from_utf8(text, name);
  return out;
}

}  // namespace distich::text
