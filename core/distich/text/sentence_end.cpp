#include <unicode/uchar.h>

#include <distich/text/sentence_end.hpp>

namespace distich::text {

bool is_sentence_end(char32_t c) noexcept {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM) != 0;
}

}  // namespace distich::text
