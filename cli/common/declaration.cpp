#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "command.hpp"
#include <distich/base/error.hpp>

namespace distich::cli {
namespace {

std::size_t to_number(const std::string& names, const std::string& text) {
  std::size_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || end.ec != std::errc{} || end.ptr != text.data() + text.size()) {
    throw Error(ErrorCode::invalid_argument, tr("{1} wants a whole number, not \"{2}\"", names, text));
  }
  return number;
}

}  // namespace

void Declaration::example(std::string words, Message does) {
  examples.push_back({std::move(words), std::move(does)});
}

void Declaration::note(Message text) {
  notes.push_back(std::move(text));
}

bool Argument::is_path() const noexcept {
  static constexpr std::array<std::string_view, 11> paths{
      "FILE", "DIR", "PATH", "SOURCE", "TARGET", "TABLE", "BEFORE", "AFTER", "BASE", "OURS", "THEIRS"};
  return std::ranges::find(paths, value) != paths.end();
}

void Declaration::flag(std::string names, bool& target, Message help) {
  Argument argument;
  argument.names = std::move(names);
  argument.help = std::move(help);
  argument.take = [&target](const std::string&) { target = true; };
  arguments.push_back(std::move(argument));
}

void Declaration::option(std::string names, std::string value, std::string& target, Message help) {
  Argument argument;
  argument.names = std::move(names);
  argument.value = std::move(value);
  argument.help = std::move(help);
  argument.take = [&target](const std::string& text) { target = text; };
  arguments.push_back(std::move(argument));
}

void Declaration::option(std::string names, std::string value, std::vector<std::string>& target,
                         Message help) {
  Argument argument;
  argument.names = std::move(names);
  argument.value = std::move(value);
  argument.help = std::move(help);
  argument.take = [&target](const std::string& text) { target.push_back(text); };
  argument.repeatable = true;
  arguments.push_back(std::move(argument));
}

void Declaration::number(std::string names, std::string value, std::size_t& target, Message help) {
  Argument argument;
  argument.take = [&target, names](const std::string& text) { target = to_number(names, text); };
  argument.names = std::move(names);
  argument.value = std::move(value);
  argument.help = std::move(help);
  arguments.push_back(std::move(argument));
}

void Declaration::positional(const std::string& value, std::string& target, Message help, bool required) {
  option(value, value, target, std::move(help));
  arguments.back().positional = true;
  arguments.back().required = required;
}

void Declaration::positional(const std::string& value, std::vector<std::string>& target, Message help,
                             bool required) {
  option(value, value, target, std::move(help));
  arguments.back().positional = true;
  arguments.back().required = required;
}

void Declaration::choices(std::vector<std::string_view> words) {
  arguments.back().choices = std::move(words);
}

std::string Command::full_name() const {
  return group.empty() ? std::string(name) : std::string(group) + ' ' + std::string(name);
}

}  // namespace distich::cli
