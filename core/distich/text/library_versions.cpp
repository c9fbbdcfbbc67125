#include "distich/text/library_versions.hpp"

#include <array>

#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace distich::text {
namespace {

std::string written(void (*get)(UVersionInfo)) {
  UVersionInfo version{};
  get(version);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> digits{};
  u_versionToString(version, digits.data());
  return digits.data();
}

}  // namespace

std::string library_versions() {
  return "ICU " + written(u_getVersion) + ", Unicode " + written(u_getUnicodeVersion);
}

}  // namespace distich::text
