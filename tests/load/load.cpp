#include "load.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <gtest/gtest.h>

#include <unistd.h>

namespace distich::tests {
namespace {

namespace fs = std::filesystem;

std::string seconds(std::chrono::microseconds time) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f s", static_cast<double>(time.count()) / 1e6);
  return text.data();
}

}  // namespace

bool is_large() {
  const char* value = std::getenv("DISTICH_LOAD");
  return value != nullptr && std::string_view(value) == "large";
}

LoadFolder::LoadFolder(Place place) {
  const bool in_memory = place == Place::memory && ::access("/dev/shm", W_OK) == 0;
  const auto where = in_memory ? fs::path("/dev/shm") : fs::temp_directory_path();
  std::string name = (where / "distich-load-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  root_ = name;
  work_ = root_ / "work";
  fs::create_directory(work_);
}

LoadFolder::~LoadFolder() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

Outcome run_distich(const fs::path& folder, const std::vector<std::string>& words) {
  return run(DISTICH_PROGRAM, words, {folder});
}

Outcome expect_run(const std::string& what, const fs::path& folder, const std::vector<std::string>& words,
                   int exit_code) {
  auto outcome = run_distich(folder, words);
  EXPECT_EQ(outcome.exit_code, exit_code)
      << what << ", signal " << outcome.signal << ": " << outcome.said.substr(0, 2000);
  say(what + ": " + seconds(outcome.cpu) + " of CPU in " + seconds(outcome.took) + ", " +
      to_megabytes(outcome.peak));
  return outcome;
}

bool is_instrumented() {
#ifdef DISTICH_INSTRUMENTED
  return true;
#else
  return false;
#endif
}

void expect_peak(const Outcome& outcome, std::uint64_t bytes) {
  if (is_instrumented()) return;
  EXPECT_LE(outcome.peak, bytes);
}

std::uint64_t lines_with(const fs::path& file, const std::string& part) {
  std::ifstream in(file);
  std::uint64_t count = 0;
  for (std::string line; std::getline(in, line);) count += line.find(part) != std::string::npos ? 1U : 0U;
  return count;
}

std::uint64_t member(const std::string& json, const std::string& name) {
  const auto key = '"' + name + "\":";
  const auto at = json.find(key);
  if (at == std::string::npos) throw std::runtime_error("no " + name + " in " + json.substr(0, 500));
  return std::stoull(json.substr(at + key.size(), 20));
}

void say(const std::string& figures) {
  std::printf("[  FIGURES ] %s\n", figures.c_str());
  std::fflush(stdout);
}

std::string to_megabytes(std::uint64_t bytes) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text.data();
}

}  // namespace distich::tests
