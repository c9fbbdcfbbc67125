#include "common/parse.hpp"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>

#include "common/environment.hpp"
#include "common/languages.hpp"
#include <distich/base/error.hpp>
#include <distich/text/decode.hpp>

namespace distich::cli {
namespace {

struct Bound {
  const Argument* argument = nullptr;
  CLI::Option* option = nullptr;
  std::vector<std::string> values;
};

void bind(CLI::App& app, Bound& bound) {
  const auto& argument = *bound.argument;
  if (argument.value.empty()) {
    bound.option = app.add_flag(argument.names);
    return;
  }
  bound.option = app.add_option(argument.names, bound.values);
  bound.option->allow_extra_args(false);
  if (argument.repeatable) {
    bound.option->expected(argument.positional ? -1 : 1);
    bound.option->take_all();
  } else {
    bound.option->expected(1);
  }
}

std::vector<std::string_view> option_names(const Declaration& declaration) {
  std::vector<std::string_view> names;
  for (const auto& argument : declaration.arguments) {
    if (argument.positional) continue;
    for (std::string_view rest = argument.names; !rest.empty();) {
      const auto comma = rest.find(',');
      names.push_back(rest.substr(0, comma));
      rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
  }
  return names;
}

Error unknown_word(const std::string& word, const Parsed& parsed) {
  const auto command = parsed.command->full_name();
  if (!word.starts_with('-') || word == "-") {
    return usage(tr("one word too many: \"{1}\"; see distich {2} --help", word, command));
  }
  const auto typed = word.substr(0, word.find('='));
  const auto near = closest(typed, option_names(parsed.declaration));
  if (!near.empty()) {
    return usage(tr("distich {1} has no option {2}; did you mean {3}?", command, typed, near));
  }
  return usage(tr("distich {1} has no option {2}; see distich {1} --help", command, typed));
}

/// CLI11's complaint in our words and the reader's language.
Error in_our_words(const CLI::ParseError& error, const CLI::App& app, const Parsed& parsed) {
  const auto extras = app.remaining();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !extras.empty()) {
    return unknown_word(extras.front(), parsed);
  }
  const std::string what = error.what();
  const auto option = what.substr(0, what.find(':'));
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr && option.starts_with('-')) {
    return usage(tr("{1} wants one value; see distich {2} --help", option, parsed.command->full_name()));
  }
  return usage(tr("cannot understand the command line: {1}; see distich {2} --help", what,
                  parsed.command->full_name()));
}

/// The gate for what is typed: everything that is no path is text.
void require_text(const Argument& argument, const std::string& value) {
  if (argument.is_path() || text::is_valid_utf8(value)) return;
  throw usage(tr("what stands for {1} is not UTF-8: {2}", argument.value, text::repair_utf8(value)));
}

/// `asks_help` is bound to one of the flags: whoever asks for help need not name a file.
void parse_arguments(const Parsed& parsed, std::span<const std::string> words, const bool& asks_help) {
  CLI::App app;
  app.set_help_flag();
  std::vector<Bound> all;
  all.reserve(parsed.declaration.arguments.size());
  for (const auto& argument : parsed.declaration.arguments) {
    all.push_back({&argument, nullptr, {}});
    bind(app, all.back());
  }
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    throw in_our_words(error, app, parsed);
  }
  for (const auto& bound : all) {
    if (bound.argument->value.empty() && bound.option->count() > 0) bound.argument->take({});
    for (const auto& value : bound.values) {
      require_text(*bound.argument, value);
      bound.argument->take(value);
    }
  }
  if (asks_help) return;
  for (const auto& bound : all) {
    if (!bound.argument->required || bound.option->count() > 0) continue;
    throw usage(tr("distich {1} wants {2}; see distich {1} --help", parsed.command->full_name(),
                   bound.argument->value));
  }
}

/// The flags before the command are taken off `words`; behind one that asks for help or the version nothing
/// is looked at.
void parse_leading_flags(Parsed& parsed, std::span<const std::string>& words) {
  while (!words.empty() && words.front().starts_with('-') && words.front() != "-") {
    const auto& word = words.front();
    if (word == "-h" || word == "--help") {
      parsed.help = true;
      return;
    }
    if (word == "--version" || word == "-V") {
      parsed.version = true;
      return;
    }
    if (word == "-q" || word == "--quiet") {
      parsed.quiet = true;
    } else if (word == "-v" || word == "--verbose") {
      parsed.verbose = true;
    } else {
      throw usage(tr("name a command before the option {1}; see distich --help", word));
    }
    words = words.subspan(1);
  }
}

