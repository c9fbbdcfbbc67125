#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <distich/tm/memory.hpp>

namespace distich::tm {

/// The order of matches: kind, score, newest id. Where all are equal (variants of one unit),
/// what was offered first stays first.
[[nodiscard]] bool ranks_before(const Match& one, const Match& other) noexcept;

/// The best matches so far, one for each distinct target text.
class Shortlist {
 public:
  explicit Shortlist(std::size_t limit) : limit_(limit) {}

  void offer(Match match);

  /// Are there as many as wanted?
  [[nodiscard]] bool full() const noexcept { return best_.size() >= limit_; }

  /// Could a match of this kind, score and id still come in?
  [[nodiscard]] bool admits(MatchKind kind, Score score, UnitId unit) const;
  /// Best first, as many as wanted.
  [[nodiscard]] std::vector<Match> take();

 private:
  std::size_t limit_;
  std::map<std::string, Match> best_;  ///< by target text
};

}  // namespace distich::tm
