#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <distich/store/sqlite/work_internal.hpp>

namespace distich::sqlite {

/// The units that a session took out, kept so that its undo can bring them back. Nothing here
/// is found by look-ups.
class RemovedUnits {
 public:
  explicit RemovedUnits(Work& work);

  /// Copies a unit that is still in force. The caller then erases it.
  void keep(UnitId id, SessionId by);
  /// Says which unit, made by the session that took `id` out, stands in its place.
  void replaced(UnitId id, UnitId replacement);

  /// Hands over what the undo of a session brings back, one unit after the other, with the ids that they had;
  /// they are no longer kept here. What a later session took out as well becomes that session's; what the
  /// undone session itself had made is forgotten. `take` may add units, and rename those that it is given.
  void release(SessionId session, const std::function<void(const StoredUnit&)>& take);

  /// A unit that came back has a new id.
  void rename(UnitId old_id, UnitId new_id);

 private:
  struct Removal {
    std::int64_t id = 0;
    std::int64_t session = 0;
    std::int64_t by = 0;
    std::optional<std::int64_t> replaced_by;
  };

  [[nodiscard]] std::vector<Removal> removed_by(SessionId session);
  [[nodiscard]] std::optional<Removal> find(std::int64_t id);
  [[nodiscard]] std::optional<StoredUnit> read(std::int64_t id);
  /// The removal by another session at the end of the chain of replacements; nothing when the
  /// chain ends with the session's own work.
  [[nodiscard]] std::optional<Removal> taken_over_by(const Removal& removal);

  Work& work_;
  Statement keep_unit_;
  Statement keep_variants_;
  Statement replaced_;
  Statement find_;
  Statement find_by_remover_;
  Statement hand_over_;
  Statement read_;
  Statement drop_;
  Statement drop_made_by_;
  Statement rename_;
};

}  // namespace distich::sqlite
