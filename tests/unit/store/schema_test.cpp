#include <fstream>

#include <gtest/gtest.h>

#include "raw_database.hpp"
#include "store_backend.hpp"

namespace distich::tests {
namespace {

// A schema that has been released never changes: what is to be different is a new migration,
// with a golden file of its own. DISTICH_UPDATE_GOLDEN=1 writes the file.
TEST(Schema, IsTheOneInTheGoldenFileOfItsVersion) {
  const TemporaryFolder folder;
  const auto version = open_store(folder / "store.db")->schema_version();
  auto raw = open_raw(folder / "store.db");
  const auto found = schema_of(raw);
  const std::filesystem::path golden = std::string(DISTICH_SOURCE_DIR) + "/tests/unit/store/golden/schema.v" +
                                       std::to_string(version) + ".sql";
  if (std::getenv("DISTICH_UPDATE_GOLDEN") != nullptr) write_bytes(golden, found);
  EXPECT_EQ(found, bytes_of(golden));
}

TEST(Schema, IsMarkedAsOursAndKeptInAWriteAheadLog) {
  const TemporaryFolder folder;
  (void)open_store(folder / "store.db");
  auto raw = open_raw(folder / "store.db");
  EXPECT_EQ(raw.integer("PRAGMA application_id"), 0x44737469);
  EXPECT_EQ(raw.text("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(raw.text("PRAGMA integrity_check"), "ok");
}

}  // namespace
}  // namespace distich::tests
