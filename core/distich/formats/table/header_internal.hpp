#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/language.hpp>
#include <distich/formats/table/delimited_internal.hpp>

namespace distich::formats::table {

/// A column that holds texts of one language.
struct LanguageColumn {
  std::size_t index = 0;
  LanguageTag language;
};

/// What the columns of a file are.
class Header {
 public:
  /// Every cell of the header row, where the file has one, names its column: one of `known`, or
  /// a language tag, or anything else.
  Header(const Row& row, const std::vector<std::string_view>& known);
  /// Of a file without a header row.
  explicit Header(std::vector<LanguageColumn> languages);

  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

  [[nodiscard]] const std::vector<LanguageColumn>& languages() const noexcept { return languages_; }

  /// The column that serves a wanted language best (RFC 4647).
  [[nodiscard]] std::optional<LanguageColumn> column_for(const LanguageTag& wanted) const;

  /// Columns that are neither known nor a language: index and name.
  [[nodiscard]] const std::vector<std::pair<std::size_t, std::string>>& others() const noexcept {
    return others_;
  }

  /// 0 where the file has no header row: then rows may be of any size.
  [[nodiscard]] std::size_t columns() const noexcept { return columns_; }

 private:
  std::vector<std::pair<std::size_t, std::string>> known_;
  std::vector<LanguageColumn> languages_;
  std::vector<std::pair<std::size_t, std::string>> others_;
  std::size_t columns_ = 0;
};

/// A tag as tables head their columns with: two or three letters, perhaps more subtags. Longer
/// words are well-formed tags too, but nobody means them so.
[[nodiscard]] std::optional<LanguageTag> column_language(std::string_view cell);

/// Does the row look like a header: with one of `known` in it, or made of language tags?
[[nodiscard]] bool looks_like_header(const Row& row, const std::vector<std::string_view>& known);

[[nodiscard]] bool is_blank(const Row& row);
[[nodiscard]] std::string_view trimmed(std::string_view cell);

}  // namespace distich::formats::table
