#include <filesystem>

#include "common/help.hpp"
#include "common/parse.hpp"
#include <distich/base/file.hpp>

namespace distich::cli {
namespace {

/// Text for troff: backslashes and hyphens escaped, no line that starts as a request.
std::string troff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

std::string heading(std::string_view page_name, std::string_view summary) {
  std::string out = ".TH \"" + std::string(page_name) + "\" 1 \"\" \"distich\" \"distich\"\n";
  out += ".SH NAME\n" + troff(page_name) + " \\- " + troff(summary) + '\n';
  return out;
}

std::string hyphenated(std::string name) {
  for (char& c : name) c = c == ' ' ? '-' : c;
  return name;
}

std::string command_manual(const Command& command, const Declaration& declaration) {
  std::string out = heading(hyphenated("distich " + command.full_name()), command.summary.english());
  out += ".SH SYNOPSIS\n.B distich " + troff(command.full_name()) + '\n';
  for (const auto& argument : declaration.arguments) {
    if (!argument.positional) continue;
    const auto name = argument.value + (argument.repeatable ? "..." : "");
    out += ".I " + troff(argument.required ? name : '[' + name + ']') + '\n';
  }
  out += "[options]\n.SH EXAMPLES\n";
  for (const auto& example : declaration.examples) {
    out += ".TP\n.B distich " + troff(example.words) + '\n' + troff(example.does.english()) + '\n';
  }
  out += ".SH OPTIONS\n";
  for (const auto& argument : declaration.arguments) {
    out += ".TP\n.B " + troff(argument.names);
    if (!argument.positional && !argument.value.empty()) out += ' ' + troff(argument.value);
    out += '\n' + troff(argument.help.english()) + '\n';
  }
  if (!declaration.notes.empty()) out += ".SH NOTES\n";
  for (const auto& note : declaration.notes) out += ".PP\n" + troff(note.english()) + '\n';
  return out + ".SH SEE ALSO\n.BR distich (1)\n";
}

std::string program_manual(std::span<const Command> commands) {
  std::string out = heading("distich", "help for people who translate articles");
  out += ".SH SYNOPSIS\n.B distich\n.I COMMAND\n[options]\n.SH COMMANDS\n";
  for (const auto& command : commands) {
    out += ".TP\n.BR distich\\-" + troff(hyphenated(command.full_name())) + " (1)\n" +
           troff(command.summary.english()) + '\n';
  }
  out +=
      ".SH EXIT STATUS\n"
      "0 done; 1 nothing found, or findings; 2 usage; 3 bad input or output; 4 store; 5 some inputs failed; "
      "130 interrupted.\n"
      ".SH ENVIRONMENT\n.TP\n.B DISTICH_STORE\nWhere the store lies.\n"
      ".TP\n.B NO_COLOR, CLICOLOR_FORCE\nNever, or always, paint.\n"
      ".TP\n.B SOURCE_DATE_EPOCH\nThe time to write into files, in seconds.\n"
      ".TP\n.B LANGUAGE, LC_ALL, LC_MESSAGES, LANG\nThe language of messages: English, Arabic, French, "
      "German, "
      "Persian.\n";
  return out;
}

void write_page(const std::filesystem::path& path, const std::string& page) {
  AtomicFile file(path);
  file.stream() << page;
  file.commit();
}

}  // namespace

void write_manual(std::span<const Command> commands, const std::string& directory) {
  const std::filesystem::path folder(directory);
  std::filesystem::create_directories(folder);
  write_page(folder / "distich.1", program_manual(commands));
  for (const auto& command : commands) {
    Parsed unused;
    Declaration declaration;
    const auto run = command.setup(declaration);
    declare_common(declaration, unused);
    write_page(folder / (hyphenated("distich " + command.full_name()) + ".1"),
               command_manual(command, declaration));
  }
}

}  // namespace distich::cli
