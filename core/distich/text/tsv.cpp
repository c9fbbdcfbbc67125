#include <distich/text/tsv.hpp>

namespace distich::text {

std::string escape_tsv(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) > '\r' && c != '\\') continue;
    const char letter = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\\' ? '\\' : '\0';
    if (letter == '\0') continue;
    out.append(text.substr(done, at - done)).append(1, '\\').append(1, letter);
    done = at + 1;
  }
  return out.append(text.substr(done));
}

std::string unescape_tsv(std::string_view cell) {
  auto at = cell.find('\\');
  if (at == std::string_view::npos) return std::string(cell);
  std::string out;
  out.reserve(cell.size());
  std::size_t done = 0;
  for (; at < cell.size(); at = cell.find('\\', at)) {
    const char next = at + 1 < cell.size() ? cell[at + 1] : '\0';
    const char meant = next == 't'    ? '\t'
                       : next == 'n'  ? '\n'
                       : next == 'r'  ? '\r'
                       : next == '\\' ? '\\'
                                      : '\0';
    if (meant == '\0') {
      ++at;
      continue;
    }
    out.append(cell.substr(done, at - done)).append(1, meant);
    at += 2;
    done = at;
  }
  return out.append(cell.substr(done));
}

}  // namespace distich::text
