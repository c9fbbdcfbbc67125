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

  void count_units(std::int64_t change) noexcept { pending_.units += change; }

  void count_concepts(std::int64_t change) noexcept { pending_.concepts += change; }

  void count_variants(std::int64_t language_row, std::int64_t change) {
    pending_.variants[language_row] += change;
  }

  [[nodiscard]] std::uint64_t units();
  /// Grows whenever other runs of the fuzzy index are in force.
  [[nodiscard]] std::int64_t index_changes();
  [[nodiscard]] std::uint64_t concepts();
  [[nodiscard]] std::vector<std::pair<LanguageTag, std::uint64_t>> variants();

 private:
  friend class WriteScope;
  friend class ReadScope;

  struct Counts {
    std::int64_t units = 0;
    std::int64_t concepts = 0;
    std::map<std::int64_t, std::int64_t> variants;  ///< by row of the language
  };

  void save_counts();
  void end_write() noexcept;

  std::unique_ptr<Connection> connection_;
  bool writable_;
  bool writing_ = false;
  bool spoiled_ = false;  ///< a write failed half-way; the transaction must not be committed
  int reading_ = 0;
  Counts pending_;
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
