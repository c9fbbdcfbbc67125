#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"
#include <distich/formats/format.hpp>
#include <distich/report/page.hpp>

namespace distich::cli {

/// What a shell may put in place of a word, and what that is about.
struct Candidate {
  std::string word;
  std::string about;
};

struct Completion {
  enum class Paths { none, files, folders };
  std::vector<Candidate> candidates;  ///< in the order of the help page
  Paths paths = Paths::none;          ///< what the shell itself offers beside them
};

/// What may stand for the last of the words behind "distich"; it is unfinished and may be empty. Never
/// throws because of what was typed: words that say nothing give no candidates.
[[nodiscard]] Completion complete(std::span<const Command> commands, std::span<const std::string> words,
                                  const FormatRegistry& formats, const report::Page& page);

/// The answer that the shells' scripts read: a line ":files", ":folders" or ":none", then a line a
/// candidate: the word, a tab, what it is about.
[[nodiscard]] std::string to_lines(const Completion& completion);

/// The script that teaches a shell ("bash", "zsh", "fish") to ask; empty for any other name.
[[nodiscard]] std::string_view completion_script(std::string_view shell);

}  // namespace distich::cli
