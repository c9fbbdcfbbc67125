#pragma once
#include <stop_token>
#include <streambuf>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace distich::cli {

/// Thrown by `OutputBuffer` when a file descriptor takes no more.
struct OutputFailure {
  int error = 0;  ///< errno: EPIPE, ENOSPC, …
};

/// Turns SIGINT and SIGTERM into a stop request; a second signal ends the program at once.
/// At most one at a time in a process.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] std::stop_token token() const noexcept { return source_.get_token(); }

  /// A descriptor that becomes readable when a signal came.
  [[nodiscard]] int descriptor() const noexcept { return read_end_; }

 private:
  std::stop_source source_;
  int read_end_ = -1;
  int write_end_ = -1;
  int wake_read_ = -1;
  int wake_write_ = -1;
  std::thread watcher_;
};

/// Reads a file descriptor; a signal ends the wait with Error{cancelled}.
class InputBuffer : public std::streambuf {
 public:
  InputBuffer(int descriptor, int interrupted)
      : descriptor_(descriptor), interrupted_(interrupted), bytes_(1U << 16U) {}

 protected:
  int_type underflow() override;

 private:
  int descriptor_;
  int interrupted_;
  std::vector<char> bytes_;
};

enum class Shows { bytes, terminal_text };

/// Writes a file descriptor; throws OutputFailure, which a stream with exceptions(badbit)
/// passes on. `terminal_text` is what `report::for_terminal` leaves of the bytes: whatever a command writes,
/// and in whatever format, data does not steer the terminal.
class OutputBuffer : public std::streambuf {
 public:
  explicit OutputBuffer(int descriptor, Shows shows = Shows::bytes);

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* bytes, std::streamsize size) override;
  int sync() override;

 private:
  void write_all(const char* bytes, std::size_t size) const;
  /// Writes the bytes as they are to be shown; an unfinished end waits for what comes next.
  void show(std::string_view bytes);
  void flush_pending();

  int descriptor_;
  Shows shows_;
  std::string held_;
  std::vector<char> bytes_;
};

}  // namespace distich::cli
