#pragma once
#include <new>

#include <unicode/utypes.h>

namespace distich::text {

/// Throws std::bad_alloc when that is what ICU says by its status.
inline void throw_if_no_memory(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
}

}  // namespace distich::text
