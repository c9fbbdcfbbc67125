#include <mutex>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <distich/base/error.hpp>
#include <distich/text/icu_status_internal.hpp>
#include <distich/text/transliteration_internal.hpp>

namespace distich::text::detail {
namespace {

icu::UnicodeString units_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

}  // namespace

/// ICU compiles rules for a script when it first meets it, so that a call may change the
/// transliterator: one at a time.
struct Transliteration::Impl {
  std::unique_ptr<icu::Transliterator> transliterator;
  mutable std::mutex busy;
};

Transliteration::Transliteration(std::string_view id) : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  impl_->transliterator.reset(icu::Transliterator::createInstance(units_of(id), UTRANS_FORWARD, status));
  throw_if_no_memory(status);
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::internal, tr("ICU has no transliteration data: {1}", u_errorName(status)));
  }
}

Transliteration::~Transliteration() = default;

std::string Transliteration::operator()(std::string_view text) const {
  auto units = units_of(text);
  {
    const std::lock_guard lock(impl_->busy);
    impl_->transliterator->transliterate(units);
  }
  std::string out;
  return units.toUTF8String(out);
}

}  // namespace distich::text::detail
