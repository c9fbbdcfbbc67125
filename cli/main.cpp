#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <istream>
#include <new>
#include <ostream>
#include <system_error>

#include "catalogues.hpp"
#include "common/completion.hpp"
#include "common/environment.hpp"
#include "common/help.hpp"
#include "common/json.hpp"
#include "common/memory_end.hpp"
#include "common/parse.hpp"
#include "common/streams.hpp"
#include <distich/base/version.hpp>
#include <distich/store/library_versions.hpp>
#include <distich/text/library_versions.hpp>
#include <distich/xml/library_versions.hpp>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace distich::cli {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here sets variables
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

/// The time of the run, or the one that SOURCE_DATE_EPOCH asks to be written, as ISO 8601 in UTC.
std::string now() {
  auto seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (const auto fixed = variable("SOURCE_DATE_EPOCH")) {
    std::from_chars(fixed->data(), fixed->data() + fixed->size(), seconds);
  }
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  std::string text(32, '\0');
  text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc));
  return text;
}

/// gettext's order: LANGUAGE, unless the locale is "C", then LC_ALL, LC_MESSAGES, LANG.
std::vector<std::string> wanted_locales() {
  std::string locale;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto value = variable(name); value && locale.empty()) locale = *value;
  }
  if (locale.empty() || locale == "C" || locale == "POSIX" || locale.starts_with("C.")) return {};
  std::vector<std::string> wanted;
  const auto list = variable("LANGUAGE").value_or("");
  for (std::string_view rest = list; !rest.empty();) {
    const auto colon = rest.find(':');
    wanted.emplace_back(rest.substr(0, colon));
    rest = colon == std::string_view::npos ? std::string_view{} : rest.substr(colon + 1);
  }
  wanted.push_back(locale);
  return wanted;
}

text::Messages messages() {
  std::vector<text::Catalogue> catalogues;
  for (const auto& file : embedded::catalogues()) {
    catalogues.push_back({file.name.substr(0, file.name.find('.')), file.bytes});
  }
  for (const auto& locale : wanted_locales()) {
    if (locale.starts_with("en")) break;
    text::Messages found(locale, catalogues);
    if (found.language() != "en") return found;
  }
  return {};
}

report::Page page_for(int descriptor, const text::Messages& say) {
  report::Page page;
  page.say = say;
  page.terminal = ::isatty(descriptor) == 1;
  const bool dumb = variable("TERM").value_or("") == "dumb";
  const bool forced = variable("CLICOLOR_FORCE").value_or("0") != "0";
  page.colour = !variable("NO_COLOR") && (forced || (page.terminal && !dumb));
  winsize size{};
  if (page.terminal && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    page.width = size.ws_col;
  return page;
}

/// What a report of a bug should say of the program.
std::string versions() {
  std::string out = "distich " + std::string(version()) + '\n';
  out += std::string(build()) + '\n';
  for (const auto& libraries :
       {text::library_versions(), store_library_versions(), xml::library_versions()}) {
    out += libraries + '\n';
  }
  return out;
}

int help(const Parsed& parsed, std::span<const Command> commands, Environment& environment) {
  const auto& page = environment.page;
  if (parsed.to_complete) {
    const auto formats = FormatRegistry::with_builtin_formats();
    environment.out << to_lines(complete(commands, *parsed.to_complete, formats, page));
  } else if (!parsed.completion_shell.empty()) {
    const auto script = completion_script(parsed.completion_shell);
    if (script.empty()) throw usage(tr("{1} wants one of: {2}", "--completion", "bash, zsh, fish"));
    environment.out << script;
  } else if (!parsed.manual_directory.empty()) {
    write_manual(commands, parsed.manual_directory);
  } else if (parsed.command != nullptr) {
    environment.out << command_help(*parsed.command, parsed.declaration, page);
  } else if (!parsed.help_topic.empty()) {
    environment.out << group_help(commands, parsed.help_topic, page);
  } else {
    environment.out << program_help(commands, page);
  }
  environment.out.flush();
  return exit_done;
}

int run(std::span<const std::string> words, Environment& environment) {
  const auto commands = all_commands();
  const auto parsed = parse(commands, words);
  environment.quiet = parsed.quiet;
  environment.verbose = parsed.verbose;
  if (parsed.version) {
    environment.out << versions() << std::flush;
    return exit_done;
  }
  if (parsed.help) return help(parsed, commands, environment);
  environment.formats = FormatRegistry::with_builtin_formats();
  const int code = parsed.run(environment);
  environment.out.flush();
  finish_diagnostics(environment);
  return code;
}

int fail(Environment& environment, const Error& error) {
  environment.out.exceptions(std::ios::goodbit);
  environment.out.flush();  // what was done before the failure
  finish_diagnostics(environment);
  show_error(environment, error);
  return exit_code_of(error.code());
}

int fail_by_bug(Environment& environment, const std::exception& error) {
  return fail(environment,
              Error(ErrorCode::internal, tr("a bug in distich: {1}; please report it", error.what())));
}

/// Every way that a run can end, as an exit code.
int guarded(std::span<const std::string> words, Environment& environment) {
  try {
    return run(words, environment);
  } catch (const Error& error) {
    return fail(environment, error);
  } catch (const OutputFailure& failure) {
    if (failure.error == EPIPE) return exit_done;  // who reads has seen enough
    return fail(environment, Error(ErrorCode::io, tr("cannot write {1}: {2}", "standard output",
                                                     std::generic_category().message(failure.error))));
  } catch (const std::bad_alloc&) {
    return fail(environment, Error(ErrorCode::limit, tr("not enough memory for this input")));
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::resource_unavailable_try_again) return fail_by_bug(environment, error);
    return fail(environment, Error(ErrorCode::limit, tr("the system lets no more threads start; end other "
                                                        "programs, or give this one more memory")));
  } catch (const std::exception& error) {
    return fail_by_bug(environment, error);
  }
}

