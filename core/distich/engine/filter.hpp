#pragma once
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include <distich/base/control.hpp>
#include <distich/base/language.hpp>
#include <distich/engine/align_articles.hpp>
#include <distich/engine/check_file.hpp>
#include <distich/engine/lookup.hpp>
#include <distich/model/term.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich {

/// What a filter made of one line.
struct FilteredLine {
  std::string json;     ///< one object, without a line end
  bool failed = false;  ///< it has a member "error": {"code":…,"message":…}
};

/// Reads one JSON object and gives it back with something added. Members that it does not
/// know are passed through byte for byte; a member that it adds takes the place of one that is
/// there already. A line with ill-formed UTF-8 is served with U+FFFD in its place, and has "error" too;
/// a line that cannot be served gives an error object, which keeps the line's "id" when that can
/// be read. A filter throws only for faults that are not the line's.
/// Not to be called from two threads at once.
using LineFilter = std::function<FilteredLine(std::string_view line)>;

/// Languages for lines that do not name theirs; "und" = detect.
struct FilterOptions {
  LanguageTag source;
  LanguageTag target;
};

/// {"text","lang"} + "segments":[{"start","end","text"}]; places are bytes of "text".
[[nodiscard]] LineFilter segment_filter(const FilterOptions& options, const SegmentOptions& segmenting);

/// {"text","lang"} + "terms":[{"start","end","text","concept","term","kind","status"}], and
/// "renderings" when a target language is known.
[[nodiscard]] LineFilter terms_filter(const FilterOptions& options,
                                      std::shared_ptr<const std::vector<Concept>> glossary,
                                      const TermFindOptions& finding = {});

/// {"text","lang"[,"target","previous","next","segment","document"]} + "matches":[{"score","kind","source",
/// "target","unit",…}] with the members of `facts_json`; "target" is a language, "segment" an id in
/// "document" (see `MatchQuery`), the score is in hundredths of a percent. `lookup` must outlive the filter.
[[nodiscard]] LineFilter match_filter(const FilterOptions& options, const Lookup& lookup,
                                      const MatchOptions& matching);

/// {"source":{"lang","text" or "segments"},"target":{…}} + "beads":[{"source":[…],"target":[…],
/// "confidence"}] of indices; and "source_segments", "target_segments" where a text was given.
[[nodiscard]] LineFilter align_filter(const FilterOptions& options, const AlignArticlesOptions& aligning,
                                      std::shared_ptr<const std::vector<Concept>> glossary,
                                      const SegmentOptions& segmenting = {});

/// {"source":{"lang","text"},"target":{…}} + "findings":[{"check","severity","message","source","target"}],
/// where the last two are places, {"start","end","text"}, and may be missing.
[[nodiscard]] LineFilter check_filter(const FilterOptions& options, const FileCheckOptions& checking);

/// One of `of` equal shares of a sequence: each `of`-th item, from the `number`-th on. Interleaved again, the
/// shares are the whole.
struct Shard {
  std::uint64_t number = 1;  ///< 1 … of
  std::uint64_t of = 1;

  [[nodiscard]] bool takes(std::uint64_t index) const noexcept { return index % of == number - 1; }
};

struct FilterCounts {
  std::uint64_t lines = 0;
  std::uint64_t failed = 0;
};

/// Runs every line of `in` through `filter` to `out`, in order, flushed line by line; empty
/// lines are dropped. Of a shard, other lines are passed over; empty ones do not count. Memory is bounded but
/// for the longest line. Reports progress "filtering". More than one job: so many threads work with a copy of
/// the filter each, whose copies must be independent of each other (those of `segment_filter` and
/// `terms_filter` are); the output is the same.
FilterCounts filter_lines(std::istream& in, std::ostream& out, const LineFilter& filter,
                          const Control& control = {}, std::size_t jobs = 1, const Shard& shard = {});

}  // namespace distich
