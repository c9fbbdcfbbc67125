#include <distich/store/sqlite/store_internal.hpp>

namespace distich::sqlite {
namespace {

std::vector<StoreStatistics::Group> groups(Work& work, std::string_view sql) {
  std::vector<StoreStatistics::Group> found;
  Statement read(work.connection(), sql);
  auto rows = read.query();
  while (rows.next())
    found.push_back({std::string(rows.text(0)), static_cast<std::uint64_t>(rows.integer(1))});
  return found;
}

std::uint64_t number(Work& work, std::string_view sql) {
  return static_cast<std::uint64_t>(work.connection().integer(sql));
}

}  // namespace

StoreStatistics count_all(Work& work) {
  StoreStatistics out;
  out.units = work.units();
  out.variants = number(work, "SELECT count(*) FROM variant");
  out.removed = number(work, "SELECT count(*) FROM removed_unit");
  out.text_bytes = number(work, "SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM variant");
  const auto page = number(work, "PRAGMA page_size");
  out.file_bytes = page * number(work, "PRAGMA page_count");
  out.free_bytes = page * number(work, "PRAGMA freelist_count");
  out.by_origin = groups(work,
                         "SELECT origin, sum(units) FROM session GROUP BY origin HAVING sum(units) > 0 "
                         "ORDER BY origin");
  out.by_languages =
      groups(work,
             "SELECT min(a.tag, b.tag) || ' ' || max(a.tag, b.tag) AS pair, count(DISTINCT one.unit) "
             "FROM variant AS one JOIN variant AS other ON other.unit = one.unit "
             "AND other.language > one.language JOIN language AS a ON a.id = one.language "
             "JOIN language AS b ON b.id = other.language GROUP BY pair ORDER BY pair");
  out.by_day = groups(work,
                      "SELECT substr(started, 1, 10) AS day, sum(units) FROM session GROUP BY day "
                      "HAVING sum(units) > 0 ORDER BY day");
  return out;
}

}  // namespace distich::sqlite
