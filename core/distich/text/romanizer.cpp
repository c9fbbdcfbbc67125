#include <algorithm>
#include <mutex>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <distich/base/error.hpp>
#include <distich/text/normalize.hpp>

namespace distich::text {

/// ICU compiles rules for a script when it first meets it, so that a call may change the
/// transliterator: one at a time.
struct Romanizer::Impl {
  std::unique_ptr<icu::Transliterator> transliterator;
  mutable std::mutex busy;
};

Romanizer::Romanizer() : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  impl_->transliterator.reset(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::internal, tr("ICU has no transliteration data: {1}", u_errorName(status)));
  }
}

Romanizer::~Romanizer() = default;

std::string Romanizer::operator()(std::string_view text) const {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::string out;
  if (std::ranges::all_of(text, is_ascii)) {
    out = text;
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  }
  auto units = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  {
    const std::lock_guard lock(impl_->busy);
    impl_->transliterator->transliterate(units);
  }
  return units.toUTF8String(out);
}

}  // namespace distich::text
