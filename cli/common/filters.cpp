#include "common/filters.hpp"

#include "common/counting.hpp"
#include "common/files.hpp"

namespace distich::cli {

int run_filter(const LineFilter& filter, const ShowOptions& show, Environment& environment, std::size_t jobs,
               const Shard& shard) {
  Output output(show.output, environment);
  FilterCounts counts;
  output.write([&](std::ostream& out) {
    counts = filter_lines(environment.in, out, filter, control_of(environment), jobs, shard);
  });
  if (counts.failed == 0) return exit_done;
  tell(environment, tr("{1} of {2} failed, with an \"error\" in the output", counts.failed,
                       Counting(environment.page.say).lines(counts.lines)));
  return exit_partial;
}

}  // namespace distich::cli
