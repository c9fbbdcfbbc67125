#pragma once
#include <cstdint>

namespace distich {

enum class UnitId : std::int64_t {};
enum class SessionId : std::int64_t {};

}  // namespace distich
