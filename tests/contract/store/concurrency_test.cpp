#include <atomic>
#include <thread>

#include "importer_units.hpp"
#include "store_backend.hpp"

namespace distich::tests {
namespace {

TEST(Concurrency, AReaderSeesAllOfASessionOrNothingAndNeverWaits) {
  constexpr unsigned long units = 2000;
  constexpr int imports = 5;
  const TemporaryFolder folder;
  const auto path = folder / "store.db";
  (void)open_store(path);
  std::atomic<bool> done = false;
  std::jthread writer([&] {
    const auto store = open_store(path);
    for (int i = 0; i < imports; ++i) {
      const auto name = "import-" + std::to_string(i);
      const auto transaction = store->begin();
      const auto session = store->start_session("import", name, "");
      for (unsigned long n = 0; n < units; ++n) add(store->tm(), numbered_unit(session, name, n));
      transaction->commit();
    }
    done = true;
  });
  const auto reader =
      open_store(path, {.mode = OpenMode::read_only, .busy_timeout = std::chrono::milliseconds(0)});
  for (bool last = false; !last;) {
    last = done;
    for (const auto& session : reader->sessions()) ASSERT_EQ(session.units, units);
    ASSERT_EQ(reader->tm().size() % units, 0U);
    std::uint64_t seen = 0;
    reader->tm().scan(tag("en"), [&](const ScannedVariant&) { return ++seen > 0; });
    ASSERT_EQ(seen % units, 0U);
    const auto snapshot = reader->snapshot();  // both answers of one state
    const auto probe = numbered_unit(SessionId{}, "", 3).keys[1].tokens;
    ASSERT_EQ(reader->tm().similar(tag("fr"), probe, Score{10000}).size(), reader->tm().size() / units);
  }
  EXPECT_EQ(reader->tm().size(), units * imports);
}

TEST(Concurrency, ASecondWriterWaitsThenIsToldThatTheStoreIsBusy) {
  const TemporaryFolder folder;
  const auto first = open_store(folder / "store.db");
  const auto second = open_store(folder / "store.db", {.busy_timeout = std::chrono::milliseconds(30)});
  auto transaction = first->begin();
  EXPECT_EQ(error_of([&] { (void)second->begin(); }), ErrorCode::busy);
  EXPECT_EQ(error_of([&] { second->start_session("edit", "", ""); }), ErrorCode::busy);
  EXPECT_EQ(second->tm().size(), 0U);
  transaction->commit();
  EXPECT_NO_THROW(second->start_session("edit", "", ""));
}

TEST(Concurrency, WritersTakeTurns) {
  constexpr int writers = 4;
  constexpr unsigned long units = 50;
  const TemporaryFolder folder;
  const auto path = folder / "store.db";
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < writers; ++i) {
      threads.emplace_back([&path, i] {
        // All create the same store at once.
        const auto store = open_store(path, {.busy_timeout = std::chrono::seconds(60)});
        const auto name = "writer-" + std::to_string(i);
        const auto session = store->start_session("edit", name, "");
        for (unsigned long n = 0; n < units; ++n) add(store->tm(), numbered_unit(session, name, n));
      });
    }
  }
  const auto store = open_store(path);
  EXPECT_EQ(store->tm().size(), writers * units);
  EXPECT_THAT(store->check(), testing::IsEmpty());
  for (const auto& session : store->sessions()) EXPECT_EQ(session.units, units);
}

}  // namespace
}  // namespace distich::tests
