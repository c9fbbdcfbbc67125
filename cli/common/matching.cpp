#include "common/matching.hpp"

namespace distich::cli {

MatchOptions MatchingOptions::to_options() const {
  if (floor > 100) throw usage(tr("{1} wants a number from {2} to {3}", "--min", 0, 100));
  if (limit == 0) throw usage(tr("{1} wants a number from {2} to {3}", "--limit", 1, 1000));
  MatchOptions out;
  out.floor = Score{static_cast<std::uint16_t>(floor * 100)};
  out.limit = limit;
  return out;
}

void declare_matching(Declaration& declare, MatchingOptions& options) {
  declare.number("--min", "PERCENT", options.floor, tr("least similarity of a match; 70 if not named"));
  declare.number("--limit", "COUNT", options.limit, tr("most matches for a segment; 5 if not named"));
}

}  // namespace distich::cli
