#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <distich/store/store.hpp>

namespace distich {

/// Where a store's units come from, and what is taken off matches for it. A copy of what the store said
/// when it was made.
class Origins {
 public:
  Origins() = default;
  explicit Origins(const Store& store);

  /// The origin of a session: the name of the file that was imported. Empty when not known.
  [[nodiscard]] std::string_view name(SessionId session) const noexcept;
  /// Basis points that matches of this session's units lose; 0 for most.
  [[nodiscard]] std::uint16_t penalty(SessionId session) const noexcept;

 private:
  struct Origin {
    std::string name;
    std::uint16_t penalty = 0;
  };

  std::map<SessionId, Origin> by_session_;
};

}  // namespace distich
