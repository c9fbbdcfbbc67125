#pragma once
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <distich/base/error.hpp>
#include <distich/base/language.hpp>
#include <distich/engine/filter.hpp>

namespace distich {

using Json = nlohmann::ordered_json;

/// A line as an object. Throws Error{encoding} for ill-formed UTF-8, Error{malformed} when it
/// is no JSON object, Error{limit} when it is nested too deep.
[[nodiscard]] Json parse_line(std::string_view line);

/// The member as a string. Throws Error{malformed} when it is missing or no string.
[[nodiscard]] const std::string& text_of(const Json& object, const char* member);

/// The language that a member names, else `fallback`. Throws Error{malformed} for what is no language tag.
[[nodiscard]] LanguageTag language_of(const Json& object, const char* member, const LanguageTag& fallback);

/// `language` when it is known, else what the text shows. Throws Error{malformed} when it shows nothing.
[[nodiscard]] LanguageTag known_or_detected(LanguageTag language, std::string_view text);

/// The line with `members` added: spliced in before its last brace, so that what was there
/// stays as it was written.
[[nodiscard]] std::string with_members(std::string_view line, const Json& object, const Json& members);

/// {"id":…,"error":{…}} for a line that failed.
[[nodiscard]] FilteredLine failed_line(std::string_view line, const Error& error);

/// A filter out of what it adds to an object.
template <class Make>
[[nodiscard]] LineFilter adding(Make members_of) {
  return [members_of](std::string_view line) mutable -> FilteredLine {
    try {
      const Json object = parse_line(line);
      return {with_members(line, object, members_of(object)), false};
    } catch (const Error& error) {
      const bool of_the_line = error.code() == ErrorCode::malformed || error.code() == ErrorCode::encoding ||
                               error.code() == ErrorCode::invalid_argument ||
                               error.code() == ErrorCode::limit;
      if (!of_the_line) throw;
      return failed_line(line, error);
    }
  };
}

}  // namespace distich
