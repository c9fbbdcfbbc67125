#include <algorithm>
#include <array>
#include <limits>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <distich/base/ascii.hpp>
#include <distich/base/error.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/fold_internal.hpp>
#include <distich/text/icu_status_internal.hpp>
#include <distich/text/normalize.hpp>

namespace distich::text {
namespace {

// Raised whenever the rules in fold.cpp or their order here change.
constexpr int rules_version = 1;

bool is_ascii(std::string_view text) noexcept {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Is it visible ASCII with single spaces in between: what `Form::match` leaves as it is? Loops without
/// branches, so that compilers look at many bytes at once.
bool is_plain(std::string_view text) noexcept {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  unsigned char odd = 0;
  for (const char c : text) {
    const auto above_space = static_cast<unsigned char>(c - ' ');
    odd = static_cast<unsigned char>(odd | static_cast<unsigned char>(above_space > '~' - ' '));
  }
  if (odd != 0) return false;
  unsigned char doubled = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool both = (text[at] == ' ') & (text[at - 1] == ' ');
    doubled = static_cast<unsigned char>(doubled | static_cast<unsigned char>(both));
  }
  return doubled == 0;
}

/// Is every code point below U+0300, where all are NFC and none composes with another?
bool is_below_marks(std::string_view text) noexcept {
  constexpr unsigned char lead_of_first_mark = 0xCC;
  unsigned char marks = 0;
  for (const char c : text) {
    const bool beyond = static_cast<unsigned char>(c) >= lead_of_first_mark;
    marks = static_cast<unsigned char>(marks | static_cast<unsigned char>(beyond));
  }
  return marks == 0;
}

enum class Unicode : std::uint8_t { nfc, nfd, nfkc_casefold };

const icu::Normalizer2& normalizer(Unicode form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = nullptr;
  switch (form) {
    case Unicode::nfc: found = icu::Normalizer2::getNFCInstance(status); break;
    case Unicode::nfd: found = icu::Normalizer2::getNFDInstance(status); break;
    case Unicode::nfkc_casefold: found = icu::Normalizer2::getNFKCCasefoldInstance(status); break;
  }
  throw_if_no_memory(status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::internal, tr("ICU has no normalisation data: {1}", u_errorName(status)));
  return *found;
}

icu::StringPiece piece(std::string_view text) {
  if (text.size() > std::size_t{std::numeric_limits<std::int32_t>::max()}) {
    throw Error(ErrorCode::limit, tr("a text of {1} bytes is too long to be normalised", text.size()));
  }
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

void append_edits(const icu::Edits& edits, ByteMap& map) {
  UErrorCode status = U_ZERO_ERROR;
  for (auto edit = edits.getFineIterator(); edit.next(status) != 0;) {
    const auto before = static_cast<std::size_t>(edit.oldLength());
    const auto after = static_cast<std::size_t>(edit.newLength());
    edit.hasChange() != 0 ? map.replace(before, after) : map.keep(before);
  }
}

/// By ICU; `map` may be null.
std::string normalize_by_icu(std::string_view text, Unicode form, ByteMap* map) {
  const icu::Normalizer2& by = normalizer(form);
  UErrorCode status = U_ZERO_ERROR;
  if (form == Unicode::nfc && by.isNormalizedUTF8(piece(text), status) != 0) {
    if (map != nullptr) map->keep(text.size());
    return std::string(text);
  }
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  icu::StringByteSink<std::string> sink(&out);
  icu::Edits edits;
  by.normalizeUTF8(0, piece(text), sink, map == nullptr ? nullptr : &edits, status);
  throw_if_no_memory(status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::internal, tr("ICU cannot normalise: {1}", u_errorName(status)));
  if (map != nullptr) append_edits(edits, *map);
  return out;
}

std::string to_unicode_form(std::string_view text, Unicode form, ByteMap* map) {
  const bool has_form = is_ascii(text) || (form == Unicode::nfc && is_below_marks(text));
  if (!has_form) return normalize_by_icu(text, form, map);
  std::string out(text);
  if (form == Unicode::nfkc_casefold) {
    for (char& c : out) c = ascii_lower(c);
  }
  if (map != nullptr) map->keep(text.size());
  return out;
}

std::string fold(std::string_view text, Points points, ByteMap* map) {
  return map == nullptr ? fold_typography(text, points) : fold_typography(text, points, *map);
}

/// A text on its way through several steps, with the map of all of them when it is wanted.
class Steps {
 public:
  Steps(std::string_view source, bool mapped) : text_(source), mapped_(mapped) {}

  template <class Step>
  Steps& then(Step step) {
    ByteMap map;
    std::string next = step(text_, mapped_ ? &map : nullptr);
    owned_ = std::move(next);
    text_ = owned_;
    if (mapped_) map_ = first_ ? std::move(map) : map_.then(map);
    first_ = false;
    return *this;
  }

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  /// After at least one step.
  [[nodiscard]] Mapped result() && { return {std::move(owned_), std::move(map_)}; }

 private:
  std::string_view text_;  ///< the source, then `owned_`
  std::string owned_;
  ByteMap map_;
  bool mapped_;
  bool first_ = true;
};

Mapped run(std::string_view source, Form form, bool mapped) {
  const auto nfc = [](std::string_view text, ByteMap* map) {
    return to_unicode_form(text, Unicode::nfc, map);
  };
  const auto nfkc_casefold = [](std::string_view text, ByteMap* map) {
    return to_unicode_form(text, Unicode::nfkc_casefold, map);
  };
  const auto fold_keeping = [](std::string_view text, ByteMap* map) { return fold(text, Points::keep, map); };
  const auto fold_dropping = [](std::string_view text, ByteMap* map) {
    return fold(text, Points::drop, map);
  };

  Steps steps(source, mapped);
  switch (form) {
    case Form::nfc: steps.then(nfc); break;
    case Form::nfkc_casefold: steps.then(nfkc_casefold); break;
    case Form::match:
      // What was dropped between a letter and its accent lets them compose.
      steps.then(fold_keeping).then(nfc);
      break;
    case Form::term:
      // Folded before, lest a spacing accent that serves as an apostrophe fall apart, and
      // after, since compatible forms hide quotation marks, spaces and points.
      steps.then(fold_dropping);
      if (is_ascii(steps.text())) {
        steps.then(nfkc_casefold);
      } else {
        steps.then(nfkc_casefold).then(fold_dropping).then(nfc);
      }
      break;
  }
  return std::move(steps).result();
}

}  // namespace

Mapped normalize_mapped(std::string_view source, Form form) {
  return run(source, form, true);
}

std::string normalize(std::string_view source, Form form) {
  if (form == Form::match && is_plain(source)) return std::string(source);
  return run(source, form, false).text;
}

std::string without_marks(std::string_view text) {
  const auto decomposed = to_unicode_form(text, Unicode::nfd, nullptr);
  std::string out;
  out.reserve(decomposed.size());
  for (std::size_t at = 0; at < decomposed.size();) {
    const auto c = code_point_at(decomposed, at);
    if (!is_mark(c.value)) out += std::string_view(decomposed).substr(at, c.size);
    at += c.size;
  }
  return out;
}

std::string normalizer_version() {
  UVersionInfo unicode{};
  u_getUnicodeVersion(unicode);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(unicode, text.data());
  return "unicode " + std::string(text.data()) + ", rules " + std::to_string(rules_version);
}

}  // namespace distich::text
