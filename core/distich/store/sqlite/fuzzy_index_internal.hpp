#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/index/entries.hpp>
#include <distich/index/key_table.hpp>
#include <distich/index/query.hpp>
#include <distich/index/run.hpp>
#include <distich/index/word_search.hpp>
#include <distich/store/sqlite/work_internal.hpp>

namespace distich::sqlite {

/// The language that the contents of units are kept under, for duplicates: entries without tokens.
inline constexpr std::string_view contents_of_units = "*";

/// The fuzzy index of each primary language, kept in runs that never change (a log-structured
/// merge tree): what is added goes to the tail, entry by entry, or, when there is much of it,
/// to a run at once; a long tail becomes a run; several runs of about the same size become
/// one. What is erased is noted, and left out when its run is merged. All of it happens in the
/// transaction that changes the units.
///
/// Runs are cached by their ids, which are never given twice; which of them are in force is
/// read anew when the tally `index_changes` has changed, in the transaction of the look-up.
class FuzzyIndex final : public Participant {
 public:
  explicit FuzzyIndex(Work& work);

  // Writing. The caller holds a WriteScope.
  void add(std::string_view language, const index::EntryView& entry);
  void erase(std::string_view language, index::Owner unit);
  /// The content of a unit, for `with_content`.
  void add_content(index::Key content, index::Owner unit);
  void clear();
  /// To be called when all texts of a unit were added: those of a language must come into the
  /// tail or a run together, so that an erasure is forgotten only when all of them are gone.
  void flush_when_large();

  /// What was added and is not in the tables yet is written. Does nothing outside of transactions.
  void flush();
  /// Adds the units that may have this content, some of which may be gone. Need not be flushed.
  void with_content(index::Key content, std::vector<index::Owner>& units);

  /// Is there a merge that was put off because it takes long?
  [[nodiscard]] bool merge_is_due() const noexcept { return merge_is_due_; }

  /// Does the merges that are due. The caller holds a WriteScope.
  void merge_all();

  // Reading. The caller has flushed and holds a ReadScope.
  void similar(std::string_view language, std::span<const index::Token> tokens, index::Floor floor,
               std::vector<index::Found>& found);
  /// `visit` may read the index's tables, and nothing through the index.
  void with_words(std::string_view language, const index::WordPattern& pattern,
                  const std::function<bool(const index::TextFound&)>& visit);
  void with_key(std::string_view language, index::Key key, std::vector<index::Owner>& owners);

  /// Visits a language's runs, then its tail, and the owners of it that are erased.
  [[nodiscard]] std::vector<std::string> languages();

  struct Snapshot {
    std::vector<std::shared_ptr<index::Run>> runs;
    index::EntryList tail;
    std::vector<index::Owner> erased;  ///< sorted
  };

  [[nodiscard]] Snapshot snapshot(std::string_view language);

  void before_commit() override { flush(); }

  void after_roll_back() noexcept override;

 private:
  struct Shelf {
    std::int64_t id = 0;
    std::uint32_t entries = 0;
    std::shared_ptr<index::Run> run;
  };

  /// What is known of a language.
  struct Language {
    std::int64_t changes = -1;  ///< of the index when `shelves` were read
    std::vector<Shelf> shelves;
    std::int64_t tail_end = 0;       ///< the last number that is in `tail`
    std::uint64_t tail_read_in = 0;  ///< the transaction for writing that has not changed it since
    index::EntryList tail;
    std::vector<std::uint64_t> signatures;
  };

  Language& refreshed(std::string_view name);
  void read_shelves(Language& language, std::string_view name);
  void read_tail(Language& language, std::string_view name);
  [[nodiscard]] std::shared_ptr<index::Run> open_run(std::int64_t id);
  void bound_memory();

  void flush_language(const std::string& name, index::EntryList& entries);
  void append_to_tail(const std::string& name, const index::EntryList& entries);
  void take_tail(const std::string& name, index::EntryList& entries);
  void write_run(const std::string& name, const index::EntryList& entries);
  /// Merges of more entries than `most` are put off.
  void merge_where_due(const std::string& name, std::uint64_t most);
  void merge(const std::string& name, const std::vector<Shelf>& shelves);
  void drop_run(std::int64_t id);
  [[nodiscard]] bool much_is_erased(const std::string& name);
  [[nodiscard]] std::vector<index::Owner> erased_units(std::string_view name);

  Work& work_;
  std::map<std::string, index::EntryList, std::less<>> pending_;
  std::size_t pending_weight_ = 0;
  std::size_t longest_pending_ = 0;
  std::map<std::string, std::uint64_t, std::less<>> pending_erasures_;
  index::KeyTable pending_contents_;
  std::size_t contents_asked_ = 0;
  bool flushing_ = false;
  bool merge_is_due_ = false;
  std::map<std::string, Language, std::less<>> languages_;
  index::Query query_;

  Statement read_shelves_;
  Statement read_part_;
  Statement read_tail_;
  Statement tail_bounds_;
  Statement read_erased_;
  Statement count_erased_;
  Statement count_entries_;
  Statement add_run_;
  Statement set_entries_;
  Statement add_part_;
  Statement add_tail_;
  Statement add_erased_;
  Statement drop_run_;
  Statement drop_parts_;
  Statement drop_tail_;
  Statement drop_erased_;
};

}  // namespace distich::sqlite
