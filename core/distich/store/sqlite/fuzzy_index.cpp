#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include <distich/index/build.hpp>
#include <distich/store/sqlite/fuzzy_index_internal.hpp>

namespace distich::sqlite {
namespace {

/// A tail of so many entries becomes a run; it is searched one by one until then.
constexpr std::size_t longest_tail = 1024;
/// A language's entries that a bulk import holds in memory, and the tokens of all languages'.
constexpr std::size_t entries_a_run = 65536;
constexpr std::size_t most_pending_weight = std::size_t{3} << 20;
/// So many runs of a level become one run of the next, each level four times the one before.
constexpr std::size_t runs_a_level = 4;
constexpr unsigned level_bits = 2;
/// The longest merge, in entries, that a single addition is kept waiting for.
constexpr std::uint64_t quick_merge = 4 * longest_tail;
constexpr std::uint64_t any_merge = std::numeric_limits<std::uint64_t>::max();
/// Erasures in one transaction from which on it is looked whether a language is worth merging whole.
constexpr std::uint64_t many_erasures = 1000;
/// Bytes of runs that are kept in memory.
constexpr std::size_t most_held = std::size_t{64} << 20;
constexpr unsigned part_bits = 24;

std::int64_t part_id(std::int64_t run, index::PartNumber part) noexcept {
  return run << part_bits | part;
}

unsigned level_of(std::uint32_t entries) noexcept {
  return static_cast<unsigned>(std::bit_width(entries / longest_tail)) / level_bits;
}

}  // namespace

FuzzyIndex::FuzzyIndex(Work& work)
    : work_(work),
      read_shelves_(work.connection(),
                    "SELECT id, entries FROM index_run WHERE primary_subtag = ? ORDER BY id"),
      read_part_(work.connection(), "SELECT bytes FROM index_part WHERE id = ?"),
      read_tail_(
          work.connection(),
          "SELECT number, bytes FROM index_tail WHERE primary_subtag = ? AND number > ? ORDER BY number"),
      tail_bounds_(work.connection(),
                   "SELECT (SELECT min(number) FROM index_tail WHERE primary_subtag = ?1), "
                   "(SELECT max(number) FROM index_tail WHERE primary_subtag = ?1)"),
      read_erased_(work.connection(), "SELECT unit FROM index_erased WHERE primary_subtag = ? ORDER BY unit"),
      count_erased_(work.connection(), "SELECT count(*) FROM index_erased WHERE primary_subtag = ?"),
      count_entries_(work.connection(),
                     "SELECT (SELECT coalesce(sum(entries), 0) FROM index_run WHERE primary_subtag = ?1) + "
                     "(SELECT count(*) FROM index_tail WHERE primary_subtag = ?1)"),
      add_run_(work.connection(), "INSERT INTO index_run (primary_subtag, entries) VALUES (?, ?)"),
      set_entries_(work.connection(), "UPDATE index_run SET entries = ?2 WHERE id = ?1"),
      add_part_(work.connection(), "INSERT INTO index_part (id, bytes) VALUES (?, ?)"),
      add_tail_(work.connection(), "INSERT INTO index_tail (primary_subtag, number, bytes) VALUES (?, ?, ?)"),
      add_erased_(work.connection(),
                  "INSERT INTO index_erased (primary_subtag, unit) VALUES (?, ?) ON CONFLICT DO NOTHING"),
      drop_run_(work.connection(), "DELETE FROM index_run WHERE id = ?"),
      drop_parts_(work.connection(), "DELETE FROM index_part WHERE id >= ? AND id < ?"),
      drop_tail_(work.connection(), "DELETE FROM index_tail WHERE primary_subtag = ?"),
      drop_erased_(work.connection(), "DELETE FROM index_erased WHERE primary_subtag = ? AND unit = ?") {
  work.join(*this);
}

void FuzzyIndex::add(std::string_view language, const index::EntryView& entry) {
  auto known = pending_.find(language);
  if (known == pending_.end()) known = pending_.emplace(language, index::EntryList()).first;
  const auto before = known->second.weight();
  known->second.add(entry);
  pending_weight_ += known->second.weight() - before;
  longest_pending_ = std::max(longest_pending_, known->second.size());
}

void FuzzyIndex::flush_when_large() {
  if (longest_pending_ >= entries_a_run || pending_weight_ >= most_pending_weight) flush();
}

void FuzzyIndex::erase(std::string_view language, index::Owner unit) {
  add_erased_.run(language, unit);
  const auto known = pending_erasures_.find(language);
  if (known == pending_erasures_.end()) {
    pending_erasures_.emplace(language, 1);
  } else {
    ++known->second;
  }
}

void FuzzyIndex::add_content(index::Key content, index::Owner unit) {
  add(contents_of_units, {unit, {}, std::span(&content, 1)});
  pending_contents_.add(content, unit);
}

void FuzzyIndex::clear() {
  pending_contents_.clear();
  pending_.clear();
  pending_weight_ = 0;
  longest_pending_ = 0;
  pending_erasures_.clear();
  work_.connection().execute(
      "DELETE FROM index_run; DELETE FROM index_part; DELETE FROM index_tail; DELETE FROM index_erased");
  work_.change_index();
}

void FuzzyIndex::flush() {
  if (flushing_ || !work_.writing() || (pending_.empty() && pending_erasures_.empty())) return;
  flushing_ = true;
  try {
    for (auto& [name, entries] : pending_) {
      if (!entries.empty()) flush_language(name, entries);
    }
    for (const auto& [name, count] : pending_erasures_) {
      if (count < many_erasures || !much_is_erased(name)) continue;
      index::EntryList tail;
      take_tail(name, tail);
      write_run(name, tail);
      merge(name, refreshed(name).shelves);
    }
    pending_contents_.clear();
  } catch (...) {
    flushing_ = false;
    work_.spoil();
    throw;
  }
  pending_erasures_.clear();
  pending_weight_ = 0;
  longest_pending_ = 0;
  flushing_ = false;
}

void FuzzyIndex::flush_language(const std::string& name, index::EntryList& entries) {
  std::size_t in_tail = 0;
  {
    auto rows = tail_bounds_.query(name);
    if (rows.next() && !rows.is_null(0))
      in_tail = static_cast<std::size_t>(rows.integer(1) - rows.integer(0) + 1);
  }
  if (in_tail + entries.size() < longest_tail) {
    append_to_tail(name, entries);
  } else {
    if (in_tail > 0) take_tail(name, entries);
    const bool is_bulk = entries.size() >= 2 * longest_tail;
    write_run(name, entries);
    merge_where_due(name, is_bulk ? any_merge : quick_merge);
  }
  entries.clear();
}

void FuzzyIndex::append_to_tail(const std::string& name, const index::EntryList& entries) {
  std::int64_t last = 0;
  {
    auto rows = tail_bounds_.query(name);
    if (rows.next()) last = rows.integer(1);
  }
  std::string bytes;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    bytes.clear();
    index::encode(entries[i], bytes);
    add_tail_.run(name, ++last, Blob{bytes});
  }
  if (const auto known = languages_.find(name); known != languages_.end()) known->second.tail_read_in = 0;
}

