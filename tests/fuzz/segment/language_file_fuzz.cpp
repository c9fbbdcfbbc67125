// A language file is read, or refused with a place; nothing else.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <distich/base/error.hpp>
#include <distich/segment/language_data_internal.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  try {
    (void)distich::segmentation::parse_language_data(bytes, "fuzz");
  } catch (const distich::Error& error) {
    if (error.code() != distich::ErrorCode::malformed || !error.where()) std::abort();
  }
  return 0;
}
