#include <condition_variable>
#include <deque>
#include <exception>
#include <istream>
#include <map>
#include <mutex>
#include <ostream>
#include <thread>

#include <distich/base/start_threads.hpp>
#include <distich/engine/json_line_internal.hpp>

namespace distich {
namespace {

/// Lines that may be under way at once for each worker, and how many bytes all of them together.
constexpr std::size_t most_lines = 16;
constexpr std::size_t most_bytes = 64U << 20U;

bool is_blank(std::string_view line) noexcept {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Writes what was made of the lines, and counts.
class Results {
 public:
  explicit Results(std::ostream& out) : out_(&out) {}

  void write(FilteredLine done) {
    ++counts_.lines;
    if (done.failed) ++counts_.failed;
    done.json += '\n';
    out_->write(done.json.data(), static_cast<std::streamsize>(done.json.size()));
    out_->flush();
  }

  [[nodiscard]] const FilterCounts& counts() const noexcept { return counts_; }

 private:
  std::ostream* out_;
  FilterCounts counts_;
};

/// Workers with a copy of the filter each. Results are written in the order of the lines, by
/// whichever worker has the one that is due: a reader that waits for an answer gets it.
class Workers {
 public:
  Workers(const LineFilter& filter, Results& results, std::size_t count)
      : results_(&results), most_lines_(count * most_lines) {
    start_threads(threads_, count, [this, filter] { work(filter); });
  }

  ~Workers() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
  }

  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Waits while too much is under way. Throws what a worker threw.
  void add(std::string line) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return failure_ || under_way_ == 0 || (under_way_ < most_lines_ && bytes_ + line.size() <= most_bytes);
    });
    if (failure_) std::rethrow_exception(failure_);
    ++under_way_;
    bytes_ += line.size();
    waiting_.push_back({added_++, std::move(line)});
    changed_.notify_all();
  }

  /// Waits for all of them.
  void finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failure_ || under_way_ == 0; });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Task {
    std::uint64_t number = 0;
    std::string line;
  };

  void work(const LineFilter& filter) {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [&] { return closed_ || failure_ || !waiting_.empty(); });
      if (closed_ || failure_) return;
      const auto task = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      try {
        auto done = filter(task.line);
        lock.lock();
        finished_.emplace(task.number, std::move(done));
        write_what_is_due();
      } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        if (!failure_) failure_ = std::current_exception();
      }
      bytes_ -= task.line.size();
      changed_.notify_all();
    }
  }

  void write_what_is_due() {
    while (!finished_.empty() && finished_.begin()->first == written_) {
      auto due = finished_.extract(finished_.begin());
      results_->write(std::move(due.mapped()));
      ++written_;
      --under_way_;
    }
  }

  Results* results_;
  std::size_t most_lines_;
  std::mutex mutex_;  ///< guards all that follows, and the results
  std::condition_variable changed_;
  std::deque<Task> waiting_;
  std::map<std::uint64_t, FilteredLine> finished_;
  std::uint64_t added_ = 0;
  std::uint64_t written_ = 0;
  std::size_t under_way_ = 0;  ///< lines that were added and not written
  std::size_t bytes_ = 0;      ///< of lines that no worker is done with
  std::exception_ptr failure_;
  bool closed_ = false;
  std::vector<std::jthread> threads_;  ///< the last member: joined before the others go
};

template <class Take>
void for_each_line(std::istream& in, const Shard& shard, const Control& control, Take take) {
  std::uint64_t lines = 0;
  for (std::string line; std::getline(in, line);) {
    control.checkpoint({"filtering", lines, {}});
    if (is_blank(line)) continue;
    if (shard.takes(lines++)) take(std::move(line));
    line.clear();
  }
  control.checkpoint({"filtering", lines, {}});
}

}  // namespace

FilterCounts filter_lines(std::istream& in, std::ostream& out, const LineFilter& filter,
                          const Control& control, std::size_t jobs, const Shard& shard) {
  Results results(out);
  if (jobs <= 1) {
    for_each_line(in, shard, control, [&](const std::string& line) { results.write(filter(line)); });
    return results.counts();
  }
  Workers workers(filter, results, jobs);
  for_each_line(in, shard, control, [&](std::string line) { workers.add(std::move(line)); });
  workers.finish();
  return results.counts();
}

}  // namespace distich
