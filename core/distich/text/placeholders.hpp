#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/range.hpp>

namespace distich::text {

/// A place in a text that a program fills.
struct Placeholder {
  std::string key;  ///< what makes two of them the same
  ByteRange place;
};

/// `%s`, `%-5.2f`, `%1$s`, `%(name)s`, `%{name}` (C, Python, Ruby), `{0}`, `{name:>8}` (Python, .NET),
/// `{count, plural, …}` (ICU MessageFormat: the argument and its kind), `${name}`, `{{name}}`, `$(name)`,
/// `$[name]`, `$name`, `$name$`, `%name%`, `%1`, `%1%`, `%|40t|`, `#name#`, `@name@`, `&vendorName;` (an
/// entity that is no character's), in order and disjoint. printf's are known by their place in the row of
/// arguments and their kind: `%2$s` is the second
/// `%s`. No place of "50 % of", "{" or "{some words}"; nor of "%20" where percentages are written so. Linear.
[[nodiscard]] std::vector<Placeholder> find_placeholders(std::string_view text,
                                                         bool percent_before_number = false);

}  // namespace distich::text
