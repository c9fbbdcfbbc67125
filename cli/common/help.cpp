#include "common/help.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <distich/text/code_points.hpp>

namespace distich::cli {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t widest_label = 26;

/// Breaks at spaces so that no line is wider than `width`.
std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto space = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, space - at);
    const auto size = text::display_width(word);
    if (column > 0 && column + 1 + size > width) {
      out += '\n' + std::string(indent);
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += size;
    at = space + 1;
  }
  return out;
}

std::string laid_out(const Rows& rows, const report::Page& page) {
  std::size_t label = 0;
  for (const auto& row : rows) {
    const auto width = text::display_width(row.first);
    if (width <= widest_label) label = std::max(label, width);
  }
  const std::string indent(label + 4, ' ');
  const auto width = std::max<std::size_t>(page.width, 60) - indent.size();
  std::string out;
  for (const auto& [name, text] : rows) {
    const auto taken = text::display_width(name);
    out += "  " + report::paint(name, report::Paint::strong, page);
    out += taken > label ? '\n' + indent : std::string(label - taken + 2, ' ');
    out += wrapped(text, width, indent) + '\n';
  }
  return out;
}

std::string spaced_names(const Argument& argument) {
  std::string out;
  for (const char c : argument.names) out += c == ',' ? std::string(", ") : std::string(1, c);
  if (argument.value.empty() || argument.positional) return out;
  return out + ' ' + argument.value;
}

std::string synopsis(const Command& command, const Declaration& declaration) {
  std::string out = "distich " + command.full_name();
  for (const auto& argument : declaration.arguments) {
    if (!argument.positional) continue;
    const auto name = argument.value + (argument.repeatable ? "…" : "");
    out += ' ' + (argument.required ? name : '[' + name + ']');
  }
  return out;
}

std::string section(std::string_view title, const report::Page& page) {
  return '\n' + report::paint(title, report::Paint::strong, page) + '\n';
}

std::string examples(const Declaration& declaration, const report::Page& page) {
  std::string out;
  for (const auto& example : declaration.examples) {
    out += "  distich " + example.words + '\n';
    out += "      " + wrapped(page.say(example.does), std::max<std::size_t>(page.width, 60) - 6, "      ") +
           '\n';
  }
  return out;
}

Rows command_rows(std::span<const Command> commands, const report::Page& page) {
  Rows rows;
  std::string_view last_group;
  for (const auto& command : commands) {
    if (command.group.empty()) {
      rows.emplace_back(std::string(command.name), page.say(command.summary));
    } else if (command.group != last_group) {
      rows.emplace_back(std::string(command.group), page.say(group_summary(command.group)));
    }
    last_group = command.group;
  }
  return rows;
}

Rows exit_rows(const report::Page& page) {
  return {{"0", page.say(tr("done"))},
          {"1", page.say(tr("nothing was found, or something deserves a look"))},
          {"2", page.say(tr("the command line was not understood"))},
          {"3", page.say(tr("an input cannot be read, or an output cannot be written"))},
          {"4", page.say(tr("the store is missing, locked, damaged or too new"))},
          {"5", page.say(tr("some inputs failed; the others are done"))},
          {"130", page.say(tr("interrupted"))}};
}

}  // namespace

std::string program_help(std::span<const Command> commands, const report::Page& page) {
  std::string out =
      page.say(tr("distich helps to translate: it cuts articles into sentences, finds what a memory and "
                  "a glossary know of them, aligns texts with translations, writes bilingual files."));
  out = wrapped(out, std::max<std::size_t>(page.width, 60), "") + '\n';
  Declaration shown;
  shown.example("assist article.html -t fa -o article.en-fa.xlf",
                tr("make a bilingual file with all that is known, ready to translate"));
  shown.example("import client.tmx glossary.tsv", tr("put a memory and a glossary into the store"));
  out += section(page.say(tr("Examples")), page) + examples(shown, page);
  out += section(page.say(tr("Commands")), page) + laid_out(command_rows(commands, page), page);
  out += section(page.say(tr("Exit codes")), page) + laid_out(exit_rows(page), page);
  return out + '\n' + page.say(tr("Help on a command: distich COMMAND --help")) + '\n';
}

std::string group_help(std::span<const Command> commands, std::string_view group, const report::Page& page) {
  std::string out = page.say(group_summary(group)) + '\n';
  Rows rows;
  for (const auto& command : commands) {
    if (command.group == group) rows.emplace_back(command.full_name(), page.say(command.summary));
  }
  out += section(page.say(tr("Commands")), page) + laid_out(rows, page);
  return out + '\n' + page.say(tr("Help on a command: distich COMMAND --help")) + '\n';
}

std::string command_help(const Command& command, const Declaration& declaration, const report::Page& page) {
  std::string out = page.say(command.summary) + '\n';
  out += section(page.say(tr("Examples")), page) + examples(declaration, page);
  out += section(page.say(tr("Usage")), page) + "  " + synopsis(command, declaration) + " [" +
         page.say(tr("options")) + "]\n";
  Rows positionals;
  Rows options;
  for (const auto& argument : declaration.arguments) {
    (argument.positional ? positionals : options)
        .emplace_back(spaced_names(argument), page.say(argument.help));
  }
  if (!positionals.empty()) out += '\n' + laid_out(positionals, page);
  out += section(page.say(tr("Options")), page) + laid_out(options, page);
  for (const auto& note : declaration.notes) {
    out += '\n' + wrapped(page.say(note), std::max<std::size_t>(page.width, 60), "") + '\n';
  }
  return out;
}

}  // namespace distich::cli
