#include "common/memory_end.hpp"

#include <array>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "command.hpp"
#include <unistd.h>

namespace distich::cli {
namespace {

constexpr std::size_t reserved_bytes = std::size_t{256} << 10U;
constexpr std::size_t stack_bytes = std::size_t{256} << 10U;

// Handlers of the language are plain functions, and reach nothing else.
// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<void*> reserve = nullptr;
std::terminate_handler terminate_otherwise = nullptr;

// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

[[noreturn]] void give_up_reserve() {
  std::free(reserve.exchange(nullptr));
  throw std::bad_alloc();
}

bool memory_ended() noexcept {
  try {
    if (const auto failure = std::current_exception()) std::rethrow_exception(failure);
  } catch (const std::bad_alloc&) {
    return true;
  } catch (...) {
    return false;
  }
  return false;
}

[[noreturn]] void say_and_end() {
  if (memory_ended()) {
    constexpr std::string_view said = "distich: not enough memory for this input\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, said.data(), said.size());
    std::_Exit(exit_bad_input);
  }
  terminate_otherwise();
  std::abort();
}

void take_room_for_stack() {
  constexpr std::size_t page = 4096;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): only touched
  std::array<volatile char, stack_bytes> room;
  for (std::size_t at = 0; at < room.size(); at += page) room.at(room.size() - 1 - at) = 0;
}

}  // namespace

void prepare_for_the_end_of_memory() {
  take_room_for_stack();
  reserve = std::malloc(reserved_bytes);
  std::set_new_handler(give_up_reserve);
  terminate_otherwise = std::set_terminate(say_and_end);
}

}  // namespace distich::cli
