#pragma once
#include <string>

#include <nlohmann/json.hpp>

#include <distich/base/range.hpp>

namespace distich::cli {

using Json = nlohmann::ordered_json;

/// One line. What is no UTF-8 (a file's name may be anything) is mended with U+FFFD.
[[nodiscard]] std::string to_text(const Json& value);

}  // namespace distich::cli
