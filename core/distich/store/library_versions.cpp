#include "distich/store/library_versions.hpp"

#include <sqlite3.h>

namespace distich {

std::string store_library_versions() {
  return std::string("SQLite ") + sqlite3_libversion();
}

}  // namespace distich
