#include "common/unit_filter.hpp"

#include <algorithm>
#include <charconv>

#include "common/languages.hpp"

namespace distich::cli {
namespace {

/// A date, or the beginning of one: digits where "2026-03-01T10:15:00Z" has them.
std::string date_named(const std::string& text, std::string_view option) {
  constexpr std::string_view pattern = "0000-00-00T00:00:00Z";
  const bool fits = text.size() <= pattern.size() &&
                    std::ranges::equal(text, pattern.substr(0, text.size()), [](char c, char p) {
                      return p == '0' ? c >= '0' && c <= '9' : c == p;
                    });
  if (fits && (text.empty() || text.size() >= 4)) return text;
  throw usage(tr("{1} wants a date like 2026-03-01, not \"{2}\"", option, text));
}

}  // namespace

std::int64_t whole_number(std::string_view text, std::string_view what) {
  std::int64_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc{} || end.ptr != text.data() + text.size()) {
    throw usage(tr("{1} wants a whole number, not \"{2}\"", what, text));
  }
  return number;
}

std::pair<std::string, std::string> name_and_value(const std::string& text, std::string_view option) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw usage(tr("{1} wants {2}, not \"{3}\"", option, "NAME=VALUE", text));
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

void declare_filter(Declaration& declare, FilterWords& words) {
  declare.option("--session", "SESSION", words.session, tr("only units of this session"));
  declare.option("--origin", "NAME", words.origin, tr("only units that came from the file of this name"));
  declare.option("--since", "DATE", words.since,
                 tr("only units of sessions from this day on, like 2026-03-01"));
  declare.option("--before", "DATE", words.before, tr("only units of sessions before this day"));
  declare.option("--author", "NAME", words.author, tr("only units that this person made or changed"));
  declare.option("--property", "NAME=VALUE", words.properties,
                 tr("only units with this property; may be repeated"));
  declare.option("--contains", "TEXT", words.contains,
                 tr("only units with this in one of their texts, letter case as written"));
}

UnitFilter to_filter(const FilterWords& words, Environment& environment) {
  UnitFilter filter;
  filter.languages = {language_named(words.source, environment), language_named(words.target, environment)};
  if (!words.session.empty()) filter.session = SessionId{whole_number(words.session, "--session")};
  filter.origin = words.origin;
  filter.since = date_named(words.since, "--since");
  filter.before = date_named(words.before, "--before");
  filter.author = words.author;
  for (const auto& property : words.properties)
    filter.properties.push_back(name_and_value(property, "--property"));
  filter.contains = words.contains;
  return filter;
}

}  // namespace distich::cli