/// Moves the tail, but for what was erased, into `entries`.
void FuzzyIndex::take_tail(const std::string& name, index::EntryList& entries) {
  const auto erased = erased_units(name);
  index::EntryList tail;
  {
    auto rows = read_tail_.query(name, 0);
    while (rows.next()) index::decode(rows.blob(1), tail);
  }
  for (std::size_t i = 0; i < tail.size(); ++i) {
    if (std::ranges::binary_search(erased, tail[i].owner)) {
      drop_erased_.run(name, tail[i].owner);
    } else {
      entries.add(tail[i]);
    }
  }
  drop_tail_.run(name);
  work_.change_index();
}

void FuzzyIndex::write_run(const std::string& name, const index::EntryList& entries) {
  if (entries.empty()) return;
  add_run_.run(name, entries.size());
  const auto id = work_.connection().last_row();
  index::build_run(entries, [&](index::PartNumber part, std::string_view bytes) {
    add_part_.run(part_id(id, part), Blob{bytes});
  });
  work_.change_index();
}

void FuzzyIndex::merge_where_due(const std::string& name, std::uint64_t most) {
  for (;;) {
    std::map<unsigned, std::vector<Shelf>> levels;
    for (const auto& shelf : refreshed(name).shelves) levels[level_of(shelf.entries)].push_back(shelf);
    const auto due =
        std::ranges::find_if(levels, [](const auto& level) { return level.second.size() >= runs_a_level; });
    if (due == levels.end()) return;
    std::uint64_t entries = 0;
    for (const auto& shelf : due->second) entries += shelf.entries;
    if (entries > most) {
      merge_is_due_ = true;
      return;
    }
    merge(name, due->second);
  }
}

