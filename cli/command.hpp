#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <distich/base/message.hpp>

namespace distich::cli {

struct Environment;

enum ExitCode : int {
  exit_done = 0,
  exit_nothing_found = 1,
  exit_usage = 2,
  exit_bad_input = 3,
  exit_store = 4,
  exit_partial = 5,
  exit_bug = 70,
  exit_interrupted = 130,
};

/// What a command does once its words are parsed. Returns the exit code.
using Run = std::function<int(Environment&)>;

struct Example {
  std::string words;  ///< behind "distich "
  Message does;
};

/// An option, flag or positional as a command declares it; help, man page and parser are made from it.
struct Argument {
  std::string names;  ///< "-s,--source"; of a positional "FILE"
  std::string value;  ///< what its value is called in help; empty = a flag
  Message help;
  std::vector<std::string_view> choices{};       ///< the words that shells offer for it; string literals
  std::function<void(const std::string&)> take;  ///< called once a value; throws Error{invalid_argument}
  bool positional = false;
  bool required = false;
  bool repeatable = false;

  /// Does its value name a file or a folder? Such a value may be any bytes, others are UTF-8.
  [[nodiscard]] bool is_path() const noexcept;
};

/// What a command says of itself in its setup. Setup opens no file.
class Declaration {
 public:
  /// Precondition of a good help page: the first two come first.
  void example(std::string words, Message does);
  void flag(std::string names, bool& target, Message help);
  void option(std::string names, std::string value, std::string& target, Message help);
  void option(std::string names, std::string value, std::vector<std::string>& target, Message help);
  void number(std::string names, std::string value, std::size_t& target, Message help);
  void positional(const std::string& value, std::string& target, Message help, bool required = true);
  void positional(const std::string& value, std::vector<std::string>& target, Message help,
                  bool required = true);
  /// The words that the last argument takes.
  void choices(std::vector<std::string_view> words);
  /// A longer word on what the command does, behind the options.
  void note(Message text);

  std::vector<Argument> arguments;
  std::vector<Example> examples;
  std::vector<Message> notes;
};

struct Command {
  std::string_view group;  ///< "glossary" of "glossary list"; empty for most
  std::string_view name;
  Message summary;
  Run (*setup)(Declaration& declare) = nullptr;

  [[nodiscard]] std::string full_name() const;
};

/// Every command, in the order of the help page: the one list of them.
[[nodiscard]] std::vector<Command> all_commands();
/// What a group of commands is about.
[[nodiscard]] Message group_summary(std::string_view group);

/// Options that one command line shares with its setup: made once, kept by the run.
template <class Options>
[[nodiscard]] Run with_options(std::shared_ptr<Options> options, int (*run)(const Options&, Environment&)) {
  return [options, run](Environment& environment) { return run(*options, environment); };
}

}  // namespace distich::cli
