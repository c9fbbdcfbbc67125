// Whatever the bytes: only Error is thrown, every problem has a place and a section of the standard, and what
// is valid can be read.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include <distich/formats/xliff/xliff.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const auto format = distich::xliff_format();
  bool is_valid = true;
  distich::Control control;
  control.on_diagnostic = [&](const distich::Diagnostic& problem) {
    if (!problem.where || problem.where->line == 0 || problem.section.empty()) std::abort();
    if (problem.severity == distich::Severity::error) is_valid = false;
  };
  try {
    std::istringstream in(bytes);
    format.validate(in, {"fuzz", "", {}}, control);
  } catch (const distich::Error&) {
    return 0;
  }
  if (!is_valid) return 0;
  std::istringstream in(bytes);
  const auto reader = format.read_bilingual(in, {"fuzz", "", {}}, {});
  for (distich::BilingualUnit unit; reader->next(unit);) {
  }
  return 0;
}
