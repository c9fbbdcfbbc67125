#pragma once
#include <string_view>

namespace distich {

/// The library's version, like "0.1.0".
[[nodiscard]] std::string_view version() noexcept;

/// How the library was built, for reports of bugs: like "Release, GNU 12.2.0".
[[nodiscard]] std::string_view build() noexcept;

}  // namespace distich
