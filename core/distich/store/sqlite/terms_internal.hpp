#pragma once
#include <string>

#include <distich/store/sqlite/work_internal.hpp>

namespace distich::sqlite {

/// Every concept is kept as a pile of versions, of which the topmost is the one in force. A
/// session is undone by taking its versions out of all piles.
class SqliteTerms final : public TermStore {
 public:
  explicit SqliteTerms(Work& work);

  AddOutcome put(const Concept& item, SessionId session) override;
  bool erase(std::string_view concept_id) override;
  [[nodiscard]] std::optional<Concept> get(std::string_view concept_id) const override;
  void each(const std::function<bool(const Concept&)>& visit) const override;
  [[nodiscard]] std::uint64_t size() const override;

  /// Takes out all versions of a session. The caller holds a WriteScope.
  void erase_session(SessionId session);

 private:
  struct Top {
    std::int64_t version = 0;
    SessionId session{};
    Concept item;
  };

  [[nodiscard]] std::optional<Top> top(std::string_view concept_id) const;
  [[nodiscard]] Top read_concept(const Statement::Cursor& rows) const;
  void read_terms(Top& top) const;
  void insert(const Concept& item, SessionId session);

  Work& work_;
  std::string buffer_;  ///< encoded details, kept for its capacity
  mutable Statement find_top_;
  mutable Statement find_terms_;
  Statement insert_concept_;
  Statement insert_term_;
  Statement delete_version_;
  Statement delete_concept_;
  Statement count_lost_;
  Statement delete_session_;
};

}  // namespace distich::sqlite
