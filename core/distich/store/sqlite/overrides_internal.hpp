#pragma once
#include <distich/store/sqlite/work_internal.hpp>

namespace distich::sqlite {

/// Of rows for the same place the newest is in force. A session is undone by taking its rows out.
class SqliteOverrides final : public OverrideStore {
 public:
  explicit SqliteOverrides(Work& work);

  Added put(const SegmentationOverride& item, SessionId session) override;
  bool erase(OverrideId id) override;
  [[nodiscard]] std::vector<StoredOverride> all() const override;

  /// The caller holds a WriteScope.
  void erase_session(SessionId session);

 private:
  Work& work_;
  Statement find_;
  Statement insert_;
  Statement replace_own_;
  Statement erase_;
  Statement erase_session_;
};

}  // namespace distich::sqlite
