#include "common/completion.hpp"

#include <algorithm>
#include <utility>

#include "common/parse.hpp"
#include "completions.hpp"
#include <distich/base/error.hpp>
#include <distich/qa/check.hpp>
#include <distich/segment/segmenter.hpp>

namespace distich::cli {
namespace {

std::vector<std::string_view> split_names(std::string_view names) {
  std::vector<std::string_view> out;
  while (!names.empty()) {
    const auto comma = names.find(',');
    out.push_back(names.substr(0, comma));
    names = comma == std::string_view::npos ? std::string_view{} : names.substr(comma + 1);
  }
  return out;
}

class Completer {
 public:
  Completer(std::span<const Command> commands, const FormatRegistry& formats, const report::Page& page)
      : commands_(commands), formats_(formats), page_(page) {}

  /// `typed` are the whole words before `begun`.
  Completion complete(std::span<const std::string> typed, std::string_view begun) {
    begun_ = begun;
    while (!typed.empty() && typed.front().starts_with('-')) typed = typed.subspan(1);
    if (!typed.empty() && typed.front() == "help") typed = typed.subspan(1);
    if (typed.empty()) {
      offer_commands();
    } else if (const auto* command = command_of(typed)) {
      Parsed unused;
      Declaration declaration;
      const auto run = command->setup(declaration);
      declare_common(declaration, unused);
      offer_arguments(declaration, typed.subspan(command->group.empty() ? 1 : 2));
    } else if (typed.size() == 1) {
      offer_actions(typed.front());
    }
    return std::move(completion_);
  }

 private:
  void offer(std::string word, std::string about) {
    if (word.starts_with(begun_)) completion_.candidates.push_back({std::move(word), std::move(about)});
  }

  void offer_commands() {
    std::string_view last_group;
    for (const auto& command : commands_) {
      if (command.group.empty()) {
        offer(std::string(command.name), page_.say(command.summary));
      } else if (command.group != last_group) {
        offer(std::string(command.group), page_.say(group_summary(command.group)));
      }
      last_group = command.group;
    }
  }

  void offer_actions(std::string_view group) {
    for (const auto& command : commands_) {
      if (command.group == group) offer(std::string(command.name), page_.say(command.summary));
    }
  }

  [[nodiscard]] const Command* command_of(std::span<const std::string> typed) const {
    const auto found = std::ranges::find_if(commands_, [&](const Command& command) {
      if (command.group.empty()) return command.name == typed.front();
      return typed.size() > 1 && command.group == typed.front() && command.name == typed[1];
    });
    return found == commands_.end() ? nullptr : &*found;
  }

  void offer_arguments(const Declaration& declaration, std::span<const std::string> typed) {
    const Argument* awaited = nullptr;  // the option whose value comes next
    std::size_t positionals = 0;
    bool only_positionals = false;
    for (const auto& word : typed) {
      if (awaited != nullptr) {
        awaited = nullptr;
      } else if (only_positionals || word == "-" || !word.starts_with('-')) {
        ++positionals;
      } else if (word == "--") {
        only_positionals = true;
      } else if (const auto* option = option_named(declaration, word)) {
        awaited = option->value.empty() ? nullptr : option;
      }
    }
    if (awaited != nullptr) {
      offer_values(*awaited, "");
    } else if (only_positionals || !begun_.starts_with('-') || begun_ == "-") {
      if (const auto* argument = positional_at(declaration, positionals)) offer_values(*argument, "");
      if (begun_ == "-" && !only_positionals) offer_options(declaration);
    } else if (const auto equals = begun_.find('='); equals != std::string_view::npos) {
      const auto* option = option_named(declaration, begun_.substr(0, equals));
      if (option != nullptr) offer_values(*option, begun_.substr(0, equals + 1));
    } else {
      offer_options(declaration);
    }
  }

  static const Argument* option_named(const Declaration& declaration, std::string_view word) {
    const auto found = std::ranges::find_if(declaration.arguments, [&](const Argument& argument) {
      const auto names = split_names(argument.names);
      return !argument.positional && std::ranges::find(names, word) != names.end();
    });
    return found == declaration.arguments.end() ? nullptr : &*found;
  }

  static const Argument* positional_at(const Declaration& declaration, std::size_t place) {
    const Argument* last = nullptr;
    for (const auto& argument : declaration.arguments) {
      if (!argument.positional) continue;
      last = &argument;
      if (place-- == 0) return last;
    }
    return last != nullptr && last->repeatable ? last : nullptr;
  }

  void offer_options(const Declaration& declaration) {
    for (const auto& argument : declaration.arguments) {
      if (argument.positional) continue;
      // One line an option: its first name that fits, the long one unless a short one was typed whole.
      const auto names = split_names(argument.names);
      const auto fits = [&](std::string_view name) {
        return name.starts_with(begun_) && (name.size() > 2 || begun_ == name);
      };
      const auto name = std::ranges::find_if(names, fits);
      if (name == names.end()) continue;
      offer(std::string(*name), page_.say(argument.help));
    }
  }

  /// `before` is what of the unfinished word stands before the value ("--to=").
  void offer_values(const Argument& argument, std::string_view before) {
    const auto value = [&](std::string_view word, std::string about = {}) {
      offer(std::string(before) + std::string(word), std::move(about));
    };
    for (const auto choice : argument.choices) value(choice);
    if (!argument.choices.empty()) return;
    if (argument.value == "LANG") {
      for (const auto& language : segmentation_languages()) value(language.str());
    } else if (argument.value == "FORMAT") {
      for (const auto& format : formats_.all()) value(format.id, std::string(format.title));
    } else if (argument.value == "CHECK,…") {
      for (const auto& check : all_checks()) value(check.name, page_.say(check.summary));
    } else if (argument.value == "DIR") {
      completion_.paths = Completion::Paths::folders;
    } else if (argument.is_path()) {
      completion_.paths = Completion::Paths::files;
    }
  }

  std::span<const Command> commands_;
  const FormatRegistry& formats_;
  const report::Page& page_;
  std::string_view begun_;
  Completion completion_;
};

}  // namespace

Completion complete(std::span<const Command> commands, std::span<const std::string> words,
                    const FormatRegistry& formats, const report::Page& page) {
  Completer completer(commands, formats, page);
  return words.empty() ? completer.complete({}, "")
                       : completer.complete(words.first(words.size() - 1), words.back());
}

std::string to_lines(const Completion& completion) {
  std::string out;
  switch (completion.paths) {
    case Completion::Paths::none: out = ":none\n"; break;
    case Completion::Paths::files: out = ":files\n"; break;
    case Completion::Paths::folders: out = ":folders\n"; break;
  }
  for (const auto& candidate : completion.candidates) {
    out += candidate.word + '\t' + candidate.about + '\n';
  }
  return out;
}

std::string_view completion_script(std::string_view shell) {
  const auto file = "distich." + std::string(shell);
  const auto scripts = embedded::completions();
  const auto found = std::ranges::find(scripts, file, &embedded::EmbeddedFile::name);
  return found == scripts.end() ? std::string_view{} : found->bytes;
}

}  // namespace distich::cli
