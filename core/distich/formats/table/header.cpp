#include <algorithm>

#include <distich/formats/table/header_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::formats::table {
namespace {

bool is_one_of(const std::vector<std::string_view>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

Header::Header(const Row& row, const std::vector<std::string_view>& known) : columns_(row.cells.size()) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string name(trimmed(row.cells[i]));
    // "id" is Indonesian as well: only the first is the concept's.
    if (is_one_of(known, name) && !find(name)) {
      known_.emplace_back(i, name);
    } else if (const auto language = column_language(name)) {
      languages_.push_back({i, *language});
    } else if (!name.empty()) {
      others_.emplace_back(i, name);
    }
  }
}

Header::Header(std::vector<LanguageColumn> languages) : languages_(std::move(languages)) {}

std::optional<std::size_t> Header::find(std::string_view name) const {
  const auto found = std::ranges::find(known_, name, &std::pair<std::size_t, std::string>::second);
  return found == known_.end() ? std::nullopt : std::optional(found->first);
}

std::optional<LanguageColumn> Header::column_for(const LanguageTag& wanted) const {
  std::vector<LanguageTag> available;
  available.reserve(languages_.size());
  for (const auto& column : languages_) available.push_back(column.language);
  const auto index = lookup_language(wanted, available);
  return index ? std::optional(languages_[*index]) : std::nullopt;
}

std::optional<LanguageTag> column_language(std::string_view cell) {
  auto language = LanguageTag::parse_loose(cell);
  if (!language || language->primary().size() > 3 || !language->known()) return std::nullopt;
  return language;
}

bool looks_like_header(const Row& row, const std::vector<std::string_view>& known) {
  std::size_t languages = 0;
  for (const auto& cell : row.cells) {
    if (is_one_of(known, trimmed(cell))) return true;
    if (column_language(trimmed(cell))) ++languages;
  }
  return languages >= 2 || (languages == 1 && row.cells.size() == 1);
}

bool is_blank(const Row& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

std::string_view trimmed(std::string_view cell) {
  return text::trimmed(cell, {0, cell.size()}).of(cell);
}

}  // namespace distich::formats::table
