// One program imports while another looks up: no error, no lost unit, and every answer is that of a state
// that was committed. Ten seconds, or as many as DISTICH_MATCH_SECONDS says.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "importer_process.hpp"
#include "importer_units.hpp"
#include "store_backend.hpp"

namespace distich::tests {
namespace {

using std::chrono::steady_clock;

constexpr unsigned long units = 3000;

std::chrono::seconds duration() {
  const char* wanted = std::getenv("DISTICH_MATCH_SECONDS");
  return std::chrono::seconds(wanted == nullptr ? 10 : std::stoi(wanted));
}

/// Imports session after session, each by a program of its own, until it is told to stop.
class Importers {
 public:
  explicit Importers(const std::filesystem::path& store)
      : thread_([this, store](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
            Importer importer(store, units, "import-" + std::to_string(sessions_));
            ++(importer.finish() == "committing\ncommitted\n" ? sessions_ : failures_);
          }
        }) {}

  void finish() {
    thread_.request_stop();
    thread_.join();
  }

  [[nodiscard]] unsigned long sessions() const { return sessions_; }

  [[nodiscard]] unsigned long failures() const { return failures_; }

 private:
  std::atomic<unsigned long> sessions_ = 0;
  std::atomic<unsigned long> failures_ = 0;
  std::jthread thread_;
};

/// The answers of one state: each session has each number once, so all counts follow from the units.
void expect_answers_of_one_state(Store& store, unsigned long number) {
  const auto snapshot = store.snapshot();
  const auto size = store.tm().size();
  ASSERT_EQ(size % units, 0U);
  const auto sessions = size / units;
  ASSERT_EQ(store.sessions().size(), sessions);
  const auto probe = numbered_unit(SessionId{}, "", number);
  const auto length = probe.keys[0].tokens.size();
  // The reference: texts of all numbers that are as long and differ in at most 30 % of their tokens.
  unsigned long expected = 0;
  for (unsigned long other = 0; other < units; ++other) {
    const auto tokens = numbered_unit(SessionId{}, "", other).keys[0].tokens;
    if (tokens.size() != length) continue;
    std::size_t differ = 0;
    for (std::size_t i = 0; i < length; ++i) differ += tokens[i] == probe.keys[0].tokens[i] ? 0U : 1U;
    if (differ == 0) ++expected;
  }
  std::size_t equal = 0;
  for (const auto& found : store.tm().similar(tag("en"), probe.keys[0].tokens, Score{7000})) {
    const auto unit = store.tm().get(found.unit);
    ASSERT_TRUE(unit) << "a unit of another state";
    ASSERT_EQ(unit->unit.variants.size(), 2U);
    if (found.edits == 0) ++equal;
  }
  ASSERT_EQ(equal, expected * sessions);
}

TEST(TwoProcesses, OneImportsWhileTheOtherLooksUp) {
  const TemporaryFolder folder;
  const auto path = folder / "store.db";
  (void)open_store(path);
  Importers importers(path);
  const auto reader = open_store(path, {.mode = OpenMode::read_only});
  std::uint64_t before = 0;
  unsigned long rounds = 0;
  for (const auto end = steady_clock::now() + duration(); steady_clock::now() < end; ++rounds) {
    expect_answers_of_one_state(*reader, rounds * 7 % units);
    if (HasFatalFailure()) break;
    const auto size = reader->tm().size();
    ASSERT_GE(size, before) << "committed units were gone";
    before = size;
  }
  importers.finish();
  EXPECT_EQ(importers.failures(), 0U);
  EXPECT_GT(importers.sessions(), 4U) << "too few for runs to be merged";
  EXPECT_EQ(reader->tm().size(), importers.sessions() * units);
  EXPECT_TRUE(open_store(path)->check().empty());
  std::printf("%lu sessions were imported during %lu rounds of look-ups\n", importers.sessions(), rounds);
}

}  // namespace
}  // namespace distich::tests
