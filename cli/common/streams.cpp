#include "common/streams.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/report/terminal_text.hpp>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace distich::cli {
namespace {

// A signal handler can reach nothing but a global; it only ever holds the pipe's writing end.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<int> signal_pipe{-1};
static_assert(std::atomic<int>::is_always_lock_free);

void handle(int number, void (*handler)(int)) {
  struct sigaction action {};

  action.sa_handler = handler;
  ::sigaction(number, &action, nullptr);
}

extern "C" void on_signal(int number) {
  const int saved = errno;
  const char byte = 1;
  [[maybe_unused]] const auto written = ::write(signal_pipe.load(), &byte, 1);
  handle(number, SIG_DFL);
  errno = saved;
}

void make_pipe(int& read_end, int& write_end) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
    throw Error(ErrorCode::io, tr("cannot make a pipe: {1}", std::generic_category().message(errno)));
  }
  read_end = ends[0];
  write_end = ends[1];
}

}  // namespace

Interrupt::Interrupt() {
  make_pipe(read_end_, write_end_);
  make_pipe(wake_read_, wake_write_);
  signal_pipe.store(write_end_);
  watcher_ = std::thread([this] {
    std::array<pollfd, 2> watched{{{read_end_, POLLIN, 0}, {wake_read_, POLLIN, 0}}};
    while (::poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
    }
    if ((watched[0].revents & POLLIN) != 0) source_.request_stop();
  });

  struct sigaction action {};

  action.sa_handler = on_signal;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

Interrupt::~Interrupt() {
  handle(SIGINT, SIG_DFL);
  handle(SIGTERM, SIG_DFL);
  const char byte = 1;
  [[maybe_unused]] const auto written = ::write(wake_write_, &byte, 1);
  watcher_.join();
  signal_pipe.store(-1);
  for (const int end : {read_end_, write_end_, wake_read_, wake_write_}) ::close(end);
}

InputBuffer::int_type InputBuffer::underflow() {
  while (true) {
    std::array<pollfd, 2> watched{{{descriptor_, POLLIN, 0}, {interrupted_, POLLIN, 0}}};
    if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return traits_type::eof();
    if ((watched[1].revents & POLLIN) != 0) throw Error(ErrorCode::cancelled, tr("stopped before the end"));
    if (watched[0].revents == 0) continue;
    const auto got = ::read(descriptor_, bytes_.data(), bytes_.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) {
      throw Error(ErrorCode::io,
                  tr("cannot read {1}: {2}", "standard input", std::generic_category().message(errno)));
    }
    if (got == 0) return traits_type::eof();
    setg(bytes_.data(), bytes_.data(), bytes_.data() + got);
    return traits_type::to_int_type(bytes_.front());
  }
}

OutputBuffer::OutputBuffer(int descriptor, Shows shows)
    : descriptor_(descriptor), shows_(shows), bytes_(1U << 16U) {
  setp(bytes_.data(), bytes_.data() + bytes_.size());
}

void OutputBuffer::write_all(const char* bytes, std::size_t size) const {
  while (size > 0) {
    const auto written = ::write(descriptor_, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw OutputFailure{errno};
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
}

void OutputBuffer::show(std::string_view bytes) {
  if (shows_ == Shows::bytes) {
    write_all(bytes.data(), bytes.size());
    return;
  }
  const auto whole = std::exchange(held_, {}).append(bytes);
  const auto ready = whole.size() - report::unfinished_tail(whole);
  held_ = whole.substr(ready);
  const auto shown = report::for_terminal(std::string_view(whole).substr(0, ready));
  write_all(shown.data(), shown.size());
}

// What could not be written is dropped first: a stream that failed must not fail again in its destructor.
void OutputBuffer::flush_pending() {
  const auto pending = static_cast<std::size_t>(pptr() - pbase());
  setp(bytes_.data(), bytes_.data() + bytes_.size());
  show({bytes_.data(), pending});
}

OutputBuffer::int_type OutputBuffer::overflow(int_type c) {
  flush_pending();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

std::streamsize OutputBuffer::xsputn(const char* bytes, std::streamsize size) {
  if (size > epptr() - pptr()) flush_pending();
  if (size >= static_cast<std::streamsize>(bytes_.size())) {
    show({bytes, static_cast<std::size_t>(size)});
  } else {
    std::memcpy(pptr(), bytes, static_cast<std::size_t>(size));
    pbump(static_cast<int>(size));
  }
  return size;
}

int OutputBuffer::sync() {
  flush_pending();
  if (!held_.empty()) {
    const auto shown = report::for_terminal(std::exchange(held_, {}));
    write_all(shown.data(), shown.size());
  }
  return 0;
}

}  // namespace distich::cli
