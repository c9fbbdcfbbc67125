#include "common/ordered_output.hpp"

#include <ostream>

namespace distich::cli {
namespace {

constexpr std::size_t most_held = 64U << 20U;

void put(std::ostream& out, std::string_view bytes) {
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

bool OrderedOutput::write(std::size_t input, std::string_view bytes) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || input == first_ || held_bytes_ + bytes.size() <= most_held; });
  if (stopped_) return false;
  auto& held = held_[input];
  if (input != first_) {
    held += bytes;
    held_bytes_ += bytes.size();
    return true;
  }
  put(*out_, held);
  held_bytes_ -= held.size();
  held.clear();
  put(*out_, bytes);
  return true;
}

void OrderedOutput::advance() {
  const std::lock_guard lock(mutex_);
  if (const auto held = held_.extract(first_); !held.empty()) {
    put(*out_, held.mapped());
    held_bytes_ -= held.mapped().size();
  }
  ++first_;
  changed_.notify_all();
}

void OrderedOutput::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

}  // namespace distich::cli
