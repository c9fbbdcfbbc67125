#include <distich/model/unit_change.hpp>

namespace distich {

std::string_view name(UnitChangeKind kind) noexcept {
  switch (kind) {
    case UnitChangeKind::added: return "added";
    case UnitChangeKind::removed: return "removed";
    case UnitChangeKind::changed: return "changed";
  }
  return "";
}

}  // namespace distich
