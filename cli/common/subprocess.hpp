#pragma once
#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace distich::cli {

/// A command line as its words: white space parts them, '…' and "…" hold them together, a backslash
/// takes the next character as it is (not within '…'). Nothing is expanded: no shell is asked.
/// Throws Error{invalid_argument} for a quotation that is not closed, or when there are no words.
[[nodiscard]] std::vector<std::string> split_command(std::string_view command);

/// Runs a program (found along PATH) with `input` on its standard input and returns what it writes on its
/// standard output; its standard error is ours. Throws Error{io} when it cannot be run, is killed, ends with
/// another exit code than 0, or is not done after `timeout` (it is then killed with the programs that it
/// started; zero = never), Error{cancelled} when a stop is asked for.
[[nodiscard]] std::string run_program(const std::vector<std::string>& words, std::string_view input,
                                      std::chrono::seconds timeout, const std::stop_token& stop);

}  // namespace distich::cli