/// A standard descriptor that is closed would be given to the next file that is opened, and what is meant for
/// standard output would land in a store. Closed ones get a file that fails as they do.
void occupy_standard_descriptors() {
  constexpr std::array modes{O_WRONLY, O_RDONLY, O_WRONLY};  // messages to nobody are no failure
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // The lowest free number is this one, since those below it are taken.
    [[maybe_unused]] const int opened =
        ::open("/dev/null",
               modes[static_cast<std::size_t>(descriptor)]);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  }
}

int run_program(std::span<const std::string> words) {
  Interrupt interrupt;
  InputBuffer input(STDIN_FILENO, interrupt.descriptor());
  const bool on_terminal = ::isatty(STDOUT_FILENO) == 1;
  OutputBuffer output(STDOUT_FILENO, on_terminal ? Shows::terminal_text : Shows::bytes);
  OutputBuffer errors(STDERR_FILENO);
  std::istream in(&input);
  std::ostream out(&output);
  std::ostream err(&errors);
  in.exceptions(std::ios::badbit);
  out.exceptions(std::ios::badbit);
  const auto say = messages();
  Environment environment{in,
                          out,
                          err,
                          variable,
                          now(),
                          interrupt.token(),
                          {},
                          page_for(STDOUT_FILENO, say),
                          page_for(STDERR_FILENO, say)};
  environment.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  environment.json_errors = asks_for_json(words);
  return guarded(words, environment);
}

/// What goes wrong before there is anything to say it with: no memory, no thread, no pipe.
int cannot_start(std::string_view reason) {
  for (const std::string_view part : {std::string_view("distich: cannot start: "), reason,
                                      std::string_view("; give it more memory, or end other programs\n")}) {
    if (::write(STDERR_FILENO, part.data(), part.size()) < 0) break;
  }
  return exit_bad_input;
}

}  // namespace
}  // namespace distich::cli

int main(int argc, char** argv) {
  // A write that fails is an error with a message, not the end of the program.
  for (const int signal : {SIGPIPE, SIGXFSZ}) {
    if (std::signal(signal, SIG_IGN) == SIG_ERR) return distich::cli::exit_bug;
  }
  distich::cli::occupy_standard_descriptors();
  distich::cli::prepare_for_the_end_of_memory();
  try {
    const std::vector<std::string> words(argv + 1, argv + argc);
    return distich::cli::run_program(words);
  } catch (const std::exception& error) {
    return distich::cli::cannot_start(error.what());
  }
}
