#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/index/word_search.hpp>
#include <distich/model/score.hpp>
#include <distich/model/segmentation_rules.hpp>
#include <distich/model/term.hpp>
#include <distich/model/unit.hpp>
#include <distich/store/ids.hpp>
#include <distich/store/unit_filter.hpp>

namespace distich {

enum class OverrideId : std::int64_t {};

/// What look-ups of a variant go by. Made by tm/, so that a store needs no ICU and two kinds
/// of store cannot disagree. A store looks up by them and does not give them back.
struct VariantKeys {
  std::vector<std::uint32_t> tokens;  ///< hashes of the text's tokens, in order
  std::vector<std::uint32_t> keys;    ///< hashes that the text is found by as a whole
  /// What the vocabulary is to say of each token, each ended by `index::word_end`; empty: nothing,
  /// and no pattern finds the text.
  std::string words;

  friend auto operator<=>(const VariantKeys&, const VariantKeys&) = default;
};

/// A unit as a store keeps it.
struct StoredUnit {
  UnitId id{};
  SessionId session{};
  TranslationUnit unit;
};

/// One variant met while scanning; views live until the visitor returns.
struct ScannedVariant {
  UnitId unit{};
  std::string_view language;
  std::string_view text;
};

/// A unit with a variant that may be similar to a text: the variant's number of tokens, and at
/// least how many edits its tokens are away.
struct SimilarUnit {
  UnitId unit{};
  std::uint32_t edits = 0;
  std::uint32_t tokens = 0;

  friend auto operator<=>(const SimilarUnit&, const SimilarUnit&) = default;
};

/// Makes the keys of a unit, one a variant.
using KeysOf = std::function<std::vector<VariantKeys>(const TranslationUnit&)>;

enum class AddOutcome : std::uint8_t {
  added,
  duplicate,  ///< a unit with the same variants (language, text, codes, context) is there already
  replaced,   ///< one that stands for the same thing was there and is kept for undo; never of units
};

class TmStore {
 public:
  virtual ~TmStore() = default;

  struct Added {
    UnitId id{};
    AddOutcome outcome = AddOutcome::added;
  };

  /// Precondition: at least one variant, and a key for each. The unit's id is given by the store.
  virtual Added add(const TranslationUnit& unit, SessionId session, const std::vector<VariantKeys>& keys) = 0;
  virtual bool erase(UnitId id) = 0;
  /// Takes a unit out and keeps it for the undo of session `by`. False when there is no such unit.
  virtual bool remove(UnitId id, SessionId by) = 0;
  /// Puts `unit` in the place of another, which is kept for the undo of `session`. The new unit
  /// has an id of its own. When a unit with the same variants is there already, the old one is
  /// taken out all the same and the outcome is `duplicate`. Nothing when there is no unit `id`.
  virtual std::optional<Added> replace(UnitId id, const TranslationUnit& unit, SessionId session,
                                       const std::vector<VariantKeys>& keys) = 0;
  [[nodiscard]] virtual std::optional<StoredUnit> get(UnitId id) const = 0;
  /// Units that have a variant with this key in a language that shares the primary language of
  /// `language`; newest first, each once. May hold units whose key is equal by chance, and ids
  /// of units that are gone: the caller gets them and compares texts.
  [[nodiscard]] virtual std::vector<UnitId> with_key(const LanguageTag& language,
                                                     std::uint32_t key) const = 0;
  /// Every unit that has a variant in a language that shares the primary language of `language`
  /// and for whose tokens 10000 · (n − d) / n ≥ `floor`, where d is the edit distance to `tokens`
  /// and n the larger number of tokens. In no order. As with `with_key` there may be more.
  /// Precondition: floor > 0.
  [[nodiscard]] virtual std::vector<SimilarUnit> similar(const LanguageTag& language,
                                                         std::span<const std::uint32_t> tokens,
                                                         Score floor) const = 0;
  /// Visits the units that have a variant, in a language that shares the primary language of
  /// `language`, whose tokens fit the pattern: by ascending number of the variant's tokens, then
  /// newest first, until `visit` returns false. As with `with_key` there may be more, and a unit
  /// comes once for each number of tokens. `visit` may read the store.
  virtual void with_words(const LanguageTag& language, const index::WordPattern& pattern,
                          const std::function<bool(UnitId, std::uint32_t tokens)>& visit) const = 0;
  /// Visits the variants whose language shares `language`'s primary language, by unit id, until
  /// `visit` returns false.
  virtual void scan(const LanguageTag& language,
                    const std::function<bool(const ScannedVariant&)>& visit) const = 0;
  /// Every unit by id, until `visit` returns false.
  virtual void each(const std::function<bool(const StoredUnit&)>& visit) const = 0;
  /// The units that `filter` admits by id, until `visit` returns false.
  virtual void each_of(const UnitFilter& filter,
                       const std::function<bool(const StoredUnit&)>& visit) const = 0;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// Variants by language tag, sorted by tag.
  [[nodiscard]] virtual std::vector<std::pair<LanguageTag, std::uint64_t>> languages() const = 0;
  /// Puts other keys in place of all that are kept, in one transaction (rules of normalising changed).
  virtual void rebuild_keys(const KeysOf& keys_of, const Control& control) = 0;
  /// What is wrong with what look-ups go by, compared with the keys that `keys_of` makes of each
  /// unit; a sentence for each problem.
  [[nodiscard]] virtual std::vector<std::string> check_keys(const KeysOf& keys_of) const = 0;
};

class TermStore {
 public:
  virtual ~TermStore() = default;

