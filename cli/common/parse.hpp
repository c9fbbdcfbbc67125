#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "command.hpp"

namespace distich::cli {

/// What was typed, before any of it is run.
struct Parsed {
  const Command* command = nullptr;  ///< null: help on the program, or its version
  Declaration declaration;
  Run run;
  std::string help_topic;  ///< what `distich help` was asked about; empty = the program
  bool help = false;
  bool version = false;
  std::string manual_directory;  ///< where `distich help --man-pages DIR` writes a man page for each command
  std::string completion_shell;  ///< whose script `distich help --completion SHELL` writes
  /// What `distich help --complete WORD…` is asked to finish the last word of.
  std::optional<std::vector<std::string>> to_complete;
  bool quiet = false;
  bool verbose = false;
};

/// The command that words name ("segment", "glossary list"), and how many of the words did; null
/// when none. Throws a usage error with a guess when the first word is no command at all.
[[nodiscard]] const Command* find_command(std::span<const Command> commands,
                                          std::span<const std::string> words, std::size_t& taken);

/// Parses the words behind "distich". `commands` must outlive the result. Throws usage errors.
[[nodiscard]] Parsed parse(std::span<const Command> commands, std::span<const std::string> words);

/// Does a command line ask for JSON, and so for errors as JSON?
[[nodiscard]] bool asks_for_json(std::span<const std::string> words);

/// The options that every command has.
void declare_common(Declaration& declare, Parsed& parsed);

}  // namespace distich::cli
