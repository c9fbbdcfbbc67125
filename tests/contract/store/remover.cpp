// store_remover STORE UNITS NAME: takes all units out in one transaction, as a session of this name. UNITS is
// not used. Says "committing" before the commit and "committed" after it. To be killed by kill_test.cpp.
#include <cstdio>
#include <exception>
#include <vector>

#include <distich/store/store.hpp>

namespace {

void say(const char* line) {
  std::puts(line);
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  try {
    const auto store = distich::open_store(arguments[1]);
    const auto transaction = store->begin();
    const auto session = store->start_session("delete", arguments[3], "2026-01-02T03:04:05Z");
    std::vector<distich::UnitId> units;
    store->tm().each([&](const distich::StoredUnit& unit) {
      units.push_back(unit.id);
      return true;
    });
    for (const auto unit : units) store->tm().remove(unit, session);
    say("committing");
    transaction->commit();
    say("committed");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