void FuzzyIndex::merge_all() {
  flush();
  for (const auto& name : languages()) merge_where_due(name, any_merge);
  merge_is_due_ = false;
}

void FuzzyIndex::merge(const std::string& name, const std::vector<Shelf>& shelves) {
  std::vector<std::shared_ptr<index::Run>> opened;
  std::vector<index::Run*> runs;
  for (const auto& shelf : shelves) {
    opened.push_back(open_run(shelf.id));  // its own: a merge reads all parts once
    runs.push_back(opened.back().get());
  }
  const auto erased = erased_units(name);
  std::vector<index::Owner> purged;
  const auto is_erased = [&](index::Owner unit) {
    if (!std::ranges::binary_search(erased, unit)) return false;
    purged.push_back(unit);
    return true;
  };
  add_run_.run(name, 1);
  const auto id = work_.connection().last_row();
  const auto entries = index::merge_runs(
      runs, is_erased,
      [&](index::PartNumber part, std::string_view bytes) { add_part_.run(part_id(id, part), Blob{bytes}); });
  if (entries == 0) {
    drop_run(id);
  } else {
    set_entries_.run(id, entries);
  }
  for (const auto& shelf : shelves) drop_run(shelf.id);
  for (const auto unit : purged) drop_erased_.run(name, unit);
  work_.change_index();
}

void FuzzyIndex::drop_run(std::int64_t id) {
  drop_parts_.run(part_id(id, 0), part_id(id + 1, 0));
  drop_run_.run(id);
}

bool FuzzyIndex::much_is_erased(const std::string& name) {
  auto erased = count_erased_.query(name);
  auto entries = count_entries_.query(name);
  return erased.next() && entries.next() && erased.integer(0) * 4 > entries.integer(0);
}

std::vector<index::Owner> FuzzyIndex::erased_units(std::string_view name) {
  std::vector<index::Owner> units;
  auto rows = read_erased_.query(name);
  while (rows.next()) units.push_back(rows.integer(0));
  return units;
}

void FuzzyIndex::after_roll_back() noexcept {
  pending_.clear();
  pending_weight_ = 0;
  longest_pending_ = 0;
  pending_erasures_.clear();
  pending_contents_.clear();
  // Ids that were given and taken back will be given again.
  languages_.clear();
}

FuzzyIndex::Language& FuzzyIndex::refreshed(std::string_view name) {
  auto known = languages_.find(name);
  if (known == languages_.end()) known = languages_.emplace(name, Language()).first;
  auto& language = known->second;
  const auto changes = work_.index_changes();
  if (changes != language.changes) {
    read_shelves(language, name);
    language.changes = changes;
    language.tail.clear();
    language.signatures.clear();
    language.tail_end = 0;
    language.tail_read_in = 0;
  }
  return language;
}

void FuzzyIndex::read_shelves(Language& language, std::string_view name) {
  std::vector<Shelf> shelves;
  auto rows = read_shelves_.query(name);
  while (rows.next()) {
    Shelf shelf{rows.integer(0), static_cast<std::uint32_t>(rows.integer(1)), nullptr};
    const auto known = std::ranges::find(language.shelves, shelf.id, &Shelf::id);
    if (known != language.shelves.end()) shelf.run = std::move(known->run);
    shelves.push_back(std::move(shelf));
  }
  language.shelves = std::move(shelves);
}

