#include "common/counting.hpp"

namespace distich::cli {

std::string Counting::beads(std::uint64_t count) const {
  return say_.plural("{1} bead", "{1} beads", count);
}

std::string Counting::concepts(std::uint64_t count) const {
  return say_.plural("{1} concept", "{1} concepts", count);
}

std::string Counting::conflicts(std::uint64_t count) const {
  return say_.plural("{1} conflict", "{1} conflicts", count);
}

std::string Counting::duplicates(std::uint64_t count) const {
  return say_.plural("{1} duplicate", "{1} duplicates", count);
}

std::string Counting::errors(std::uint64_t count) const {
  return say_.plural("{1} error", "{1} errors", count);
}

std::string Counting::files(std::uint64_t count) const {
  return say_.plural("{1} file", "{1} files", count);
}

std::string Counting::lines(std::uint64_t count) const {
  return say_.plural("{1} line", "{1} lines", count);
}

std::string Counting::notes(std::uint64_t count) const {
  return say_.plural("{1} note", "{1} notes", count);
}

std::string Counting::pairs(std::uint64_t count) const {
  return say_.plural("{1} pair", "{1} pairs", count);
}

std::string Counting::records(std::uint64_t count) const {
  return say_.plural("{1} record", "{1} records", count);
}

std::string Counting::rows(std::uint64_t count) const {
  return say_.plural("{1} row", "{1} rows", count);
}

std::string Counting::segments(std::uint64_t count) const {
  return say_.plural("{1} segment", "{1} segments", count);
}

std::string Counting::sources(std::uint64_t count) const {
  return say_.plural("{1} source", "{1} sources", count);
}

std::string Counting::terms(std::uint64_t count) const {
  return say_.plural("{1} term", "{1} terms", count);
}

std::string Counting::texts(std::uint64_t count) const {
  return say_.plural("{1} text", "{1} texts", count);
}

std::string Counting::units(std::uint64_t count) const {
  return say_.plural("{1} unit", "{1} units", count);
}

std::string Counting::warnings(std::uint64_t count) const {
  return say_.plural("{1} warning", "{1} warnings", count);
}

std::string listed(const std::map<std::string, std::uint64_t>& counts) {
  std::string out;
  for (const auto& [name, count] : counts)
    out += (out.empty() ? "" : ", ") + name + ' ' + std::to_string(count);
  return out;
}

}  // namespace distich::cli
