#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <distich/base/error.hpp>
#include <distich/base/range.hpp>
#include <distich/text/icu_status_internal.hpp>

namespace distich::text {

using Iterator = std::unique_ptr<icu::BreakIterator>;

inline void check_icu(UErrorCode status) {
  throw_if_no_memory(status);
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::internal,
                tr("ICU cannot find the boundaries of a text: {1}", u_errorName(status)));
  }
}

/// Calls `take(range, rule status)` for each piece between two boundaries of `text`.
template <class Take>
void for_each_piece(const icu::BreakIterator& prototype, std::string_view text, Take take) {
  if (text.empty()) return;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<UText, decltype(&utext_close)> closer(&utext, &utext_close);
  const Iterator iterator(prototype.clone());
  check_icu(iterator ? status : U_MEMORY_ALLOCATION_ERROR);
  iterator->setText(&utext, status);
  check_icu(status);
  std::size_t begin = 0;
  for (auto end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
    take(ByteRange{begin, static_cast<std::size_t>(end)}, iterator->getRuleStatus());
    begin = static_cast<std::size_t>(end);
  }
}

}  // namespace distich::text
