#pragma once
#include <distich/formats/format.hpp>

namespace distich {

/// Two plain texts whose lines are translations of one another (docs/formats/moses.md).
[[nodiscard]] Format moses_format();

}  // namespace distich
