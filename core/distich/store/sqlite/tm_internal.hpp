#pragma once
#include <string>

#include <distich/store/sqlite/removed_internal.hpp>
#include <distich/store/sqlite/work_internal.hpp>

namespace distich::sqlite {

class SqliteTm final : public TmStore {
 public:
  explicit SqliteTm(Work& work);

  Added add(const StoredUnit& unit) override;
  bool erase(UnitId id) override;
  bool remove(UnitId id, SessionId by) override;
  std::optional<Added> replace(UnitId id, const StoredUnit& unit) override;
  [[nodiscard]] std::optional<StoredUnit> get(UnitId id) const override;
  [[nodiscard]] std::vector<StoredUnit> with_key(const LanguageTag& language,
                                                 std::uint64_t text_key) const override;
  void scan(const LanguageTag& language, std::uint32_t min_tokens, std::uint32_t max_tokens,
            const std::function<bool(const ScannedVariant&)>& visit) const override;
  void each(const std::function<bool(const StoredUnit&)>& visit) const override;
  void each_of(const UnitFilter& filter, const std::function<bool(const StoredUnit&)>& visit) const override;
  [[nodiscard]] std::uint64_t size() const override;
  [[nodiscard]] std::vector<std::pair<LanguageTag, std::uint64_t>> languages() const override;
  void rebuild_keys(const KeysOf& keys_of, const Control& control) override;

  /// Takes out all units of a session. The caller holds a WriteScope.
  void erase_session(SessionId session);
  /// Brings back what a session took out. The caller holds a WriteScope and has erased the
  /// session's own units.
  void restore_removed(SessionId session, const KeysOf& keys_of);

 private:
  void scan_table(const LanguageTag& language, const std::function<bool(const ScannedVariant&)>& visit) const;
  void scan_window(const LanguageTag& language, std::uint32_t min_tokens, std::uint32_t max_tokens,
                   const std::function<bool(const ScannedVariant&)>& visit) const;
  [[nodiscard]] std::optional<UnitId> find_duplicate(std::uint64_t hash, const TranslationUnit& unit) const;
  void insert_variants(std::int64_t unit_row, const StoredUnit& unit);
  void uncount_variants(Statement& counts, std::int64_t key);
  [[nodiscard]] std::vector<StoredUnit> next_units(std::int64_t after, std::int64_t limit) const;
  void replace_keys(const StoredUnit& unit, const std::vector<VariantKeys>& keys);

  Work& work_;
  RemovedUnits removed_;
  std::string buffer_;  ///< encoded details, kept for its capacity
  mutable Statement insert_unit_;
  mutable Statement insert_variant_;
  mutable Statement find_content_;
  mutable Statement read_unit_;
  mutable Statement read_units_;
  mutable Statement find_key_;
  Statement count_unit_variants_;
  Statement count_session_variants_;
  Statement delete_unit_;
  Statement delete_session_;
  Statement update_keys_;
};

}  // namespace distich::sqlite
