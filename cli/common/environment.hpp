#pragma once
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "command.hpp"
#include <distich/base/control.hpp>
#include <distich/base/error.hpp>
#include <distich/base/language.hpp>
#include <distich/formats/format.hpp>
#include <distich/report/page.hpp>
#include <distich/text/messages.hpp>

namespace distich::cli {

/// The world as a command sees it. Made by main; a command touches nothing else.
struct Environment {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  /// Of the process environment; an empty one counts as none.
  std::function<std::optional<std::string>(const char* name)> variable;
  std::string now;  ///< ISO 8601 in UTC, or what SOURCE_DATE_EPOCH says
  std::stop_token stop;
  FormatRegistry formats;
  report::Page page;        ///< for standard output
  report::Page error_page;  ///< for standard error
  bool in_is_terminal = false;
  bool quiet = false;
  bool verbose = false;
  bool json_errors = false;  ///< errors as a JSON envelope

  std::map<std::string_view, std::size_t> diagnostics_shown = {};  ///< by id
  bool saw_error_diagnostic = false;
};

/// A control that prints diagnostics and progress on standard error. `environment` must outlive it.
[[nodiscard]] Control control_of(Environment& environment);

/// "distich: a.xlf:3:7: what is wrong", or the JSON envelope.
void show_error(Environment& environment, const Error& error);
/// A line for people on standard error; nothing when quiet.
void tell(Environment& environment, const Message& message);
/// What is left to say of diagnostics that were not all shown.
void finish_diagnostics(Environment& environment);

[[nodiscard]] ExitCode exit_code_of(ErrorCode code) noexcept;
/// "malformed", "not-a-store", …
[[nodiscard]] std::string_view name(ErrorCode code) noexcept;

/// A usage error.
[[nodiscard]] Error usage(Message message);

}  // namespace distich::cli
