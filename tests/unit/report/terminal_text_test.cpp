#include <random>

#include <distich/report/page.hpp>
#include <distich/report/terminal_text.hpp>

namespace distich::report {
namespace {

TEST(ForTerminal, ShowsWhatSteers) {
  EXPECT_EQ(for_terminal("\x1b[2J\a\x7f\u009b\u202e\u2066"),
            "\\u{1B}[2J\\u{7}\\u{7F}\\u{9B}\\u{202E}\\u{2066}");
  EXPECT_EQ(for_terminal("\x1b]0;title\a"), "\\u{1B}]0;title\\u{7}");
}

TEST(ForTerminal, LeavesLineEndsAndTabs) {
  EXPECT_EQ(for_terminal("a\tb\nc\r\nd"), "a\tb\nc\r\nd");
}

TEST(ForTerminal, ShowsACarriageReturnThatIsNoLineEnd) {
  EXPECT_EQ(for_terminal("good\rbad"), "good\\u{D}bad");
}

TEST(ForTerminal, LeavesWhatPagesPaintAndIsolate) {
  Page page;
  page.terminal = page.colour = true;
  for (const auto one : {Paint::strong, Paint::faint, Paint::good, Paint::fair, Paint::poor}) {
    const auto painted = paint("text", one, page);
    EXPECT_EQ(for_terminal(painted), painted);
  }
  const auto isolate = isolated("متن", page);
  EXPECT_EQ(for_terminal(isolate), isolate);
}

TEST(ForTerminal, LeavesBytesThatAreNotUtf8) {
  EXPECT_EQ(for_terminal("Caf\xe9 ouvert"), "Caf\xe9 ouvert");
}

/// What a stream shows that gets `bytes` in these parts.
std::string shown_in_parts(std::string_view bytes, std::mt19937& random) {
  std::string shown;
  std::string held;
  while (!bytes.empty()) {
    const auto size = std::min<std::size_t>(bytes.size(), 1 + random() % 5);
    held += bytes.substr(0, size);
    bytes.remove_prefix(size);
    const auto ready = held.size() - unfinished_tail(held);
    shown += for_terminal(std::string_view(held).substr(0, ready));
    held.erase(0, ready);
  }
  return shown + for_terminal(held);
}

TEST(ForTerminal, GivesTheSameOfPartsAsOfTheWhole) {
  constexpr std::array<std::string_view, 14> pieces{"a",      "\r",       "\n",      "\t",     "\x1b",
                                                    "\x1b[3", "\x1b[31m", "\x1b[0m", "\u2068", "\u202e",
                                                    "ё",      "\u009b",   "👩",       "\xe9"};
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (auto left = 1 + random() % 12; left > 0; --left) bytes += pieces[random() % pieces.size()];
    EXPECT_EQ(shown_in_parts(bytes, random), for_terminal(bytes)) << "round " << round;
  }
}

}  // namespace
}  // namespace distich::report
