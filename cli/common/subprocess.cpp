#include "common/subprocess.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <system_error>

#include <distich/base/error.hpp>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

// POSIX wants it declared by the program, as it is.
// NOLINTNEXTLINE(readability-redundant-declaration,cppcoreguidelines-avoid-non-const-global-variables)
extern char** environ;

namespace distich::cli {
namespace {

[[noreturn]] void fail(const std::string& program, int error) {
  throw Error(ErrorCode::io, tr("cannot run {1}: {2}", program, std::generic_category().message(error)));
}

/// A file descriptor that is closed with its owner.
class Descriptor {
 public:
  Descriptor() = default;

  explicit Descriptor(int value) : value_(value) {}

  ~Descriptor() { close(); }

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    value_ = other.value_;
    other.value_ = -1;
    return *this;
  }

  [[nodiscard]] int get() const noexcept { return value_; }

  [[nodiscard]] bool open() const noexcept { return value_ >= 0; }

  void close() noexcept {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }

 private:
  int value_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;

  explicit Pipe(const std::string& program) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail(program, errno);
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
  }
};

/// A program that runs in a process group of its own; killed, if it still runs, and waited for at the end.
class Child {
 public:
  Child(const std::vector<std::string>& words, const Pipe& input, const Pipe& output)
      : program_(words.front()) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));  // as execv wants it
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_adddup2(&actions, input.read.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output.write.get(), STDOUT_FILENO);
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes, &usual);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    const int error =
        ::posix_spawnp(&process_, program_.c_str(), &actions, &attributes, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (error != 0) {
      process_ = -1;
      fail(program_, error);
    }
  }

  ~Child() {
    if (process_ < 0) return;
    ::kill(-process_, SIGKILL);
    wait_for_end(0);
  }

  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Has it ended? Its status is known then.
  [[nodiscard]] bool ended() { return process_ < 0 || wait_for_end(WNOHANG); }

  void expect_success() const {
    if (WIFSIGNALED(status_)) {
      throw Error(ErrorCode::io, tr("{1} was ended by signal {2}", program_, WTERMSIG(status_)));
    }
    if (WEXITSTATUS(status_) != 0) {
      throw Error(ErrorCode::io, tr("{1} failed with exit code {2}", program_, WEXITSTATUS(status_)));
    }
  }

 private:
  bool wait_for_end(int flags) {
    pid_t got = 0;
    while ((got = ::waitpid(process_, &status_, flags)) < 0 && errno == EINTR) {
    }
    if (got == 0) return false;
    process_ = -1;
    return true;
  }

  std::string program_;
  pid_t process_ = -1;
  int status_ = 0;
};

/// Feeds and drains the two pipes by turns, so that neither side can wait for ever on the other.
class Exchange {
 public:
  Exchange(Pipe& input, Pipe& output, std::string_view bytes) : input_(input), output_(output), left_(bytes) {
    input_.read.close();
    output_.write.close();
    ::fcntl(input_.write.get(), F_SETFL, O_NONBLOCK);
    if (left_.empty()) input_.write.close();
  }

  [[nodiscard]] bool done() const noexcept { return !output_.read.open(); }

  [[nodiscard]] std::string take() { return std::move(got_); }

  void step() {
    constexpr int patience = 100;  // milliseconds, until the clock and the wish to stop are looked at
    std::array<pollfd, 2> waits{pollfd{output_.read.get(), POLLIN, 0},
                                pollfd{input_.write.get(), POLLOUT, 0}};
    if (::poll(waits.data(), waits.size(), patience) <= 0) return;
    if (waits[1].revents != 0) feed();
    if (waits[0].revents != 0) drain();
  }

 private:
  void feed() {
    const auto sent = ::write(input_.write.get(), left_.data(), left_.size());
    if (sent > 0) left_.remove_prefix(static_cast<std::size_t>(sent));
    // A program may end before it has read all; its exit code tells whether that was right.
    const bool closed = sent < 0 && errno != EAGAIN && errno != EINTR;
    if (closed || left_.empty()) input_.write.close();
  }

  void drain() {
    std::array<char, 1U << 16U> chunk{};
    const auto size = ::read(output_.read.get(), chunk.data(), chunk.size());
    if (size > 0) {
      got_.append(chunk.data(), static_cast<std::size_t>(size));
    } else if (size == 0 || errno != EINTR) {
      output_.read.close();
    }
  }

  Pipe& input_;
  Pipe& output_;
  std::string_view left_;
  std::string got_;
};

class Deadline {
 public:
  Deadline(std::string program, std::chrono::seconds timeout, const std::stop_token& stop)
      : program_(std::move(program)), timeout_(timeout), stop_(stop) {}

  void check() const {
    if (stop_.stop_requested()) throw Error(ErrorCode::cancelled, tr("interrupted"));
    if (timeout_.count() == 0 || std::chrono::steady_clock::now() - start_ < timeout_) return;
    throw Error(ErrorCode::io, tr("{1} was not done after {2} seconds and was ended; give it longer with {3}",
                                  program_, static_cast<std::int64_t>(timeout_.count()), "--mt-timeout"));
  }

 private:
  std::string program_;
  std::chrono::seconds timeout_;
  const std::stop_token& stop_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

std::vector<std::string> split_command(std::string_view command) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = '\0';
  const auto word = [&]() -> std::string& {
    if (!in_word) words.emplace_back();
    in_word = true;
    return words.back();
  };
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
      word() += command[++i];
    } else if (quote != '\0') {
      if (c == quote) {
        quote = '\0';
      } else {
        word() += c;
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      (void)word();
    } else if (c == ' ' || c == '\t' || c == '\n') {
      in_word = false;
    } else {
      word() += c;
    }
  }
  if (quote != '\0')
    throw Error(ErrorCode::invalid_argument, tr("a quotation is not closed in: {1}", command));
  if (words.empty() || words.front().empty()) {
    throw Error(ErrorCode::invalid_argument, tr("no program is named in: {1}", command));
  }
  return words;
}

std::string run_program(const std::vector<std::string>& words, std::string_view input,
                        std::chrono::seconds timeout, const std::stop_token& stop) {
  Pipe to_child(words.front());
  Pipe from_child(words.front());
  Child child(words, to_child, from_child);
  Exchange exchange(to_child, from_child, input);
  const Deadline deadline(words.front(), timeout, stop);
  while (!exchange.done()) {
    exchange.step();
    deadline.check();
  }
  constexpr timespec pause{0, 10'000'000};
  while (!child.ended()) {
    deadline.check();
    ::nanosleep(&pause, nullptr);
  }
  child.expect_success();
  return exchange.take();
}

}  // namespace distich::cli