  /// Precondition: `item.id` is not empty. An equal concept is a `duplicate`; one with the same
  /// id but other content is `replaced`.
  virtual AddOutcome put(const Concept& item, SessionId session) = 0;
  virtual bool erase(std::string_view concept_id) = 0;
  /// Takes a concept out on behalf of a session whose undo brings it back. False when there is none.
  virtual bool remove(std::string_view concept_id, SessionId by) = 0;
  [[nodiscard]] virtual std::optional<Concept> get(std::string_view concept_id) const = 0;
  /// Every concept by id, until `visit` returns false.
  virtual void each(const std::function<bool(const Concept&)>& visit) const = 0;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
};

/// An override of segmentation as a store keeps it.
struct StoredOverride {
  OverrideId id{};
  SessionId session{};
  SegmentationOverride item;
};

/// Where a project never, or always, breaks.
class OverrideStore {
 public:
  virtual ~OverrideStore() = default;

  struct Added {
    OverrideId id{};
    AddOutcome outcome = AddOutcome::added;
  };

  /// One that says the same is a `duplicate`; one that says the opposite of the same place (language,
  /// text before, text after) is `replaced`. Throws Error{invalid_argument} when both sides are empty or
  /// one is longer than SegmentationOverride::max_side.
  virtual Added put(const SegmentationOverride& item, SessionId session) = 0;
  /// For good, with what it replaced. False when there is none of that id.
  virtual bool erase(OverrideId id) = 0;
  /// Those in force, by id.
  [[nodiscard]] virtual std::vector<StoredOverride> all() const = 0;
};

/// An import, or a stretch of editing, that can be undone as a whole.
struct Session {
  SessionId id{};
  std::string kind;         ///< "import", "edit", "align", …
  std::string origin;       ///< the file's name
  std::string started;      ///< ISO 8601 in UTC, as the caller gave it
  std::uint64_t units = 0;  ///< that are still there
  std::uint64_t concepts = 0;
  std::uint64_t overrides = 0;
  std::uint64_t removed = 0;  ///< units that it took out and that its undo brings back
};

/// What a store holds, counted by what people ask for. Every list is sorted by name.
struct StoreStatistics {
  struct Group {
    std::string name;
    std::uint64_t units = 0;

    friend auto operator<=>(const Group&, const Group&) = default;
  };

  std::uint64_t units = 0;
  std::uint64_t variants = 0;
  std::uint64_t removed = 0;  ///< units kept for an undo
  std::uint64_t text_bytes = 0;
  std::uint64_t file_bytes = 0;  ///< of the store, with its free pages
  std::uint64_t free_bytes = 0;  ///< that `vacuum` would give back
  std::vector<Group> by_origin;
  std::vector<Group> by_languages;  ///< "de en": the units that have both
  std::vector<Group> by_day;        ///< "2026-03-01": when the session started
};

/// What is taken off the score of matches whose unit came in by a session of this origin.
struct OriginPenalty {
  std::string origin;
  std::uint16_t points = 0;  ///< basis points, 1 … 10000

