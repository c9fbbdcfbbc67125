#include <new>

#include <distich/base/error.hpp>
#include <distich/terms/stemmer_internal.hpp>
#include <libstemmer.h>

namespace distich::terms_internal {
namespace {

sb_stemmer* typed(void* stemmer) noexcept {
  return static_cast<sb_stemmer*>(stemmer);
}

/// Snowball says by the same null that it has no such stemmer, and that it has no memory for one.
bool is_known(const std::string& algorithm) {
  for (const auto** known = sb_stemmer_list(); *known != nullptr; ++known) {
    if (algorithm == *known) return true;
  }
  return false;
}

}  // namespace

void Stemmer::Free::operator()(void* stemmer) const noexcept {
  sb_stemmer_delete(typed(stemmer));
}

Stemmer::Stemmer(const std::string& algorithm) : stemmer_(sb_stemmer_new(algorithm.c_str(), "UTF_8")) {
  if (stemmer_) return;
  if (is_known(algorithm)) throw std::bad_alloc();
  throw Error(ErrorCode::invalid_argument, tr("there is no Snowball stemmer \"{1}\"", algorithm));
}

std::string_view Stemmer::stem(std::string_view word) const {
  if (!stemmer_) return word;
  // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): the library's symbols are unsigned bytes.
  const auto* const symbols = reinterpret_cast<const sb_symbol*>(word.data());
  const auto* const stem = sb_stemmer_stem(typed(stemmer_.get()), symbols, static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(typed(stemmer_.get())))};
  // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
}

}  // namespace distich::terms_internal
