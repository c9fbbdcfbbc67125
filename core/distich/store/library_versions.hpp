#pragma once
#include <string>

namespace distich {

/// The database library in use at run time, with its version.
[[nodiscard]] std::string store_library_versions();

}  // namespace distich