  friend auto operator<=>(const OriginPenalty&, const OriginPenalty&) = default;
};

/// What a repair did.
struct RepairReport {
  std::uint64_t units = 0;        ///< that are found by look-ups again
  std::vector<UnitId> lost;       ///< could not be read and were taken out
  std::vector<UnitId> changed;    ///< are not what was stored, and were kept as they are
  std::uint64_t stray_texts = 0;  ///< of no unit, or in no known language: taken out
};

/// While it lives, all reading sees one state of the store; writing is refused.
class Snapshot {
 public:
  virtual ~Snapshot() = default;
};

/// Rolls back when it goes out of scope without `commit`.
class Transaction {
 public:
  virtual ~Transaction() = default;
  virtual void commit() = 0;
};

/// One connection to a store. Not shared between threads: open one a thread. Readers never
/// wait for a writer; a writer waits for another up to the busy timeout, then Error{busy}.
class Store {
 public:
  virtual ~Store() = default;
  [[nodiscard]] virtual TmStore& tm() = 0;
  [[nodiscard]] virtual TermStore& terms() = 0;
  [[nodiscard]] virtual OverrideStore& overrides() = 0;
  /// False for a store that was opened for reading only: writing to it throws Error{io}.
  [[nodiscard]] virtual bool writable() const = 0;
  /// The snapshot must go before the store.
  [[nodiscard]] virtual std::unique_ptr<Snapshot> snapshot() = 0;
  /// Starts writing. What is written without a transaction is committed call by call. One
  /// transaction at a time: Error{invalid_argument} while another is open. An Error thrown by
  /// a write spoils the transaction it is part of: its `commit` throws and keeps nothing.
  /// The transaction must go before the store.
  [[nodiscard]] virtual std::unique_ptr<Transaction> begin() = 0;
  virtual SessionId start_session(std::string_view kind, std::string_view origin,
                                  std::string_view started) = 0;
  /// By id.
  [[nodiscard]] virtual std::vector<Session> sessions() const = 0;
  /// Takes out what the session added, and puts back what it replaced or removed; of that, what a
  /// later session has removed too becomes that one's to bring back. Units come back under new ids,
  /// in the session that they were in, with the keys that `keys_of` makes: without it
  /// Error{invalid_argument} when there are such units. False when there is no such session.
  virtual bool undo(SessionId session, const KeysOf& keys_of) = 0;

  bool undo(SessionId session) { return undo(session, {}); }

  /// Counts everything: reads the whole store.
  [[nodiscard]] virtual StoreStatistics statistics() const = 0;
  /// By origin.
  [[nodiscard]] virtual std::vector<OriginPenalty> origin_penalties() const = 0;
  /// 0 points: none any more. Precondition: points ≤ 10000.
  virtual void set_origin_penalty(std::string_view origin, std::uint16_t points) = 0;
  /// Small facts kept with the data, e.g. "normalizer_version".
  [[nodiscard]] virtual std::optional<std::string> fact(std::string_view name) const = 0;
  virtual void set_fact(std::string_view name, std::string_view value) = 0;
  [[nodiscard]] virtual int schema_version() const = 0;
  /// Problems found by the store's own integrity check and by our invariants; empty = sound.
  [[nodiscard]] virtual std::vector<std::string> check() const = 0;
  /// Makes the fuzzy index and all counts anew from the units, as far as they can be read; what cannot is
  /// taken out for good. In one transaction: where the file is too damaged for it, Error{storage}, and the
  /// store is as before.
  virtual RepairReport repair(const KeysOf& keys_of, const Control& control) = 0;
  /// Gives space back to the file system.
  virtual void vacuum() = 0;
};

enum class OpenMode : std::uint8_t { read_only, read_write, create };

struct OpenOptions {
  OpenMode mode = OpenMode::create;  ///< `create` makes the file, and missing folders, when absent
  std::chrono::milliseconds busy_timeout{5000};
};

/// Opens a SQLite store: a path, or ":memory:". Migrates an older schema after copying the
/// file to "NAME.v<old>.bak". Throws Error{io} (missing, not permitted), Error{not_a_store}
/// (no database, or another program's), Error{schema_newer} (left untouched), Error{busy},
/// Error{storage} (damaged).
[[nodiscard]] std::unique_ptr<Store> open_store(const std::filesystem::path& location,
                                                const OpenOptions& options = {}, const Control& control = {});

}  // namespace distich
