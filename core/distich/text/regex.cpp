#include <algorithm>

#include <unicode/uregex.h>

#include <distich/base/error.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/icu_status_internal.hpp>
#include <distich/text/regex.hpp>

namespace distich::text {
namespace {

/// A step of ICU's time limit is 10,000 saved states, whatever the machine.
constexpr std::size_t units_per_step = 500;
constexpr std::int32_t steps_of_any_text = 2;
constexpr std::int32_t stack_bytes = 1 << 20;

struct Close {
  void operator()(URegularExpression* regex) const noexcept { uregex_close(regex); }
};

using Handle = std::unique_ptr<URegularExpression, Close>;

/// ICU counts the place of an error in lines and characters of a line.
std::size_t byte_of_error(std::string_view pattern, const UParseError& error) {
  std::size_t at = 0;
  for (std::int32_t line = 1; line < error.line && at < pattern.size(); ++at) {
    if (pattern[at] == '\n') ++line;
  }
  for (std::int32_t unit = 0; unit < error.offset && at < pattern.size();) {
    const auto c = code_point_at(pattern, at);
    unit += c.value >= 0x10000 ? 2 : 1;
    at += c.size;
  }
  return at;
}

Message reason_of(UErrorCode status) {
  switch (status) {
    case U_REGEX_MISMATCHED_PAREN: return tr("brackets are not in pairs");
    case U_REGEX_MISSING_CLOSE_BRACKET: return tr("a class that begins with [ does not end");
    case U_REGEX_LOOK_BEHIND_LIMIT: return tr("a look-behind has no bound to its length");
    default: return tr("not a regular expression ({1})", u_errorName(status));
  }
}

[[noreturn]] void fail(std::string_view pattern, UErrorCode status, const UParseError& place) {
  const auto byte = byte_of_error(pattern, place);
  throw Error(ErrorCode::malformed, reason_of(status), locate(pattern, byte));
}

void check(UErrorCode status) {
  throw_if_no_memory(status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::internal, tr("ICU cannot match an expression: {1}", u_errorName(status)));
}

MatchOutcome outcome_of(bool found, UErrorCode status) {
  if (status == U_REGEX_TIME_OUT || status == U_REGEX_STACK_OVERFLOW) return MatchOutcome::gave_up;
  check(status);
  return found ? MatchOutcome::found : MatchOutcome::not_found;
}

Handle clone(const URegularExpression* regex) {
  UErrorCode status = U_ZERO_ERROR;
  Handle copy(uregex_clone(regex, &status));
  check(status);
  uregex_setStackLimit(copy.get(), stack_bytes, &status);
  check(status);
  return copy;
}

void set_text(URegularExpression* regex, const std::u16string& units) {
  UErrorCode status = U_ZERO_ERROR;
  uregex_setText(regex, units.data(), static_cast<std::int32_t>(units.size()), &status);
  uregex_setTimeLimit(regex, steps_of_any_text + static_cast<std::int32_t>(units.size() / units_per_step),
                      &status);
  check(status);
}

}  // namespace

void RegexText::assign(std::string_view utf8) {
  units_.clear();
  bytes_.clear();
  const auto ascii = std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) {
    units_.assign(utf8.begin(), utf8.end());
    return;
  }
  units_.reserve(utf8.size());
  bytes_.reserve(utf8.size() + 1);
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = code_point_at(utf8, at);
    const auto byte = static_cast<std::uint32_t>(at);
    if (c.value >= 0x10000) {
      const auto beyond = static_cast<std::uint32_t>(c.value) - 0x10000U;
      units_ += static_cast<char16_t>(0xD800U + (beyond >> 10U));
      units_ += static_cast<char16_t>(0xDC00U + (beyond & 0x3FFU));
      bytes_.push_back(byte);
    } else {
      units_ += static_cast<char16_t>(c.value);
    }
    bytes_.push_back(byte);
    at += c.size;
  }
  bytes_.push_back(static_cast<std::uint32_t>(utf8.size()));
}

std::size_t RegexText::unit_of(std::size_t byte) const noexcept {
  if (bytes_.empty()) return byte;
  return static_cast<std::size_t>(std::ranges::lower_bound(bytes_, byte) - bytes_.begin());
}

struct Regex::Impl {
  Handle compiled;
};

Regex::Regex(std::string_view pattern, Case letters) {
  RegexText units;
  units.assign(pattern);
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  const std::uint32_t flags =
      letters == Case::ignored ? static_cast<std::uint32_t>(UREGEX_CASE_INSENSITIVE) : 0U;
  // An empty pattern needs a pointer all the same.
  Handle compiled(
      uregex_open(units.units().c_str(), static_cast<std::int32_t>(units.size()), flags, &place, &status));
  throw_if_no_memory(status);
  if (U_FAILURE(status)) fail(pattern, status, place);
  impl_ = std::make_shared<const Impl>(Impl{std::move(compiled)});
}

bool Regex::matches(std::string_view text) const {
  RegexText units;
  units.assign(text);
  const auto regex = clone(impl_->compiled.get());
  set_text(regex.get(), units.units());
  UErrorCode status = U_ZERO_ERROR;
  const bool found = uregex_matches64(regex.get(), 0, &status) != 0;
  return outcome_of(found, status) == MatchOutcome::found;
}

struct RegexMatcher::Impl {
  Regex regex;  ///< keeps the compiled pattern that the handle shares
  Handle handle;
};

RegexMatcher::RegexMatcher(const Regex& regex)
    : impl_(std::make_unique<Impl>(Impl{regex, clone(regex.impl_->compiled.get())})) {}

RegexMatcher::~RegexMatcher() = default;
RegexMatcher::RegexMatcher(RegexMatcher&&) noexcept = default;
RegexMatcher& RegexMatcher::operator=(RegexMatcher&&) noexcept = default;

void RegexMatcher::reset(const RegexText& text) {
  set_text(impl_->handle.get(), text.units());
}

MatchOutcome RegexMatcher::next() {
  UErrorCode status = U_ZERO_ERROR;
  const bool found = uregex_findNext(impl_->handle.get(), &status) != 0;
  return outcome_of(found, status);
}

MatchOutcome RegexMatcher::matches_at(std::size_t unit) {
  UErrorCode status = U_ZERO_ERROR;
  const bool found = uregex_lookingAt64(impl_->handle.get(), static_cast<std::int64_t>(unit), &status) != 0;
  return outcome_of(found, status);
}

ByteRange RegexMatcher::match() const {
  UErrorCode status = U_ZERO_ERROR;
  const auto begin = uregex_start64(impl_->handle.get(), 0, &status);
  const auto end = uregex_end64(impl_->handle.get(), 0, &status);
  check(status);
  return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

}  // namespace distich::text
