#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "harness.hpp"
#include "samples.hpp"

/// What a format says of itself that it loses: its page says it too, and it is so.
namespace distich::contract {
namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The pages in docs/formats that name the format.
std::string pages_of(std::string_view id) {
  std::string out;
  for (const auto& entry : std::filesystem::directory_iterator(DISTICH_FORMAT_PAGES)) {
    const auto page = content(entry.path());
    const auto quoted = "`" + std::string(id) + "`";
    if (page.find(quoted) != std::string::npos || entry.path().stem() == id) out += page;
  }
  return out;
}

/// Lower case, and white space as one space: pages break their lines anywhere.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n';
    if (is_space && out.ends_with(' ')) continue;
    out += is_space ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

TEST(Losses, EveryFormatHasAPageThatNamesThem) {
  const auto registry = FormatRegistry::with_builtin_formats();
  for (const auto& format : registry.all()) {
    const auto page = plain(pages_of(format.id));
    EXPECT_FALSE(page.empty()) << format.id << " has no page in docs/formats";
    for (const auto& loss : format.loses) {
      EXPECT_NE(page.find(plain(loss.english())), std::string::npos)
          << "the page of " << format.id << " does not say that it loses: " << loss.english();
    }
  }
}

/// The parts of a unit that did not come back, as `Format::loses` calls them.
std::vector<std::string> lost(const BilingualUnit& before, const BilingualUnit& after) {
  std::vector<std::string> out;
  const auto compare = [&](const char* what, bool is_same) {
    if (!is_same) out.emplace_back(what);
  };
  compare("inline codes", before.source.codes == after.source.codes);
  compare("states", before.state == after.state);
  compare("notes", before.notes == after.notes);
  compare("properties", before.properties == after.properties);
  compare("suggestions", before.suggestions == after.suggestions);
  compare("terms", before.terms == after.terms);
  compare("places", before.place == after.place);
  compare("neighbours", before.context == after.context);
  compare("confidence", before.confidence == after.confidence);
  compare("beads", before.bead == after.bead);
  return out;
}

/// Is a loss said, if only in part ("further suggestions")?
bool says(const Format& format, std::string_view what) {
  return std::ranges::any_of(
      format.loses, [&](const Message& loss) { return loss.english().find(what) != std::string::npos; });
}

TEST(Losses, AreThoseThatThereAre) {
  auto header = sample_header();
  header.skeleton = Skeleton{"text", "The skeleton.", "UTF-8", false};
  const auto units = samples<BilingualUnit>();
  for (const auto& format : formats_that_read_and_write<BilingualUnit>()) {
    const auto read = read_all<BilingualUnit>(format, write_all(format, header, units));
    ASSERT_FALSE(read.records.empty()) << format.id;
    auto losses = lost(units.front(), read.records.front());
    if (read.header.skeleton != header.skeleton) losses.emplace_back("the skeleton");
    for (const auto& loss : losses) EXPECT_TRUE(says(format, loss)) << format.id << " loses " << loss;
    for (const auto& said : format.loses) {
      const auto english = said.english();
      const bool is_part =
          english.find(' ') != std::string::npos && !english.starts_with("the ") && english != "inline codes";
      EXPECT_TRUE(is_part || std::ranges::find(losses, english) != losses.end())
          << format.id << " holds " << english;
    }
  }
}

}  // namespace
}  // namespace distich::contract
