// Lines up to a line "=" are one side, those after it the other: beads must tile both.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <distich/align/aligner.hpp>
#include <distich/text/decode.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t most_lines = 64;  // keeps one input within milliseconds
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libFuzzer's interface speaks of uint8_t.
  const auto text = distich::text::repair_utf8({reinterpret_cast<const char*>(data), size});
  std::vector<std::string_view> sides[2];
  std::size_t side = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line == "=" && side == 0) {
      side = 1;
    } else if (sides[side].size() < most_lines) {
      sides[side].push_back(line);
    }
  }
  const auto beads = distich::align(
      {{sides[0], *distich::LanguageTag::parse("en")}, {sides[1], *distich::LanguageTag::parse("zh")}});
  if (!distich::tiles(beads, sides[0].size(), sides[1].size())) std::abort();
  return 0;
}
