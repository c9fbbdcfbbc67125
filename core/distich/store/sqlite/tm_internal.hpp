#pragma once
#include <string>

#include <distich/store/sqlite/fuzzy_index_internal.hpp>
#include <distich/store/sqlite/removed_internal.hpp>
#include <distich/store/sqlite/work_internal.hpp>

namespace distich::sqlite {

class SqliteTm final : public TmStore {
 public:
  explicit SqliteTm(Work& work);

  Added add(const TranslationUnit& unit, SessionId session, const std::vector<VariantKeys>& keys) override;
  bool erase(UnitId id) override;
  bool remove(UnitId id, SessionId by) override;
  std::optional<Added> replace(UnitId id, const TranslationUnit& unit, SessionId session,
                               const std::vector<VariantKeys>& keys) override;
  [[nodiscard]] std::optional<StoredUnit> get(UnitId id) const override;
  [[nodiscard]] std::vector<UnitId> with_key(const LanguageTag& language, std::uint32_t key) const override;
  [[nodiscard]] std::vector<SimilarUnit> similar(const LanguageTag& language,
                                                 std::span<const std::uint32_t> tokens,
                                                 Score floor) const override;
  void with_words(const LanguageTag& language, const index::WordPattern& pattern,
                  const std::function<bool(UnitId, std::uint32_t tokens)>& visit) const override;
  void scan(const LanguageTag& language,
            const std::function<bool(const ScannedVariant&)>& visit) const override;
  void each(const std::function<bool(const StoredUnit&)>& visit) const override;
  void each_of(const UnitFilter& filter, const std::function<bool(const StoredUnit&)>& visit) const override;
  [[nodiscard]] std::uint64_t size() const override;
  [[nodiscard]] std::vector<std::pair<LanguageTag, std::uint64_t>> languages() const override;
  void rebuild_keys(const KeysOf& keys_of, const Control& control) override;
  [[nodiscard]] std::vector<std::string> check_keys(const KeysOf& keys_of) const override;

  /// Of the fuzzy index, as far as it can be told without making keys. The caller holds a ReadScope.
  [[nodiscard]] std::vector<std::string> find_index_problems() const;
  /// Makes what duplicates are found by, in a store of a version that had it not.
  void index_contents();
  /// Does what was put off so that single additions need not wait for it.
  void tidy();

  [[nodiscard]] bool wants_tidying() const noexcept { return index_.merge_is_due(); }

  /// Indexes all units anew that can be read, and takes out the others. Counts nothing. The caller holds a
  /// WriteScope.
  void repair(const KeysOf& keys_of, const Control& control, RepairReport& report);
  /// Takes out all units of a session. The caller holds a WriteScope.
  void erase_session(SessionId session);
  /// Brings back what a session took out. The caller holds a WriteScope and has erased the
  /// session's own units.
  void restore_removed(SessionId session, const KeysOf& keys_of);

 private:
  [[nodiscard]] std::optional<UnitId> find_duplicate(index::Key content, const TranslationUnit& unit) const;

  struct VariantRow {
    std::int64_t language = 0;
    std::optional<Blob> details;  ///< in the buffer
  };

  /// The variant is counted.
  [[nodiscard]] VariantRow encode(const Variant& variant, std::string& buffer);
  void insert_variants(std::int64_t unit_row, const TranslationUnit& unit);
  void index_variants(std::int64_t unit_row, const TranslationUnit& unit,
                      const std::vector<VariantKeys>& keys);
  /// Takes the variants that `places` gives (unit, row of language, primary language) out of
  /// the counts and the index.
  void forget_variants(Statement& places, std::int64_t key);
  /// Nothing when it cannot be read.
  [[nodiscard]] std::optional<StoredUnit> get_sound(UnitId id) const;
  [[nodiscard]] std::vector<StoredUnit> next_units(std::int64_t after, std::int64_t limit) const;

  Work& work_;
  mutable FuzzyIndex index_;
  RemovedUnits removed_;
  std::string buffer_;  ///< encoded details, kept for its capacity
  std::string second_buffer_;
  mutable Statement insert_unit_;
  mutable Statement insert_variant_;
  mutable Statement insert_two_variants_;
  mutable Statement read_unit_;
  mutable Statement read_units_;
  Statement unit_places_;
  Statement session_places_;
  Statement delete_variants_;
  Statement delete_unit_;
  Statement delete_session_variants_;
  Statement delete_session_;
};

}  // namespace distich::sqlite
