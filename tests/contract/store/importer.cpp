// store_importer STORE UNITS NAME: imports a session of so many units in one transaction. Says
// "committing" before the commit and "committed" after it. To be killed by kill_test.cpp.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "importer_units.hpp"

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
    const auto units = std::stoul(arguments[2]);
    const auto transaction = store->begin();
    const auto session = store->start_session("import", arguments[3], "2026-01-02T03:04:05Z");
    for (unsigned long i = 0; i < units; ++i)
      distich::tests::add(store->tm(), distich::tests::numbered_unit(session, arguments[3], i));
    say("committing");
    transaction->commit();
    say("committed");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
