#pragma once
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <distich/base/error.hpp>
#include <distich/base/language.hpp>
#include <distich/engine/filter.hpp>
#include <distich/text/decode.hpp>

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

/// {"code":…,"message":…}, in English.
[[nodiscard]] Json error_json(const Error& error);

/// The line with what a filter adds, and with the fault, if there is one, that it was mended of.
template <class Make>
[[nodiscard]] std::string served_line(std::string_view line, Make& members_of, const Error* fault = nullptr) {
  const Json object = parse_line(line);
  Json members = members_of(object);
  if (fault != nullptr) members["error"] = error_json(*fault);
  return with_members(line, object, members);
}

/// What can still be made of a line with ill-formed UTF-8.
template <class Make>
[[nodiscard]] FilteredLine mended_line(std::string_view line, Make& members_of, const Error& fault) {
  try {
    return {served_line(text::repair_utf8(line), members_of, &fault), true};
  } catch (const Error&) {
    return failed_line(line, fault);
  }
}

/// A filter out of what it adds to an object.
template <class Make>
[[nodiscard]] LineFilter adding(Make members_of) {
  return [members_of](std::string_view line) mutable -> FilteredLine {
    try {
      return {served_line(line, members_of), false};
    } catch (const Error& error) {
      if (error.code() == ErrorCode::encoding) return mended_line(line, members_of, error);
      const bool of_the_line = error.code() == ErrorCode::malformed ||
                               error.code() == ErrorCode::invalid_argument ||
                               error.code() == ErrorCode::limit;
      if (!of_the_line) throw;
      return failed_line(line, error);
    }
  };
}

}  // namespace distich
