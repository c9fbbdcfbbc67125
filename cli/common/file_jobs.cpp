#include "common/file_jobs.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <future>
#include <ostream>
#include <thread>

#include "common/files.hpp"
#include "common/ordered_output.hpp"
#include <distich/base/start_threads.hpp>

namespace distich::cli {
namespace {

FileCounts run_in_turn(const std::vector<std::string>& files, std::ostream& out, Environment& environment,
                       const FileWork& work) {
  FileCounts counts;
  const Sink sink = [&](std::string_view bytes) {
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  };
  counts.code = for_each_file(files, environment, [&](const std::string& file) {
    counts.items += work(file, control_of(environment), sink);
  });
  return counts;
}

/// What came of a file, but for its results.
struct Done {
  std::size_t items = 0;
  std::vector<Diagnostic> diagnostics;
  std::exception_ptr failure;
};

/// Threads that take files in their order.
class FileWorkers {
 public:
  FileWorkers(const std::vector<std::string>& files, std::size_t jobs, std::ostream& out,
              std::stop_token stop, const FileWork& work)
      : files_(&files), work_(&work), stop_(std::move(stop)), output_(out), done_(files.size()) {
    start_threads(threads_, std::min(jobs, files.size()), [this] { take_files(); });
  }

  ~FileWorkers() {
    stopped_ = true;
    output_.stop();
  }

  FileWorkers(const FileWorkers&) = delete;
  FileWorkers& operator=(const FileWorkers&) = delete;

  /// Waits for a file; called for one after the other.
  [[nodiscard]] Done wait_for(std::size_t file) {
    auto done = done_[file].get_future().get();
    output_.advance();
    return done;
  }

 private:
  void take_files() {
    while (!stopped_) {
      const auto file = next_.fetch_add(1);
      if (file >= files_->size()) return;
      done_[file].set_value(work_on(file));
    }
  }

  Done work_on(std::size_t file) {
    Done done;
    Control control;
    control.stop = stop_;
    control.on_diagnostic = [&](const Diagnostic& diagnostic) { done.diagnostics.push_back(diagnostic); };
    try {
      done.items = (*work_)((*files_)[file], control, [&](std::string_view bytes) {
        if (!output_.write(file, bytes)) throw Error(ErrorCode::cancelled, tr("stopped before the end"));
      });
    } catch (...) {
      done.failure = std::current_exception();
    }
    return done;
  }

  const std::vector<std::string>* files_;
  const FileWork* work_;
  std::stop_token stop_;
  OrderedOutput output_;
  std::vector<std::promise<Done>> done_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::vector<std::jthread> threads_;  ///< the last member: joined before the others go
};

}  // namespace

std::size_t jobs_of(std::size_t asked) noexcept {
  constexpr std::size_t most = 256;
  return asked == 0 ? std::max(1U, std::thread::hardware_concurrency()) : std::min(asked, most);
}

FileCounts run_files(const std::vector<std::string>& files, std::size_t jobs, std::ostream& out,
                     Environment& environment, const FileWork& work) {
  // Standard input can be read by one at a time.
  const bool shared_input = std::ranges::count(files, "-") > 1;
  if (jobs <= 1 || files.size() <= 1 || shared_input) return run_in_turn(files, out, environment, work);
  FileCounts counts;
  FileWorkers workers(files, jobs, out, environment.stop, work);
  const auto control = control_of(environment);
  std::size_t next = 0;
  counts.code = for_each_file(files, environment, [&](const std::string&) {
    const auto done = workers.wait_for(next++);
    for (const auto& diagnostic : done.diagnostics) control.report(diagnostic);
    if (done.failure) std::rethrow_exception(done.failure);
    counts.items += done.items;
  });
  return counts;
}

}  // namespace distich::cli
