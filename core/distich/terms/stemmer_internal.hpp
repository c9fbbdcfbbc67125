#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace distich::terms_internal {

/// A Snowball stemmer (M. F. Porter, "Snowball: a language for stemming algorithms", 2001). Cheap to make;
/// not to be used by two threads at once.
class Stemmer {
 public:
  /// None: every word is its own stem.
  Stemmer() = default;
  /// By the name of its algorithm, such as "swedish". Throws Error{invalid_argument} when there is none.
  explicit Stemmer(const std::string& algorithm);

  explicit operator bool() const noexcept { return stemmer_ != nullptr; }

  /// Of a word in lower case. What is returned lives until the next call.
  [[nodiscard]] std::string_view stem(std::string_view word) const;

 private:
  struct Free {
    void operator()(void* stemmer) const noexcept;
  };

  std::unique_ptr<void, Free> stemmer_;  ///< the library's own type stays out of this header
};

}  // namespace distich::terms_internal
