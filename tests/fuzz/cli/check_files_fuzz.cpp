// Any bytes as a profile of checks, as a file of rules, and as a baseline: only Error is thrown, with a place
// or as a usage error.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "common/baseline.hpp"
#include "common/check_profile.hpp"

namespace {

template <class Read>
void expect_read_or_refused(const std::string& bytes, Read read) {
  std::istringstream in(bytes);
  std::ostringstream out;
  distich::cli::Environment environment{in, out, out, [](const char*) { return std::nullopt; }, "", {},
                                        {}, {},  {}};
  try {
    read(environment);
  } catch (const distich::Error& error) {
    if (error.code() == distich::ErrorCode::internal) std::abort();
    if (error.code() == distich::ErrorCode::malformed && !error.where()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using distich::cli::Environment;
  const std::string bytes(data, data + size);
  expect_read_or_refused(bytes, [](Environment& environment) {
    distich::cli::CheckWords words;
    words.profile = "-";
    (void)distich::cli::check_options(words, environment);
  });
  expect_read_or_refused(bytes, [](Environment& environment) {
    distich::cli::CheckWords words;
    words.rules = {"-"};
    (void)distich::cli::check_options(words, environment);
  });
  expect_read_or_refused(bytes, [](Environment& environment) {
    (void)distich::cli::Baseline("-", environment).reason_for("0123456789abcdef");
  });
  return 0;
}
