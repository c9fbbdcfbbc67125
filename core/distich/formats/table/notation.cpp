#include <algorithm>

#include <distich/formats/table/notation_internal.hpp>

namespace distich::formats::table {
namespace {

std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\\' || special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// The first `wanted` that no backslash stands before.
std::size_t find_bare(std::string_view text, char wanted, std::size_t from) {
  for (auto at = from; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == wanted) {
      return at;
    }
  }
  return std::string_view::npos;
}

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

/// The items of a cell as written, with their escapes.
std::vector<std::string_view> raw_items(std::string_view cell) {
  std::vector<std::string_view> out;
  if (cell.empty()) return out;
  std::size_t begin = 0;
  while (true) {
    const auto bar = find_bare(cell, '|', begin);
    auto item = cell.substr(begin, bar == std::string_view::npos ? bar : bar - begin);
    if (begin > 0 && item.starts_with(' ')) item.remove_prefix(1);
    if (bar != std::string_view::npos && item.ends_with(' ')) item.remove_suffix(1);
    out.push_back(item);
    if (bar == std::string_view::npos) return out;
    begin = bar + 1;
  }
}

std::string join_raw(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) {
    if (&item != &items.front()) out += " | ";
    out += item;
  }
  return out;
}

}  // namespace

std::string join_items(const std::vector<std::string>& items) {
  std::vector<std::string> raw;
  for (const auto& item : items) {
    if (!item.empty()) raw.push_back(escaped(item, "|"));
  }
  return join_raw(raw);
}

std::vector<std::string> split_items(std::string_view cell) {
  std::vector<std::string> out;
  for (const auto item : raw_items(cell)) {
    if (!item.empty()) out.push_back(unescaped(item));
  }
  return out;
}

std::string join_pairs(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<std::string> raw;
  raw.reserve(pairs.size());
  for (const auto& [name, value] : pairs) raw.push_back(escaped(name, "|=") + "=" + escaped(value, "|"));
  return join_raw(raw);
}

std::vector<std::pair<std::string, std::string>> split_pairs(std::string_view cell) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto item : raw_items(cell)) {
    const auto equals = find_bare(item, '=', 0);
    const auto value = equals == std::string_view::npos ? std::string_view{} : item.substr(equals + 1);
    if (!item.empty()) out.emplace_back(unescaped(item.substr(0, equals)), unescaped(value));
  }
  return out;
}

}  // namespace distich::formats::table
