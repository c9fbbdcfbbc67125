#include <distich/tm/origins.hpp>

namespace distich {

Origins::Origins(const Store& store) {
  std::map<std::string, std::uint16_t> penalties;
  for (const auto& each : store.origin_penalties()) penalties.emplace(each.origin, each.points);
  for (const auto& session : store.sessions()) {
    const auto penalty = penalties.find(session.origin);
    by_session_.emplace(
        session.id, Origin{session.origin, penalty == penalties.end() ? std::uint16_t{0} : penalty->second});
  }
}

std::string_view Origins::name(SessionId session) const noexcept {
  const auto found = by_session_.find(session);
  return found == by_session_.end() ? std::string_view{} : found->second.name;
}

std::uint16_t Origins::penalty(SessionId session) const noexcept {
  const auto found = by_session_.find(session);
  return found == by_session_.end() ? std::uint16_t{0} : found->second.penalty;
}

}  // namespace distich
