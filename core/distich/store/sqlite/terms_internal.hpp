#pragma once
#include <string>
#include <vector>

#include <distich/store/sqlite/work_internal.hpp>

namespace distich::sqlite {

/// Every concept is kept as a pile of versions, of which the topmost is the one in force. A
/// session is undone by taking its versions out of all piles. A concept that was taken out has a
/// version that says so on top.
class SqliteTerms final : public TermStore {
 public:
  explicit SqliteTerms(Work& work);

  AddOutcome put(const Concept& item, SessionId session) override;
  bool erase(std::string_view concept_id) override;
  bool remove(std::string_view concept_id, SessionId by) override;
  [[nodiscard]] std::optional<Concept> get(std::string_view concept_id) const override;
  void each(const std::function<bool(const Concept&)>& visit) const override;
  [[nodiscard]] std::uint64_t size() const override;

  /// Takes out all versions of a session. The caller holds a WriteScope.
  void erase_session(SessionId session);

 private:
  struct Top {
    std::int64_t version = 0;
    SessionId session{};
    bool removed = false;  ///< the version says that the concept was taken out
    Concept item;
  };

  [[nodiscard]] std::optional<Top> top(std::string_view concept_id) const;
  [[nodiscard]] Top read_concept(const Statement::Cursor& rows) const;
  void read_terms(Top& top) const;
  [[noreturn]] void refuse_damaged(std::string_view concept_id) const;
  void insert(const Concept& item, SessionId session, bool removed);
  [[nodiscard]] std::vector<std::string> touched_by(SessionId session);
  [[nodiscard]] std::int64_t in_force(const std::vector<std::string>& ids);

  Work& work_;
  std::string buffer_;  ///< encoded details, kept for its capacity
  mutable Statement find_top_;
  mutable Statement find_terms_;
  Statement insert_concept_;
  Statement insert_term_;
  Statement delete_version_;
  Statement delete_concept_;
  Statement find_touched_;
  Statement is_removed_;
  Statement delete_session_;
};

}  // namespace distich::sqlite
