#pragma once
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/control.hpp>

namespace distich::formats::xlsx {

/// The texts that cells name by number. Held whole: the bytes of the texts and eight more for each.
class SharedStrings {
 public:
  SharedStrings() = default;
  /// Throws what xml::Reader throws, Error{malformed} for another kind of file, and Error{limit} for more
  /// than 16 million texts. `input` names the part in messages.
  SharedStrings(std::istream& in, const std::string& input, const Control& control);

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

  [[nodiscard]] std::optional<std::string_view> at(std::size_t index) const noexcept;

 private:
  std::string texts_;
  std::vector<std::uint64_t> ends_;
};

}  // namespace distich::formats::xlsx
