#include "process.hpp"

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

namespace distich::tests {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr int nobody = 65534;
constexpr int could_not_start = 127;

std::string bytes_of(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// A pipe whose ends no other program inherits.
std::array<int, 2> new_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  return ends;
}

/// What the program's standard output is to be; -1: nothing.
int open_output(StandardOutput kind, const fs::path& file) {
  switch (kind) {
    case StandardOutput::closed: return -1;
    case StandardOutput::full: return ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    case StandardOutput::broken_pipe: {
      const auto ends = new_pipe();
      ::close(ends[0]);
      return ends[1];
    }
    case StandardOutput::file: break;
  }
  return ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

/// What the program's standard streams are to be; no output: closed.
struct Streams {
  int input = -1;
  int output = -1;
  int errors = -1;
};

/// In the child. Only calls that may follow a fork.
[[noreturn]] void become(char* const* words, char* const* variables, const Surroundings& surroundings,
                         const Streams& streams) {
  ::dup2(streams.input, STDIN_FILENO);
  ::dup2(streams.errors, STDERR_FILENO);
  if (streams.output >= 0) {
    ::dup2(streams.output, STDOUT_FILENO);
  } else {
    ::close(STDOUT_FILENO);
  }
  ::signal(SIGPIPE, SIG_DFL);
  if (::chdir(surroundings.folder.c_str()) != 0) ::_exit(could_not_start);
  if (surroundings.as_nobody && ::geteuid() == 0) {
    if (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0)
      ::_exit(could_not_start);
  }
  if (surroundings.limit) {
    const rlimit limit{surroundings.limit->value, surroundings.limit->value};
    ::setrlimit(surroundings.limit->what, &limit);
  }
  ::execve(words[0], words, variables);
  ::_exit(could_not_start);
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Starts the program, and closes the streams here.
pid_t start(const std::string& program, const std::vector<std::string>& words,
            const Surroundings& surroundings, const Streams& streams) {
  std::vector<std::string> command{program};
  command.insert(command.end(), words.begin(), words.end());
  std::vector<std::string> environment{"LC_ALL=C.UTF-8", "SOURCE_DATE_EPOCH=1700000000", "NO_COLOR=1",
                                       "PATH=/usr/bin:/bin",
                                       "DISTICH_STORE=" + (surroundings.folder / "store.db").string()};
  const auto arguments = pointers_to(command);
  const auto variables = pointers_to(environment);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) become(arguments.data(), variables.data(), surroundings, streams);
  for (const int stream : {streams.input, streams.output, streams.errors})
    if (stream >= 0) ::close(stream);
  return child;
}

std::chrono::microseconds microseconds_of(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

/// How the program ended, but for what it said and wrote.
Outcome wait_for(pid_t child, steady_clock::time_point started) {
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  Outcome outcome;
  outcome.took = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - started);
  outcome.cpu = microseconds_of(used.ru_utime) + microseconds_of(used.ru_stime);
  outcome.peak = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  return outcome;
}

// Not in the folder: what the program leaves there is looked at.
fs::path output_file(const fs::path& folder) {
  return folder.string() + ".stdout";
}

fs::path error_file(const fs::path& folder) {
  return folder.string() + ".stderr";
}

int open_errors(const fs::path& folder) {
  return ::open(error_file(folder).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

}  // namespace

Outcome run(const std::string& program, const std::vector<std::string>& words,
            const Surroundings& surroundings) {
  const Streams streams{::open(surroundings.input.c_str(), O_RDONLY | O_CLOEXEC),
                        open_output(surroundings.output, output_file(surroundings.folder)),
                        open_errors(surroundings.folder)};
  const auto started = steady_clock::now();
  const auto child = start(program, words, surroundings, streams);
  if (surroundings.meanwhile) surroundings.meanwhile();
  if (surroundings.signal) {
    std::this_thread::sleep_until(started + surroundings.signal->after);
    ::kill(child, surroundings.signal->number);
  }
  auto outcome = wait_for(child, started);
  outcome.said = bytes_of(error_file(surroundings.folder));
  if (surroundings.output == StandardOutput::file)
    outcome.output = bytes_of(output_file(surroundings.folder));
  return outcome;
}

struct Conversation::Impl {
  fs::path folder;
  steady_clock::time_point started = steady_clock::now();
  pid_t child = 0;
  int questions = -1;
  int answers = -1;
  std::string answer;
  std::string read_ahead;

  [[nodiscard]] fs::path about(const char* what) const {
    return fs::path("/proc") / std::to_string(child) / what;
  }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(questions, bytes.data(), bytes.size());
      if (written <= 0)
        throw std::runtime_error("the program does not listen: " + bytes_of(error_file(folder)));
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void receive() {
    std::array<char, 1U << 16U> part{};
    const auto got = ::read(answers, part.data(), part.size());
    if (got <= 0) throw std::runtime_error("the program does not answer: " + bytes_of(error_file(folder)));
    read_ahead.append(part.data(), static_cast<std::size_t>(got));
  }
};

Conversation::Conversation(const std::string& program, const std::vector<std::string>& words,
                           const fs::path& folder)
    : impl_(std::make_unique<Impl>()) {
  ::signal(SIGPIPE, SIG_IGN);
  const auto questions = new_pipe();
  const auto answers = new_pipe();
  impl_->folder = folder;
  impl_->questions = questions[1];
  impl_->answers = answers[0];
  impl_->child = start(program, words, {folder}, {questions[0], answers[1], open_errors(folder)});
}

Conversation::~Conversation() {
  if (impl_->child != 0) (void)finish();
}

void Conversation::ask(std::string_view line) {
  impl_->send(std::string(line) + '\n');
}

std::string_view Conversation::answer() {
  std::size_t end = 0;
  while ((end = impl_->read_ahead.find('\n')) == std::string::npos) impl_->receive();
  impl_->answer = impl_->read_ahead.substr(0, end);
  impl_->read_ahead.erase(0, end + 1);
  return impl_->answer;
}

std::uint64_t Conversation::resident() const {
  std::ifstream pages(impl_->about("statm"));
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  pages >> all >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::size_t Conversation::open_files() const {
  const fs::directory_iterator files(impl_->about("fd"));
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

Outcome Conversation::finish() {
  ::close(impl_->questions);
  auto outcome = wait_for(std::exchange(impl_->child, 0), impl_->started);
  ::close(impl_->answers);
  outcome.said = bytes_of(error_file(impl_->folder));
  return outcome;
}

bool may_become_nobody() {
  return ::geteuid() == 0;
}

}  // namespace distich::tests
