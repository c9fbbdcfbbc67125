#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "common/environment.hpp"
#include "common/store.hpp"
#include <distich/engine/lookup.hpp>
#include <distich/tm/memory.hpp>

namespace distich::cli {

/// A value that a copy of its owner does not get: each copy starts with an empty one.
template <class Value>
struct PerCopy {
  PerCopy() = default;

  PerCopy(const PerCopy& /*other*/) {}

  PerCopy& operator=(const PerCopy& /*other*/) { return *this; }

  ~PerCopy() = default;

  Value value{};
};

/// A memory to look up in, by a connection of its own that is opened when it is first used: a copy
/// for each thread. `environment` must outlive it.
class OwnMemory {
 public:
  OwnMemory(std::string store_option, Environment& environment)
      : option_(std::move(store_option)), environment_(&environment) {}

  [[nodiscard]] const Lookup& lookup() {
    if (!opened_.value) opened_.value = std::make_unique<Opened>(option_, *environment_);
    return opened_.value->lookup;
  }

  /// Opens and closes the store: what is wrong with it, and a change of its schema, come before threads do.
  void check() const { (void)Opened(option_, *environment_); }

 private:
  struct Opened {
    Opened(const std::string& option, Environment& environment)
        : store(store_to_read(option, environment)),
          memory(*store, control_of(environment)),
          lookup(*store, memory) {}

    std::unique_ptr<Store> store;
    TranslationMemory memory;
    Lookup lookup;
  };

  std::string option_;
  Environment* environment_;
  PerCopy<std::unique_ptr<Opened>> opened_;
};

/// Memories for threads that take one for a piece of work: no more are opened than are in use at once.
class MemoryPool {
 public:
  explicit MemoryPool(OwnMemory pattern) : pattern_(std::move(pattern)) {}

  void check() const { pattern_.check(); }

  [[nodiscard]] std::unique_ptr<OwnMemory> take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<OwnMemory>(pattern_);
    auto taken = std::move(idle_.back());
    idle_.pop_back();
    return taken;
  }

  void put_back(std::unique_ptr<OwnMemory> memory) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(memory));
  }

 private:
  OwnMemory pattern_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<OwnMemory>> idle_;
};

}  // namespace distich::cli
