#pragma once
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>

namespace distich::text {

/// Where lines may end (UAX #14, and ICU's dictionaries for Thai, Khmer, …). Immutable; safe to share between
/// threads.
class LineBreaks {
 public:
  explicit LineBreaks(const LanguageTag& language);

  /// The offsets at which the text may be divided, behind the white space that stands there, in order; the
  /// text's end is the last. Replaces what `out` held. Linear.
  void find(std::string_view text, std::vector<std::size_t>& out) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace distich::text
