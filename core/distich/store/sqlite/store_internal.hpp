#pragma once
#include <distich/store/sqlite/overrides_internal.hpp>
#include <distich/store/sqlite/terms_internal.hpp>
#include <distich/store/sqlite/tm_internal.hpp>

namespace distich::sqlite {

class SqliteStore final : public Store {
 public:
  SqliteStore(std::unique_ptr<Connection> connection, bool writable);
  ~SqliteStore() override;
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  /// Makes what a migration cannot, as it takes more than SQL.
  void complete();

  [[nodiscard]] TmStore& tm() override { return tm_; }

  [[nodiscard]] TermStore& terms() override { return terms_; }

  [[nodiscard]] OverrideStore& overrides() override { return overrides_; }

  [[nodiscard]] bool writable() const override { return work_.writable(); }

  [[nodiscard]] std::unique_ptr<Snapshot> snapshot() override;
  [[nodiscard]] std::unique_ptr<Transaction> begin() override;
  SessionId start_session(std::string_view kind, std::string_view origin, std::string_view started) override;
  [[nodiscard]] std::vector<Session> sessions() const override;
  bool undo(SessionId session, const KeysOf& keys_of) override;
  [[nodiscard]] StoreStatistics statistics() const override;
  [[nodiscard]] std::vector<OriginPenalty> origin_penalties() const override;
  void set_origin_penalty(std::string_view origin, std::uint16_t points) override;
  [[nodiscard]] std::optional<std::string> fact(std::string_view name) const override;
  void set_fact(std::string_view name, std::string_view value) override;
  [[nodiscard]] int schema_version() const override;
  [[nodiscard]] std::vector<std::string> check() const override;
  RepairReport repair(const KeysOf& keys_of, const Control& control) override;
  void vacuum() override;

 private:
  mutable Work work_;
  SqliteTm tm_;
  SqliteTerms terms_;
  SqliteOverrides overrides_;
  Statement start_session_;
  Statement delete_session_;
  mutable Statement read_fact_;
  Statement write_fact_;
};

/// What is wrong with the data, a sentence for each problem; empty = sound. The caller holds
/// a ReadScope.
[[nodiscard]] std::vector<std::string> find_problems(Work& work, const TermStore& terms);

/// Takes out texts that belong to nothing, and gives their number. The caller holds a WriteScope.
std::uint64_t drop_stray_texts(Work& work);
/// Counts all anew, and makes sessions that units are in but that are missing. The caller holds a WriteScope.
void count_anew(Work& work);

/// The caller holds a ReadScope.
[[nodiscard]] StoreStatistics count_all(Work& work);

}  // namespace distich::sqlite
