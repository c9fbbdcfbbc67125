// A word a line, as typed behind the program's name: parsed, or refused with a usage error.
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commands.hpp"
#include "common/parse.hpp"
#include <distich/base/error.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  std::vector<std::string> words;
  for (std::string_view rest = bytes; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    // As the system hands words over: they end at U+0000.
    const auto word = rest.substr(0, end);
    words.emplace_back(word.substr(0, word.find('\0')));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  static const auto commands = distich::cli::all_commands();
  (void)distich::cli::asks_for_json(words);
  try {
    (void)distich::cli::parse(commands, words);
  } catch (const distich::Error& error) {
    if (error.code() != distich::ErrorCode::invalid_argument) std::abort();
  }
  return 0;
}
