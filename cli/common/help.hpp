#pragma once
#include <span>
#include <string>
#include <string_view>

#include "command.hpp"
#include <distich/report/page.hpp>

namespace distich::cli {

/// `distich --help`.
[[nodiscard]] std::string program_help(std::span<const Command> commands, const report::Page& page);
/// `distich glossary --help`.
[[nodiscard]] std::string group_help(std::span<const Command> commands, std::string_view group,
                                     const report::Page& page);
/// `distich segment --help`: two examples first.
[[nodiscard]] std::string command_help(const Command& command, const Declaration& declaration,
                                       const report::Page& page);
/// Writes a man page (troff, English) for the program and each of its commands into a folder: distich.1,
/// distich-segment.1, … Throws Error{io}.
void write_manual(std::span<const Command> commands, const std::string& directory);

}  // namespace distich::cli
