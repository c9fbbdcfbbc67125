#include <distich/base/error.hpp>

namespace distich {

std::string to_string(const SourcePos& where) {
  std::string out = where.input;
  if (where.line == 0) return out;
  if (!out.empty()) out += ':';
  out += std::to_string(where.line);
  if (where.column != 0) out += ':' + std::to_string(where.column);
  return out;
}

SourcePos locate(std::string_view text, std::size_t offset, std::string input) {
  SourcePos where{std::move(input), offset, 1, 1};
  for (const char byte : text.substr(0, offset)) {
    if (byte == '\n') {
      ++where.line;
      where.column = 1;
    } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
      ++where.column;
    }
  }
  return where;
}

}  // namespace distich