/// "list, show, find"
std::string actions_of(std::span<const Command> commands, std::string_view group) {
  std::string list;
  for (const auto& command : commands) {
    if (command.group != group) continue;
    list += (list.empty() ? "" : ", ") + std::string(command.name);
  }
  return list;
}

void parse_help(Parsed& parsed, std::span<const Command> commands, std::span<const std::string> words) {
  parsed.help = true;
  std::vector<std::string> topic;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--man-pages" && i + 1 < words.size()) {
      parsed.manual_directory = words[++i];
    } else if (words[i] == "--completion" && i + 1 < words.size()) {
      parsed.completion_shell = words[++i];
    } else if (words[i] == "--complete") {
      const auto rest = words.subspan(i + 1);
      parsed.to_complete.emplace(rest.begin(), rest.end());
      break;
    } else if (words[i] != "-h" && words[i] != "--help") {
      topic.push_back(words[i]);
    }
  }
  if (topic.empty()) return;
  std::size_t taken = 0;
  parsed.command = find_command(commands, topic, taken);
  parsed.help_topic = topic.front();
  if (parsed.command == nullptr) return;
  parsed.run = parsed.command->setup(parsed.declaration);
  declare_common(parsed.declaration, parsed);
}

}  // namespace

const Command* find_command(std::span<const Command> commands, std::span<const std::string> words,
                            std::size_t& taken) {
  std::vector<std::string_view> names;
  bool is_group = false;
  for (const auto& command : commands) {
    const bool grouped = !command.group.empty();
    const auto first = grouped ? command.group : command.name;
    names.push_back(first);
    if (first != words.front()) continue;
    is_group = grouped;
    if (!grouped) {
      taken = 1;
      return &command;
    }
    if (words.size() > 1 && words[1] == command.name) {
      taken = 2;
      return &command;
    }
  }
  taken = is_group ? 1 : 0;
  if (is_group) return nullptr;
  const auto near = closest(words.front(), names);
  if (!near.empty()) {
    throw usage(tr("distich has no command {1}; did you mean {2}?", words.front(), near));
  }
  throw usage(tr("distich has no command {1}; see distich --help", words.front()));
}

void declare_common(Declaration& declare, Parsed& parsed) {
  declare.flag("-q,--quiet", parsed.quiet, tr("say nothing but errors"));
  declare.flag("-v,--verbose", parsed.verbose, tr("say everything, each warning too"));
  declare.flag("-h,--help", parsed.help, tr("show this page"));
}

Parsed parse(std::span<const Command> commands, std::span<const std::string> words) {
  Parsed parsed;
  parse_leading_flags(parsed, words);
  if (parsed.help || parsed.version) return parsed;
  if (words.empty()) throw usage(tr("no command is named; see distich --help"));
  if (words.front() == "help") {
    parse_help(parsed, commands, words.subspan(1));
    return parsed;
  }
  std::size_t taken = 0;
  parsed.command = find_command(commands, words, taken);
  parsed.help_topic = words.front();
  if (parsed.command == nullptr) {
    const bool asks = words.size() > 1 && (words[1] == "-h" || words[1] == "--help");
    parsed.help = asks;
    if (asks) return parsed;
    throw usage(tr("distich {1} wants one of: {2}", words.front(), actions_of(commands, words.front())));
  }
  parsed.run = parsed.command->setup(parsed.declaration);
  // The flags are taken into locals, as `parsed` moves out of here.
  Parsed flags;
  declare_common(parsed.declaration, flags);
  parse_arguments(parsed, words.subspan(taken), flags.help);
  parsed.help = flags.help;
  parsed.quiet = parsed.quiet || flags.quiet;
  parsed.verbose = parsed.verbose || flags.verbose;
  return parsed;
}

bool asks_for_json(std::span<const std::string> words) {
  for (const auto& word : words) {
    if (word == "--") return false;
    if (word == "--json" || word == "--jsonl") return true;
  }
  return false;
}

}  // namespace distich::cli
