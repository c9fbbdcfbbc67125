#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace distich::text::detail {

/// A transliteration of ICU's. Safe to call from several threads at once.
class Transliteration {
 public:
  /// By ICU's identifier. Throws Error{internal} when its data are not there.
  explicit Transliteration(std::string_view id);
  ~Transliteration();
  Transliteration(const Transliteration&) = delete;
  Transliteration& operator=(const Transliteration&) = delete;

  [[nodiscard]] std::string operator()(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace distich::text::detail
