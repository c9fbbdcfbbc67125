#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace distich::tests {

/// A running importer, or another program that is called in the same way; what it says comes through a pipe.
class Importer {
 public:
  Importer(const std::filesystem::path& store, unsigned long units, const std::string& name,
           const char* program = DISTICH_IMPORTER) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("pipe");
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      ::execl(program, program, store.c_str(), std::to_string(units).c_str(), name.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
  }

  ~Importer() { ::close(output_); }

  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  /// Waits until the importer has said `line`. False when it ended before.
  bool wait_for(const std::string& line) {
    char c = 0;
    while (said_.find(line + "\n") == std::string::npos) {
      if (::read(output_, &c, 1) != 1) return false;
      said_ += c;
    }
    return true;
  }

  /// Kills it if it still runs. Returns all that it has said.
  std::string kill() {
    ::kill(child_, SIGKILL);
    return finish();
  }

  std::string finish() {
    char c = 0;
    while (::read(output_, &c, 1) == 1) said_ += c;
    int status = 0;
    ::waitpid(child_, &status, 0);
    return said_;
  }

 private:
  pid_t child_ = -1;
  int output_ = -1;
  std::string said_;
};

}  // namespace distich::tests
