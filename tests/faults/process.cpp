#include "process.hpp"

#include <array>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

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

/// What the program's standard output is to be; -1: nothing.
int open_output(StandardOutput kind, const fs::path& file) {
  switch (kind) {
    case StandardOutput::closed: return -1;
    case StandardOutput::full: return ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    case StandardOutput::broken_pipe: {
      std::array<int, 2> ends{};
      if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
      ::close(ends[0]);
      return ends[1];
    }
    case StandardOutput::file: break;
  }
  return ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

/// In the child. Only calls that may follow a fork.
[[noreturn]] void become(char* const* words, char* const* variables, const Surroundings& surroundings,
                         int output, int errors) {
  const int input = ::open("/dev/null", O_RDONLY);
  ::dup2(input, STDIN_FILENO);
  ::dup2(errors, STDERR_FILENO);
  if (output >= 0) {
    ::dup2(output, STDOUT_FILENO);
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

}  // namespace

Outcome run(const std::string& program, const std::vector<std::string>& words,
            const Surroundings& surroundings) {
  // Not in the folder: what the program leaves there is looked at.
  const auto output_file = surroundings.folder.string() + ".stdout";
  const auto error_file = surroundings.folder.string() + ".stderr";
  std::vector<std::string> command{program};
  command.insert(command.end(), words.begin(), words.end());
  std::vector<std::string> environment{"LC_ALL=C.UTF-8", "SOURCE_DATE_EPOCH=1700000000", "NO_COLOR=1",
                                       "PATH=/usr/bin:/bin",
                                       "DISTICH_STORE=" + (surroundings.folder / "store.db").string()};
  const auto arguments = pointers_to(command);
  const auto variables = pointers_to(environment);
  const int output = open_output(surroundings.output, output_file);
  const int errors = ::open(error_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

  const auto start = steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) become(arguments.data(), variables.data(), surroundings, output, errors);
  if (output >= 0) ::close(output);
  ::close(errors);
  if (surroundings.meanwhile) surroundings.meanwhile();
  if (surroundings.signal) {
    std::this_thread::sleep_until(start + surroundings.signal->after);
    ::kill(child, surroundings.signal->number);
  }
  int status = 0;
  ::waitpid(child, &status, 0);

  Outcome outcome;
  outcome.took = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - start);
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  outcome.said = bytes_of(error_file);
  if (surroundings.output == StandardOutput::file) outcome.output = bytes_of(output_file);
  return outcome;
}

bool may_become_nobody() {
  return ::geteuid() == 0;
}

}  // namespace distich::tests
