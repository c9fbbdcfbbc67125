#include <distich/text/break_iterator_internal.hpp>
#include <distich/text/line_breaks.hpp>

namespace distich::text {

struct LineBreaks::Impl {
  Iterator line;

  explicit Impl(const LanguageTag& language) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(language.str(), status);
    throw_if_no_memory(status);
    status = U_ZERO_ERROR;  // a tag that ICU cannot read gets the root locale's rules
    line.reset(icu::BreakIterator::createLineInstance(locale, status));
    check_icu(status);
  }
};

LineBreaks::LineBreaks(const LanguageTag& language) : impl_(std::make_shared<const Impl>(language)) {}

void LineBreaks::find(std::string_view text, std::vector<std::size_t>& out) const {
  out.clear();
  for_each_piece(*impl_->line, text, [&](ByteRange range, std::int32_t) { out.push_back(range.end); });
}

}  // namespace distich::text