void FuzzyIndex::read_tail(Language& language, std::string_view name) {
  const auto transaction = work_.transaction();
  if (transaction != 0 && language.tail_read_in == transaction) return;
  language.tail_read_in = transaction;
  auto rows = read_tail_.query(name, language.tail_end);
  while (rows.next()) {
    index::decode(rows.blob(1), language.tail);
    language.signatures.push_back(index::signature_of(language.tail[language.tail.size() - 1].tokens));
    language.tail_end = rows.integer(0);
  }
}

std::shared_ptr<index::Run> FuzzyIndex::open_run(std::int64_t id) {
  return std::make_shared<index::Run>([this, id](index::PartNumber part) {
    auto rows = read_part_.query(part_id(id, part));
    return rows.next() ? std::string(rows.blob(0)) : std::string();
  });
}

void FuzzyIndex::bound_memory() {
  std::size_t held = 0;
  const auto each_run = [&](auto action) {
    for (auto& [name, language] : languages_) {
      for (auto& shelf : language.shelves) {
        if (shelf.run) action(*shelf.run);
      }
    }
  };
  each_run([&](const index::Run& run) { held += run.held(); });
  if (held > most_held) each_run([](index::Run& run) { run.forget(); });
}

void FuzzyIndex::similar(std::string_view name, std::span<const index::Token> tokens, index::Floor floor,
                         std::vector<index::Found>& found) {
  bound_memory();
  auto& language = refreshed(name);
  read_tail(language, name);
  query_.prepare(tokens);
  for (auto& shelf : language.shelves) {
    if (!shelf.run) shelf.run = open_run(shelf.id);
    query_.search(*shelf.run, floor, found);
  }
  query_.search(language.tail, language.signatures, floor, found);
}

void FuzzyIndex::with_key(std::string_view name, index::Key key, std::vector<index::Owner>& owners) {
  auto& language = refreshed(name);
  read_tail(language, name);
  for (auto& shelf : language.shelves) {
    if (!shelf.run) shelf.run = open_run(shelf.id);
    shelf.run->with_key(key, owners);
  }
  for (std::size_t i = 0; i < language.tail.size(); ++i) {
    const auto entry = language.tail[i];
    if (std::ranges::find(entry.keys, key) != entry.keys.end()) owners.push_back(entry.owner);
  }
}

void FuzzyIndex::with_content(index::Key content, std::vector<index::Owner>& units) {
  constexpr std::size_t often = 4096;
  if (++contents_asked_ % often == 0) bound_memory();
  pending_contents_.find(content, units);
  with_key(contents_of_units, content, units);
}

void FuzzyIndex::with_words(std::string_view name, const index::WordPattern& pattern,
                            const std::function<bool(const index::TextFound&)>& visit) {
  bound_memory();
  auto& language = refreshed(name);
  read_tail(language, name);
  index::WordSearch search(pattern);
  for (auto& shelf : language.shelves) {
    if (!shelf.run) shelf.run = open_run(shelf.id);
    search.add(*shelf.run);
  }
  search.add(language.tail);
  search.each(visit);
}

std::vector<std::string> FuzzyIndex::languages() {
  Statement read(work_.connection(),
                 "SELECT primary_subtag FROM index_run UNION SELECT primary_subtag FROM index_tail "
                 "UNION SELECT primary_subtag FROM index_erased UNION SELECT primary_subtag FROM language");
  std::vector<std::string> names;
  auto rows = read.query();
  while (rows.next()) names.emplace_back(rows.text(0));
  return names;
}

FuzzyIndex::Snapshot FuzzyIndex::snapshot(std::string_view name) {
  auto& language = refreshed(name);
  read_tail(language, name);
  Snapshot all;
  for (const auto& shelf : language.shelves) all.runs.push_back(open_run(shelf.id));
  all.tail = language.tail;
  all.erased = erased_units(name);
  return all;
}

}  // namespace distich::sqlite
