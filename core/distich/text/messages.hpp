#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/message.hpp>

namespace distich::text {

/// A compiled gettext catalogue (.mo) held in memory.
struct Catalogue {
  std::string_view language;  ///< "de", "fa", …
  std::string_view bytes;
};

/// Messages in the reader's language, by Boost.Locale. Immutable; safe to share between threads.
/// Never touches the global locale, nor any stream's.
class Messages {
 public:
  /// English: every message as it is written.
  Messages();
  /// `locale` as the environment gives it ("de_DE.UTF-8", "fa", "C"). Without a catalogue
  /// for its language: English.
  Messages(const std::string& locale, std::span<const Catalogue> catalogues);

  [[nodiscard]] std::string operator()(const Message& message) const;
  /// The form that the language wants for `count`; both forms may use {1} for the count and
  /// further places as the messages' arguments give them.
  [[nodiscard]] std::string plural(std::string_view one, std::string_view many, std::uint64_t count,
                                   const std::vector<std::string>& arguments = {}) const;

  /// The language that is in use: "en" when none of the catalogues is.
  [[nodiscard]] const std::string& language() const noexcept { return language_; }

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
  std::string language_ = "en";
};

}  // namespace distich::text
