#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <distich/tm/memory.hpp>
#include <distich/tm/score_internal.hpp>

namespace distich::tm {

/// The best matches so far, one for each distinct target text. The order: kind, score, likeness of the
/// characters, newest id; where all are equal (variants of one unit), what was offered first. What has
/// lost something for its origin ranks by its score, whatever its kind.
class Shortlist {
 public:
  /// Of a normalised source text to the query, 0 … 10000, 10000 for equal texts; where it is less than
  /// `least`, any number below that. Asked for where kind and score are equal, once for what comes in.
  using Likeness = std::function<Score(std::string_view normal, Score least)>;

  Shortlist(std::size_t limit, Likeness likeness) : limit_(limit), likeness_(std::move(likeness)) {}

  struct Offer {
    Match match;
    std::string normal;  ///< its source, normalised
    ScoreParts parts;    ///< but for what is taken off for the origin
  };

  void offer(Offer offer);

  /// Could a match of this kind, score and id still come in?
  [[nodiscard]] bool admits(MatchKind kind, Score score, UnitId unit) const noexcept;
  /// Could a text that is not equal still come in, when it scores `most` at most?
  [[nodiscard]] bool admits_similar(Score most, UnitId unit, std::string_view normal);
  /// Best first, as many as wanted.
  [[nodiscard]] std::vector<Offer> take();

 private:
  struct Entry {
    Offer offer;
    MatchKind kind = MatchKind::fuzzy;  ///< that it ranks as
    std::optional<Score> likeness;
  };

  [[nodiscard]] bool ranks_before(Entry& one, Entry& other) const;
  [[nodiscard]] Score likeness_of(Entry& entry) const;

  std::size_t limit_;
  Likeness likeness_;
  std::vector<Entry> best_;  ///< best first, at most `limit_`
};

}  // namespace distich::tm
