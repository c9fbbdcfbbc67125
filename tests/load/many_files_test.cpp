// Ten thousand files: each has its result, whichever way the work is cut; memory and open files do not grow
// with their number, and a broken one costs no other.
#include <fstream>

#include "load.hpp"
#include "texts.hpp"

namespace distich::tests {
namespace {

namespace fs = std::filesystem;

using Words = std::vector<std::string>;

constexpr std::uint64_t sentences = 12;
/// As many may be open at once: files that are not closed would soon be more.
constexpr std::uint64_t files_open = 48;
/// Memory that all files may take beyond what a tenth takes: names and file system.
constexpr std::uint64_t may_grow = 8 * megabyte;

std::uint64_t files() {
  return by_size<std::uint64_t>(200, 10'000);
}

/// "00042"
std::string numbered(std::uint64_t number) {
  const auto digits = std::to_string(number);
  return std::string(5 - digits.size(), '0') + digits;
}

std::string bytes_of(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

std::uint64_t files_in(const fs::path& folder) {
  const fs::directory_iterator all(folder);
  return static_cast<std::uint64_t>(std::distance(begin(all), end(all)));
}

class ManyFiles : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(folder_ / "en");
    fs::create_directory(folder_ / "de");
    for (std::uint64_t file = 0; file < files(); ++file) {
      const Numbers numbers{file * sentences, (file + 1) * sentences};
      write_article(folder_ / ("en/" + numbered(file) + ".txt"), "en", numbers);
      write_article(folder_ / ("de/" + numbered(file) + ".txt"), "de", numbers);
    }
  }

  /// The words with the first so many articles.
  static Words on_articles(Words words, std::uint64_t count) {
    for (std::uint64_t file = 0; file < count; ++file) words.push_back("en/" + numbered(file) + ".txt");
    return words;
  }

  Outcome expect(const std::string& what, const Words& words, int exit_code = 0) {
    auto outcome = run(DISTICH_PROGRAM, words, {folder_.path(), ResourceLimit{RLIMIT_NOFILE, files_open}});
    EXPECT_EQ(outcome.exit_code, exit_code) << what << ": " << outcome.said.substr(0, 2000);
    say(what + ": " + std::to_string(outcome.cpu.count() / 1000) + " ms of CPU, " +
        to_megabytes(outcome.peak));
    return outcome;
  }

  /// Memory, and time but for the start, do not grow more than they may from a tenth of the files to all.
  static void expect_growth(const Outcome& tenth, const Outcome& all) {
    expect_peak(all, tenth.peak + may_grow);
    EXPECT_LE(all.cpu, 15 * tenth.cpu + std::chrono::milliseconds(200));
  }

  void import_memory() {
    write_memory(folder_ / "memory.tmx", {{0, 3000}});
    write_glossary(folder_ / "terms.tsv", {0, 200});
    ASSERT_EQ(run_distich(folder_.path(), {"import", "-q", "memory.tmx"}).exit_code, 0);
    ASSERT_EQ(run_distich(folder_.path(), {"glossary", "import", "-q", "terms.tsv"}).exit_code, 0);
  }

  LoadFolder folder_;
};

/// Lines of shares, interleaved again by the files that they are of, are those of the whole.
void expect_shares(const LoadFolder& folder, const std::string& whole, std::uint64_t shares) {
  std::vector<std::ifstream> parts;
  for (std::uint64_t share = 1; share <= shares; ++share)
    parts.emplace_back(folder / ("share" + std::to_string(share) + ".jsonl"));
  std::ifstream in(folder / whole);
  std::string there;
  for (std::string line; std::getline(in, line);) {
    const auto file = number_in(line.substr(line.find("\"file\":")));
    ASSERT_TRUE(std::getline(parts[file % shares], there)) << line;
    ASSERT_EQ(there, line);
  }
  for (auto& part : parts) EXPECT_FALSE(std::getline(part, there)) << there;
}

TEST_F(ManyFiles, AreSegmentedTheSameWhicheverWayTheyAreCut) {
  const auto tenth = expect(
      "segment, a tenth", on_articles({"segment", "-s", "en", "--jsonl", "-o", "tenth.jsonl"}, files() / 10));
  const auto all =
      expect("segment", on_articles({"segment", "-s", "en", "--jsonl", "-o", "all.jsonl"}, files()));
  expect_growth(tenth, all);
  EXPECT_EQ(lines_with(folder_ / "all.jsonl", "\"text\":"), files() * sentences);
  const auto two = expect(
      "segment -j 2", on_articles({"segment", "-s", "en", "--jsonl", "-j", "2", "-o", "two.jsonl"}, files()));
  EXPECT_TRUE(bytes_of(folder_ / "two.jsonl") == bytes_of(folder_ / "all.jsonl"));
  expect_peak(two, tenth.peak + 2 * may_grow);
  for (const std::string share : {"1", "2", "3"}) {
    expect("segment --shard " + share + "/3", on_articles({"segment", "-s", "en", "--jsonl", "--shard",
                                                           share + "/3", "-o", "share" + share + ".jsonl"},
                                                          files()));
  }
  expect_shares(folder_, "all.jsonl", 3);
}

TEST_F(ManyFiles, SomeOfThemBrokenAreDoneButForThese) {
  expect("segment", on_articles({"segment", "-s", "en", "--jsonl", "-o", "all.jsonl"}, files()));
  const std::uint64_t broken = 5;
  {
    std::ofstream expected(folder_ / "expected.jsonl");
    std::ifstream all(folder_ / "all.jsonl");
    for (std::string line; std::getline(all, line);)
      if (number_in(line.substr(line.find("\"file\":"))) % (files() / broken) != 0) expected << line << '\n';
  }
  for (std::uint64_t file = 0; file < files(); file += files() / broken) {
    const auto path = folder_ / ("en/" + numbered(file) + ".txt");
    fs::remove(path);
    if (file > 0) fs::create_directory(path);  // the first is not there at all
  }
  for (const std::string jobs : {"1", "2"}) {
    const auto outcome =
        expect("segment of some broken, -j " + jobs,
               on_articles({"segment", "-s", "en", "--jsonl", "-j", jobs, "-o", "some.jsonl"}, files()), 5);
    EXPECT_TRUE(bytes_of(folder_ / "some.jsonl") == bytes_of(folder_ / "expected.jsonl"));
    EXPECT_NE(outcome.said.find("en/00000.txt"), std::string::npos) << outcome.said;
  }
  expect("assist of some broken",
         on_articles({"assist", "-q", "-s", "en", "-t", "de", "--output-dir", "out"}, files()), 5);
  EXPECT_EQ(files_in(folder_ / "out"), files() - broken);
}

TEST_F(ManyFiles, AreAssistedIntoAFolderAndChecked) {
  import_memory();
  const Words assist{"assist", "-q", "-s", "en", "-t", "de", "--output-dir"};
  const auto into = [&](const std::string& name) {
    auto words = assist;
    words.push_back(name);
    return words;
  };
  const auto tenth = expect("assist, a tenth", on_articles(into("tenth"), files() / 10));
  expect_growth(tenth, expect("assist", on_articles(into("out"), files())));
  EXPECT_EQ(files_in(folder_ / "out"), files());
  for (std::uint64_t file = 0; file < files(); file += files() / 10) {
    const auto number = numbered(file);
    auto words = into("single");
    words.push_back("en/" + number + ".txt");
    ASSERT_EQ(run_distich(folder_.path(), words).exit_code, 0);
    const auto name = "/" + number + ".en-de.xlf";
    EXPECT_EQ(bytes_of(folder_ / ("single" + name)), bytes_of(folder_ / ("out" + name)));
  }
  const Words check{"check", "-q", "-g", "terms.tsv", "--fail-on", "never", "-o"};
  const auto check_folder = [&](const std::string& name, const std::string& format) {
    auto words = check;
    words.insert(words.end(), {name + '.' + format, "--to", format, name});
    return words;
  };
  const auto checked = expect("check of a tenth", check_folder("tenth", "tsv"));
  expect_growth(checked, expect("check", check_folder("out", "tsv")));
  // A document that begins with what is known at the end only is held as it will be written.
  const auto document = expect("check --json", check_folder("out", "json"));
  expect_peak(document, checked.peak + may_grow + 3 * fs::file_size(folder_ / "out.json"));
  const auto match = [&](std::uint64_t count, const std::string& jobs) {
    return expect(
        "match of " + std::to_string(count) + ", -j " + jobs,
        on_articles({"match", "-q", "-s", "en", "-t", "de", "--tsv", "-j", jobs, "-o", jobs + ".tsv"},
                    count));
  };
  const auto matched = match(files() / 10, "1");
  expect_growth(matched, match(files(), "1"));
  match(files(), "2");
  EXPECT_TRUE(bytes_of(folder_ / "1.tsv") == bytes_of(folder_ / "2.tsv"));
}

TEST_F(ManyFiles, AreImportedASessionEach) {
  fs::create_directory(folder_ / "tmx");
  Words words{"import", "-q"};
  Words some = words;
  for (std::uint64_t file = 0; file < files(); ++file) {
    const auto name = "tmx/" + numbered(file) + ".tmx";
    write_memory(folder_ / name, {{file * sentences, (file + 1) * sentences}});
    words.push_back(name);
    if (file < files() / 10) some.push_back(name);
  }
  some.insert(some.end(), {"--store", "tenth.db"});
  const auto tenth = expect("import, a tenth", some);
  const auto all = expect("import", words);
  EXPECT_LE(all.cpu, 15 * tenth.cpu + std::chrono::milliseconds(200));
  expect_peak(all, 160 * megabyte);
  const auto stats = run_distich(folder_.path(), {"memory", "stats", "--json"}).output;
  EXPECT_EQ(member(stats, "units"), files() * sentences);
  const auto listed = expect("memory list", {"memory", "list", "--json"});
  EXPECT_EQ(static_cast<std::uint64_t>(std::ranges::count(listed.output, '{')), files() + 1);
}

TEST_F(ManyFiles, AreAlignedAndGoOnAfterAStop) {
  const Words align{"align", "-q", "en", "de", "-s", "en", "-t", "de", "--to", "tmx"};
  const auto with = [&](Words more) {
    more.insert(more.begin(), align.begin(), align.end());
    return more;
  };
  expect("align", with({"-o", "one"}));
  expect("align -j 2", with({"-o", "two", "-j", "2"}));
  EXPECT_EQ(files_in(folder_ / "one"), files());
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_ / "one"))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  for (const auto& name : names)
    ASSERT_TRUE(bytes_of(folder_ / ("one/" + name)) == bytes_of(folder_ / ("two/" + name))) << name;
  // A stop: a share of the outputs is not there yet.
  for (std::size_t i = 0; i < names.size(); i += 10) fs::remove(folder_ / ("two/" + names[i]));
  const auto kept = fs::last_write_time(folder_ / ("two/" + names[1]));
  expect("align --resume", with({"-o", "two", "-j", "2", "--resume"}));
  EXPECT_EQ(fs::last_write_time(folder_ / ("two/" + names[1])), kept);
  for (const auto& name : names)
    ASSERT_TRUE(bytes_of(folder_ / ("one/" + name)) == bytes_of(folder_ / ("two/" + name))) << name;
  for (const std::string share : {"1", "2", "3"})
    expect("align --shard " + share + "/3", with({"-o", "shares", "--shard", share + "/3"}));
  EXPECT_EQ(files_in(folder_ / "shares"), files());
}

}  // namespace
}  // namespace distich::tests
