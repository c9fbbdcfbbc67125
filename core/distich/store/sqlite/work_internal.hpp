#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/store/sqlite/connection_internal.hpp>
#include <distich/store/store.hpp>

namespace distich::sqlite {

/// Who keeps part of a transaction's changes in memory.
class Participant {
 public:
  virtual ~Participant() = default;
  virtual void before_commit() = 0;
  virtual void after_roll_back() noexcept = 0;
};

/// What the rooms of a store share: the connection, the transaction that is open, and the
/// counts, which are kept in memory while writing and go to the file with the commit.
class Work {
 public:
  Work(std::unique_ptr<Connection> connection, bool writable);

  [[nodiscard]] Connection& connection() noexcept { return *connection_; }

  [[nodiscard]] bool writable() const noexcept { return writable_; }

  /// Is a transaction for writing open?
  [[nodiscard]] bool writing() const noexcept { return writing_; }

  /// `participant` must live as long as this.
  void join(Participant& participant) noexcept { participant_ = &participant; }

  void begin_write();
  void commit();
  void roll_back() noexcept;

  /// A write failed half-way: the open transaction must not be committed.
  void spoil() noexcept { spoiled_ = true; }

  /// The row of `language`, made when it is not there yet.
  [[nodiscard]] std::int64_t language_row(const LanguageTag& language);
  /// Rows of the languages that share the primary subtag of `language`.
  [[nodiscard]] std::vector<std::pair<std::int64_t, std::string>> related_languages(
      const LanguageTag& language);

  /// The id of a new unit of `session`, which is counted. An id is never given twice, but for those of
  /// transactions that were rolled back. Throws Error{invalid_argument} when there is no such session.
  [[nodiscard]] std::int64_t new_unit(SessionId session);

  /// Units that `session` does not have any more.
  void count_gone(SessionId session, std::int64_t units) {
    pending_.units -= units;
    pending_.sessions[static_cast<std::int64_t>(session)].units -= units;
  }

  /// Must be called when a session is taken out.
  void forget_session() noexcept { session_.reset(); }

  void count_concepts(std::int64_t change) noexcept { pending_.concepts += change; }

  void count_variants(std::int64_t language_row, std::int64_t change) {
    pending_.variants[language_row] += change;
  }

  [[nodiscard]] std::uint64_t units();
  /// Grows whenever other runs of the fuzzy index are in force.
  [[nodiscard]] std::int64_t index_changes();
  void change_index();

  /// The number of the transaction for writing that is open; 0 when there is none.
  [[nodiscard]] std::uint64_t transaction() const noexcept { return writing_ ? transaction_ : 0; }

  /// Writes the counts of the open transaction, if there is one, so that SQL can read them.
  void save_counts();
  [[nodiscard]] std::uint64_t concepts();
  [[nodiscard]] std::vector<std::pair<LanguageTag, std::uint64_t>> variants();

 private:
  friend class WriteScope;
  friend class ReadScope;

  struct SessionCount {
    std::int64_t units = 0;
    std::optional<std::int64_t> first;  ///< of the units that were added
    std::optional<std::int64_t> last;
  };

  struct Counts {
    std::int64_t units = 0;
    std::int64_t concepts = 0;
    std::map<std::int64_t, std::int64_t> variants;  ///< by row of the language
    std::map<std::int64_t, SessionCount> sessions;
  };

  void end_write() noexcept;

  std::unique_ptr<Connection> connection_;
  bool writable_;
  bool writing_ = false;
  bool spoiled_ = false;  ///< a write failed half-way; the transaction must not be committed
  int reading_ = 0;
  Counts pending_;
  std::uint64_t transaction_ = 0;
  std::optional<std::int64_t> last_unit_;      ///< as far as it is known to the open transaction
  std::optional<std::int64_t> index_changes_;  ///< likewise
  std::optional<SessionId> session_;           ///< that is known to be there
  Participant* participant_ = nullptr;
  std::unordered_map<std::string, std::int64_t> language_rows_;

  Statement begin_;
  Statement begin_read_;
  Statement commit_;
  Statement roll_back_;
  Statement add_language_;
  Statement find_language_;
  Statement find_related_;
  Statement add_tally_;
  Statement read_tally_;
  Statement set_tally_;
  Statement add_index_change_;
  Statement find_session_;
  Statement add_to_session_;
  Statement add_variants_;
  Statement read_variants_;
};

/// A piece of writing that happens as a whole: a transaction of its own, or part of the one
/// that is open, which it spoils when it goes out of scope without `commit`.
class WriteScope {
 public:
  explicit WriteScope(Work& work);
  ~WriteScope();
  WriteScope(const WriteScope&) = delete;
  WriteScope& operator=(const WriteScope&) = delete;
  void commit();

 private:
  Work& work_;
  bool joined_;
  bool committed_ = false;
};

/// Several statements that see one state of the store. Writing is refused while it lives.
class ReadScope {
 public:
  explicit ReadScope(Work& work);
  ~ReadScope();
  ReadScope(const ReadScope&) = delete;
  ReadScope& operator=(const ReadScope&) = delete;

 private:
  Work& work_;
  bool own_;
};

}  // namespace distich::sqlite
