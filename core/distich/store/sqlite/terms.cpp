#include <utility>

#include <distich/base/error.hpp>
#include <distich/store/sqlite/details_internal.hpp>
#include <distich/store/sqlite/entry_fields_internal.hpp>
#include <distich/store/sqlite/terms_internal.hpp>
#include <distich/store/sqlite/unit_rows_internal.hpp>

namespace distich::sqlite {

SqliteTerms::SqliteTerms(Work& work)
    : work_(work),
      find_top_(work.connection(),
                "SELECT version, session, id, subject, definition, note, details, removed FROM concept WHERE "
                "id = ? "
                "ORDER BY version DESC LIMIT 1"),
      find_terms_(
          work.connection(),
          "SELECT term.text, language.tag, term.status, term.part_of_speech, term.note, term.match_case, "
          "term.details "
          "FROM term JOIN language ON language.id = term.language WHERE term.version = ? ORDER BY "
          "term.position"),
      insert_concept_(work.connection(),
                      "INSERT INTO concept (id, session, subject, definition, note, details, removed) VALUES "
                      "(?, ?, ?, ?, ?, ?, ?)"),
      insert_term_(
          work.connection(),
          "INSERT INTO term (version, position, text, language, status, part_of_speech, note, match_case, "
          "details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      delete_version_(work.connection(), "DELETE FROM concept WHERE version = ?"),
      delete_concept_(work.connection(), "DELETE FROM concept WHERE id = ?"),
      find_touched_(work.connection(), "SELECT DISTINCT id FROM concept WHERE session = ?"),
      is_removed_(work.connection(),
                  "SELECT removed FROM concept WHERE id = ? ORDER BY version DESC LIMIT 1"),
      delete_session_(work.connection(), "DELETE FROM concept WHERE session = ?") {}

AddOutcome SqliteTerms::put(const Concept& item, SessionId session) {
  if (item.id.empty()) throw Error(ErrorCode::invalid_argument, tr("a concept needs an id"));
  WriteScope scope(work_);
  const auto known = top(item.id);
  const bool there = known && !known->removed;
  if (there && known->item == item) {
    scope.commit();
    return AddOutcome::duplicate;
  }
  // What a session wrote over itself is of no use to an undo.
  if (known && known->session == session) delete_version_.run(known->version);
  insert(item, session, false);
  if (!there) work_.count_concepts(1);
  scope.commit();
  return there ? AddOutcome::replaced : AddOutcome::added;
}

bool SqliteTerms::remove(std::string_view concept_id, SessionId by) {
  WriteScope scope(work_);
  const auto known = top(concept_id);
  const bool there = known && !known->removed;
  if (there) {
    if (known->session == by) delete_version_.run(known->version);
    Concept gone;
    gone.id = concept_id;
    insert(gone, by, true);
    work_.count_concepts(-1);
  }
  scope.commit();
  return there;
}

void SqliteTerms::insert(const Concept& item, SessionId session, bool removed) {
  encode_details({}, std::nullopt, {}, item.properties, buffer_, fields_of(item));
  insert_concept_.run(item.id, session, item.subject, item.definition, item.note, details_column(buffer_),
                      removed);
  const auto version = work_.connection().last_row();
  for (std::size_t i = 0; i < item.terms.size(); ++i) {
    const auto& term = item.terms[i];
    encode_details({}, std::nullopt, {}, {}, buffer_, fields_of(term));
    insert_term_.run(version, i, term.text, work_.language_row(term.language), name(term.status),
                     term.part_of_speech, term.note, term.match_case, details_column(buffer_));
  }
}

bool SqliteTerms::erase(std::string_view concept_id) {
  WriteScope scope(work_);
  const bool found = in_force({std::string(concept_id)}) > 0;
  delete_concept_.run(concept_id);
  if (found) work_.count_concepts(-1);
  scope.commit();
  return found;
}

void SqliteTerms::erase_session(SessionId session) {
  const auto ids = touched_by(session);
  const auto before = in_force(ids);
  delete_session_.run(session);
  work_.count_concepts(in_force(ids) - before);
}

std::vector<std::string> SqliteTerms::touched_by(SessionId session) {
  std::vector<std::string> ids;
  auto rows = find_touched_.query(session);
  while (rows.next()) ids.emplace_back(rows.text(0));
  return ids;
}

std::int64_t SqliteTerms::in_force(const std::vector<std::string>& ids) {
  std::int64_t count = 0;
  for (const auto& id : ids) {
    auto rows = is_removed_.query(id);
    if (rows.next() && rows.integer(0) == 0) ++count;
  }
  return count;
}

std::optional<Concept> SqliteTerms::get(std::string_view concept_id) const {
  const ReadScope scope(work_);
  auto found = top(concept_id);
  if (!found || found->removed) return std::nullopt;
  return std::move(found->item);
}

std::optional<SqliteTerms::Top> SqliteTerms::top(std::string_view concept_id) const {
  std::optional<Top> found;
  if (auto rows = find_top_.query(concept_id); rows.next()) found = read_concept(rows);
  if (found) read_terms(*found);
  return found;
}

SqliteTerms::Top SqliteTerms::read_concept(const Statement::Cursor& rows) const {
  Top read;
  read.version = rows.integer(0);
  read.session = SessionId{rows.integer(1)};
  read.item.id = rows.text(2);
  read.item.subject = rows.text(3);
  read.item.definition = rows.text(4);
  read.item.note = rows.text(5);
  read.removed = rows.integer(7) != 0;
  auto details = decode_details(rows.blob(6));
  if (!details || !with_fields(std::move(details->fields), read.item)) refuse_damaged(read.item.id);
  read.item.properties = std::move(details->properties);
  return read;
}

void SqliteTerms::refuse_damaged(std::string_view concept_id) const {
  throw Error(ErrorCode::storage,
              tr("concept {1} of the store {2} is damaged; erase it, or put back a copy of the store",
                 concept_id, work_.connection().location()));
}

void SqliteTerms::read_terms(Top& top) const {
  auto rows = find_terms_.query(top.version);
  while (rows.next()) {
    auto& term = top.item.terms.emplace_back();
    term.text = rows.text(0);
    term.language = LanguageTag::parse(rows.text(1)).value_or(LanguageTag());
    term.status = term_status(rows.text(2)).value_or(TermStatus::preferred);
    term.part_of_speech = rows.text(3);
    term.note = rows.text(4);
    term.match_case = rows.integer(5) != 0;
    auto details = decode_details(rows.blob(6));
    if (!details || !with_fields(std::move(details->fields), term)) refuse_damaged(top.item.id);
  }
}

void SqliteTerms::each(const std::function<bool(const Concept&)>& visit) const {
  const ReadScope scope(work_);
  // The other columns are those of the row that holds the maximum (SQLite, "bare columns").
  Statement read(work_.connection(),
                 "SELECT max(version), session, id, subject, definition, note, details, removed FROM concept "
                 "GROUP BY id "
                 "ORDER BY id");
  auto rows = read.query();
  while (rows.next()) {
    auto concept_row = read_concept(rows);
    if (concept_row.removed) continue;
    read_terms(concept_row);
    if (!visit(concept_row.item)) return;
  }
}

std::uint64_t SqliteTerms::size() const {
  return work_.concepts();
}

}  // namespace distich::sqlite
