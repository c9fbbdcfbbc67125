#include <distich/base/error.hpp>
#include <distich/store/sqlite/overrides_internal.hpp>

namespace distich::sqlite {
namespace {

void require_sides(const SegmentationOverride& item) {
  constexpr auto most = SegmentationOverride::max_side;
  if (item.before.empty() && item.after.empty())
    throw Error(ErrorCode::invalid_argument, tr("an override needs text on one side at least"));
  if (item.before.size() > most || item.after.size() > most)
    throw Error(ErrorCode::invalid_argument, tr("a side of an override has at most {1} bytes", most));
}

}  // namespace

SqliteOverrides::SqliteOverrides(Work& work)
    : work_(work),
      find_(work.connection(),
            "SELECT id, session, is_break FROM segmentation_override "
            "WHERE language = ? AND before = ? AND after = ? ORDER BY id DESC LIMIT 1"),
      insert_(work.connection(),
              "INSERT INTO segmentation_override (session, language, before, after, is_break) "
              "VALUES (?, ?, ?, ?, ?)"),
      replace_own_(work.connection(), "DELETE FROM segmentation_override WHERE id = ?"),
      erase_(work.connection(),
             "DELETE FROM segmentation_override WHERE (language, before, after) = "
             "(SELECT language, before, after FROM segmentation_override WHERE id = ?)"),
      erase_session_(work.connection(), "DELETE FROM segmentation_override WHERE session = ?") {}

OverrideStore::Added SqliteOverrides::put(const SegmentationOverride& item, SessionId session) {
  require_sides(item);
  WriteScope scope(work_);
  const auto language = work_.language_row(item.language);
  std::optional<std::int64_t> known;
  bool own = false;
  if (auto rows = find_.query(language, item.before, item.after); rows.next()) {
    known = rows.integer(0);
    own = SessionId{rows.integer(1)} == session;
    if ((rows.integer(2) != 0) == item.is_break) {
      scope.commit();
      return {OverrideId{*known}, AddOutcome::duplicate};
    }
  }
  // What a session wrote over itself is of no use to an undo.
  if (known && own) replace_own_.run(*known);
  insert_.run(session, language, item.before, item.after, item.is_break);
  const OverrideId id{work_.connection().last_row()};
  scope.commit();
  return {id, known ? AddOutcome::replaced : AddOutcome::added};
}

bool SqliteOverrides::erase(OverrideId id) {
  WriteScope scope(work_);
  erase_.run(id);
  const bool found = work_.connection().changes() > 0;
  scope.commit();
  return found;
}

void SqliteOverrides::erase_session(SessionId session) {
  erase_session_.run(session);
}

std::vector<StoredOverride> SqliteOverrides::all() const {
  const ReadScope scope(work_);
  // The other columns are those of the row that holds the maximum (SQLite, "bare columns").
  Statement read(work_.connection(),
                 "SELECT max(mine.id), mine.session, language.tag, mine.before, mine.after, mine.is_break "
                 "FROM segmentation_override AS mine JOIN language ON language.id = mine.language "
                 "GROUP BY mine.language, mine.before, mine.after ORDER BY 1");
  std::vector<StoredOverride> found;
  auto rows = read.query();
  while (rows.next()) {
    StoredOverride each;
    each.id = OverrideId{rows.integer(0)};
    each.session = SessionId{rows.integer(1)};
    each.item.language = LanguageTag::parse(rows.text(2)).value_or(LanguageTag());
    each.item.before = rows.text(3);
    each.item.after = rows.text(4);
    each.item.is_break = rows.integer(5) != 0;
    found.push_back(std::move(each));
  }
  return found;
}

}  // namespace distich::sqlite
