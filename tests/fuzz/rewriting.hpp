#pragma once
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/formats/format.hpp>

namespace distich::fuzz {

inline std::string put_back(const Format& format, const FileHeader& header,
                            const std::vector<BilingualUnit>& units) {
  std::ostringstream out;
  const auto writer = format.write_bilingual(out, {});
  writer->begin(header);
  for (const auto& unit : units) writer->write(unit);
  writer->finish();
  return out.str();
}

/// Whatever the file: put back without a change it is the same, and new targets are put in, or refused with
/// an Error that is not a fault of ours.
inline void check_rewriting(const Format& format, const std::string& bytes) {
  try {
    ReadOptions options;
    options.use = FileUse::rewrite;
    options.encoding = "UTF-8";
    std::istringstream in(bytes);
    const auto reader = format.read_bilingual(in, options, {});
    std::vector<BilingualUnit> units;
    for (BilingualUnit unit; reader->next(unit); unit = {}) units.push_back(unit);
    const bool is_utf8 = reader->header().skeleton->encoding == "UTF-8";
    if (is_utf8 && put_back(format, reader->header(), units) != bytes) std::abort();
    for (auto& unit : units) unit.target = unit.source;
    (void)put_back(format, reader->header(), units);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::internal) std::abort();
  }
}

}  // namespace distich::fuzz
