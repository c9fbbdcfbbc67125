#include <distich/base/message.hpp>

namespace distich {

std::string Message::fill(std::string_view pattern) const {
  std::string out;
  out.reserve(pattern.size() + 32);
  for (std::size_t at = 0; at < pattern.size();) {
    const bool place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 1] >= '1' &&
                       pattern[at + 1] <= '9' && pattern[at + 2] == '}';
    const std::size_t index = place ? static_cast<std::size_t>(pattern[at + 1] - '1') : 0;
    if (place && index < arguments_.size()) {
      out += arguments_[index];
      at += 3;
    } else {
      out += pattern[at++];
    }
  }
  return out;
}

}  // namespace distich
