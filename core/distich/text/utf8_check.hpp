#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <distich/base/error.hpp>

namespace distich::text {

/// Where the text begins of bytes that `decode` would take as UTF-8 for all that their beginning tells:
/// behind a byte-order mark. Nothing when they are in another encoding, or declare one. `head` should hold
/// 1024 bytes.
[[nodiscard]] std::optional<std::size_t> utf8_text_begin(std::string_view head);

/// Looks through bytes that come in parts for what `decode` would not take as UTF-8. Linear.
class Utf8Check {
 public:
  enum class Lines : std::uint8_t { count, ignore };

  /// Lines are counted so that the first fault has a place.
  explicit Utf8Check(Lines lines = Lines::count) : locates_(lines == Lines::count) {}

  void write(std::string_view part);
  /// No byte follows: a character that is cut off at the end is a fault.
  void finish();

  /// No byte so far is ill-formed or NUL.
  [[nodiscard]] bool is_well_formed() const noexcept { return !fault_; }

  /// `is_well_formed`, and no more control characters than text has.
  [[nodiscard]] bool is_text() const noexcept;

  /// Throws the Error{encoding} that `decode` throws. Precondition: !is_well_formed(), and lines were
  /// counted.
  [[noreturn]] void refuse(const std::string& input) const;

 private:
  struct Fault {
    SourcePos where;
    char byte = 0;
  };

  void look_through(std::string_view bytes);
  void find_fault(std::string_view bytes, std::size_t at);

  bool locates_;
  std::uint64_t seen_ = 0;
  std::uint64_t controls_ = 0;
  SourcePos place_{{}, 0, 1, 1};  ///< of the byte behind those seen
  std::string tail_;              ///< the beginning of a character that the last part ended in
  std::optional<Fault> fault_;
};

}  // namespace distich::text
