#include "common/json.hpp"

namespace distich::cli {

std::string to_text(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace distich::cli
