// bench_tm build STORE UNITS [SEED [TSV]]     makes a store of so many units
// bench_tm query STORE FLOOR [QUERIES [OUT]]  looks up 500 edited texts, or the lines of QUERIES, five best
// of
//                                             each; then the same by exhaustive scans, in the same run; OUT
//                                             gets the number of each query and the sources that were found
// bench_tm ask STORE FLOOR [QUERIES [OUT]]    the same without the scans, for a profiler
// bench_tm all STORE UNITS                    both, at 60, 70, 75 and 85 %, and `concordance`
// bench_tm concordance STORE UNITS [TSV]      builds a memory of made-up en, ar and zh, or, as `build` does,
// of
//                                             TSV's texts (0 units: takes the one that is there), and asks it
//                                             for words of all frequencies, parts of words, single characters
//                                             and phrases, 20 hits each; then for some by a scan of all
//                                             texts, in the same run
//
// FLOOR is a percentage. Fails when a best match is not found.
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <set>

#include <fmt/core.h>

#include "concordance.hpp"
#include "exhaustive.hpp"
#include "generate.hpp"
#include <distich/store/store.hpp>
#include <distich/tm/memory.hpp>
#include <fcntl.h>
#include <unistd.h>

namespace {

using namespace distich;

const LanguagePair languages{*LanguageTag::parse("en"), *LanguageTag::parse("fr")};

double cpu_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

long resident_megabytes() {
  std::ifstream in("/proc/self/statm");
  long size = 0;
  long resident = 0;
  in >> size >> resident;
  return resident * sysconf(_SC_PAGESIZE) >> 20;
}

/// Times in seconds.
void print_times(std::string_view name, std::vector<double> times) {
  double sum = 0;
  for (const auto time : times) sum += time;
  std::ranges::sort(times);
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))] * 1e3;
  };
  fmt::print("{:<28}{:>10.0f} q/s   p50 {:.3f}  p90 {:.3f}  p99 {:.3f}  max {:.3f} ms\n", name,
             static_cast<double>(times.size()) / sum, at(.5), at(.9), at(.99), at(1));
}

double sum_of(const std::vector<double>& times) {
  double sum = 0;
  for (const auto time : times) sum += time;
  return sum;
}

template <class Action>
double timed(Action action) {
  const auto start = cpu_seconds();
  action();
  return cpu_seconds() - start;
}

TranslationUnit unit_of(const std::pair<std::string, std::string>& pair) {
  TranslationUnit unit;
  unit.variants.push_back({languages.source, RichText(pair.first), {}, {}, {}});
  unit.variants.push_back({languages.target, RichText(pair.second), {}, {}, {}});
  return unit;
}

/// Waits for the disk once, as a commit does: what no durable addition can be faster than.
class DiskProbe {
 public:
  explicit DiskProbe(const std::string& path)
      : path_(path), file_(::open(path.c_str(), O_CREAT | O_RDWR, 0600)) {}

  ~DiskProbe() {
    ::close(file_);
    std::filesystem::remove(path_);
  }

  DiskProbe(const DiskProbe&) = delete;
  DiskProbe& operator=(const DiskProbe&) = delete;

  void write_and_wait() {
    const std::string block(16384, 'x');
    if (::write(file_, block.data(), block.size()) < 0 || ::fdatasync(file_) != 0) std::exit(1);
  }

 private:
  std::string path_;
  int file_;
};

/// Confirmed one by one, each durable and found at once; in turn with a wait for the disk.
void add_one_by_one(const std::string& path, TranslationMemory& memory, SessionId session) {
  constexpr std::size_t additions = 5000;
  const auto wall = [](const auto& action) {
    const auto start = std::chrono::steady_clock::now();
    action();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  DiskProbe disk(path + ".probe");
  ImportCounts counts;
  std::vector<double> adds;
  std::vector<double> adds_cpu;
  std::vector<double> waits;
  for (std::size_t i = 0; i < additions; ++i) {
    const auto unit =
        unit_of({fmt::format("added {} by hand in the evening", i), fmt::format("ajouté {} à la main", i)});
    adds.push_back(wall([&] { adds_cpu.push_back(timed([&] { memory.add(unit, session, counts); })); }));
    if (memory.find({unit.variants[0].text, {}}, languages).empty()) std::exit(1);
    waits.push_back(wall([&] { disk.write_and_wait(); }));
  }
  print_times("a single add, CPU", adds_cpu);
  print_times("a single add, to the disk", adds);
  print_times("16 KB written, fdatasync", waits);
}

void build(const std::string& path, std::size_t units, std::uint64_t seed, const std::string& tsv) {
  std::filesystem::remove(path);
  bench::Generator generator(seed);
  if (!tsv.empty()) generator.read(tsv);
  const auto store = open_store(path);
  TranslationMemory memory(*store);
  ImportCounts counts;
  double seconds = 0;
  const auto transaction = store->begin();
  const auto session = store->start_session("import", "generated", "");
  for (std::size_t i = 0; i < units; ++i) {
    const auto unit = unit_of(generator.pair(i));
    seconds += timed([&] { memory.add(unit, session, counts); });
  }
  seconds += timed([&] { transaction->commit(); });
  fmt::print("built {}: {} units, {} duplicates; {:.0f} units a CPU-second; {} MB; {} MB resident\n", path,
             counts.added, counts.duplicates, static_cast<double>(units) / seconds,
             std::filesystem::file_size(path) >> 20, resident_megabytes());
  add_one_by_one(path, memory, session);
}

std::vector<std::string> queries_from(const std::string& file, const Store& store) {
  std::vector<std::string> queries;
  if (!file.empty()) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) queries.push_back(line.substr(0, line.find('\t')));
    return queries;
  }
  bench::Generator generator(7);
  const auto every = std::max<std::uint64_t>(const_cast<Store&>(store).tm().size() / 500, 1);
  std::uint64_t i = 0;
  const_cast<Store&>(store).tm().scan(languages.source, [&](const ScannedVariant& variant) {
    if (i++ % every == 0) queries.push_back(generator.query(std::string(variant.text)));
    return queries.size() < 500;
  });
  return queries;
}

struct Answers {
  std::vector<double> times;
  std::vector<std::vector<std::string>> sources;  ///< that were found for each query
};

Answers ask(const TranslationMemory& memory, const std::vector<std::string>& queries, Score floor,
            const std::string& out) {
  Answers answers;
  std::ofstream file(out.empty() ? "/dev/null" : out);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    std::vector<Match> found;
    answers.times.push_back(timed([&] {
      found = memory.find({RichText(queries[i]), {}}, languages, {.floor = floor, .limit = 5});
    }));
    auto& sources = answers.sources.emplace_back();
    for (const auto& match : found) {
      sources.push_back(match.source.text);
      file << i << '\t' << match.source.text << '\n';
    }
  }
  return answers;
}

/// The best token score of what was found: matches have scores of their own kind.
std::uint64_t best_of(const std::string& query, const std::vector<std::string>& sources, Score floor) {
  bench::Exhaustive found;
  for (const auto& source : sources) found.add(source);
  found.finish();
  return found.best(query, floor.basis_points, false);
}

int query(const std::string& path, unsigned percent, const std::string& file, const std::string& out,
          bool scan) {
  const Score floor{static_cast<std::uint16_t>(percent * 100)};
  const auto queries = queries_from(file, *open_store(path, {.mode = OpenMode::read_only}));
  const auto before = resident_megabytes();
  const auto start = std::chrono::steady_clock::now();
  const auto store = open_store(path, {.mode = OpenMode::read_only});
  const TranslationMemory memory(*store);
  (void)memory.find({RichText(queries[0]), {}}, languages, {.floor = floor, .limit = 5});
  const auto opened = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fmt::print("{} units, floor {} %, {} queries; opened and asked once in {:.1f} ms\n", store->tm().size(),
             percent, queries.size(), opened * 1e3);
  const auto cold = ask(memory, queries, floor, out);
  print_times("the index, cold", cold.times);
  const auto warm = ask(memory, queries, floor, {});
  print_times("the index, warm", warm.times);
  fmt::print("resident: {} MB, {} MB before opening\n", resident_megabytes(), before);
  if (!scan) return 0;

  bench::Exhaustive all;
  store->tm().scan(languages.source, [&](const ScannedVariant& variant) {
    all.add(variant.text);
    return true;
  });
  all.finish();
  std::size_t missed = 0;
  for (const bool filter : {true, false}) {
    std::vector<double> times;
    const auto count = filter ? queries.size() : std::min<std::size_t>(queries.size(), 50);
    for (std::size_t i = 0; i < count; ++i) {
      std::uint64_t best = 0;
      times.push_back(timed([&] { best = all.best(queries[i], floor.basis_points, filter); }));
      if (filter && best_of(queries[i], warm.sources[i], floor) < best) ++missed;
    }
    print_times(filter ? "exhaustive, histogram filter" : "exhaustive, bit-parallel", times);
    const double each = sum_of(times) / static_cast<double>(count);
    fmt::print("  the index is {:.1f} times as fast cold, {:.1f} times warm\n",
               each * static_cast<double>(queries.size()) / sum_of(cold.times),
               each * static_cast<double>(queries.size()) / sum_of(warm.times));
  }
  fmt::print("best matches missed: {}\n", missed);
  return missed == 0 ? 0 : 1;
}

Variant variant_of(std::string_view language, std::string text) {
  return {*LanguageTag::parse(language), RichText(std::move(text)), {}, {}, {}};
}

/// Made-up English, Arabic and Chinese.
void build_scripts(const std::string& path, std::size_t units) {
  std::filesystem::remove(path);
  constexpr char32_t arabic = 0x0628;
  constexpr char32_t han = 0x4E00;
  bench::ScriptText en(1, U'a', 26, true);
  bench::ScriptText ar(2, arabic, 18, true);
  bench::ScriptText zh(3, han, 6000, false);
  const auto store = open_store(path);
  TranslationMemory memory(*store);
  ImportCounts counts;
  double seconds = 0;
  const auto transaction = store->begin();
  const auto session = store->start_session("import", "generated", "");
  for (std::size_t i = 0; i < units; ++i) {
    TranslationUnit unit;
    unit.variants = {variant_of("en", en.sentence()), variant_of("ar", ar.sentence()),
                     variant_of("zh", zh.sentence())};
    seconds += timed([&] { memory.add(unit, session, counts); });
  }
  seconds += timed([&] { transaction->commit(); });
  fmt::print("built {}: {} units in three languages; {:.0f} units a CPU-second; {} MB\n", path, counts.added,
             static_cast<double>(units) / seconds, std::filesystem::file_size(path) >> 20);
}

std::vector<std::string> some_texts(const TmStore& store, const LanguageTag& language) {
  constexpr std::size_t wanted = 300;
  std::vector<std::string> texts;
  const auto every = std::max<std::uint64_t>(store.size() / wanted, 1);
  std::uint64_t i = 0;
  store.scan(language, [&](const ScannedVariant& variant) {
    if (i++ % every == 0) texts.emplace_back(variant.text);
    return texts.size() < wanted;
  });
  return texts;
}

int concordance(const std::string& path, const std::string& language, const std::string& other) {
  constexpr std::size_t page = 20;
  constexpr std::size_t scanned = 5;
  const LanguagePair pair{*LanguageTag::parse(language), *LanguageTag::parse(other)};
  const auto queries = bench::concordance_queries(
      some_texts(open_store(path, {.mode = OpenMode::read_only})->tm(), pair.source));
  const auto wall = [](auto action) {
    const auto start = std::chrono::steady_clock::now();
    action();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  std::vector<double> first;
  for (std::size_t i = 0; i < std::min<std::size_t>(queries.size(), 40); ++i) {
    first.push_back(wall([&] {
      const auto store = open_store(path, {.mode = OpenMode::read_only});
      const TranslationMemory memory(*store);
      (void)memory.concordance(queries[i * queries.size() / 40 % queries.size()].text, pair, {.limit = page});
    }));
  }
  const auto store = open_store(path, {.mode = OpenMode::read_only});
  const TranslationMemory memory(*store);
  std::vector<ConcordancePage> pages(queries.size());
  std::array<std::vector<double>, bench::kinds_of_query.size()> by_kind;
  std::vector<double> warm;
  for (const bool counts : {false, true}) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto time = timed([&] { pages[i] = memory.concordance(queries[i].text, pair, {.limit = page}); });
      if (!counts) continue;
      warm.push_back(time);
      by_kind.at(queries[i].kind).push_back(time);
    }
  }
  fmt::print("{}: {} queries, {} hits each; {} MB resident\n", language, queries.size(), page,
             resident_megabytes());
  print_times("opened and asked once (wall)", first);
  print_times("the index, warm", warm);
  for (std::size_t kind = 0; kind < by_kind.size(); ++kind)
    if (!by_kind.at(kind).empty())
      print_times("  " + std::string(bench::kinds_of_query.at(kind)), by_kind.at(kind));
  std::vector<double> scans;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < scanned; ++i) {
    const auto at = i * queries.size() / scanned;
    std::size_t found = 0;
    scans.push_back(timed([&] { found = bench::scan_for(store->tm(), pair.source, queries[at].text); }));
    const auto& known = pages[at];
    if (known.complete ? known.total != found : known.total > found) ++wrong;
  }
  print_times("a scan of all texts", scans);
  const auto mean = [](const std::vector<double>& times) {
    return sum_of(times) / static_cast<double>(times.size());
  };
  fmt::print("  the index is {:.0f} times as fast warm; counts that differ from the scan's: {}\n",
             mean(scans) / mean(warm), wrong);
  return wrong == 0 ? 0 : 1;
}

int concordances(const std::string& path, std::size_t units, const std::string& tsv) {
  if (!tsv.empty()) {
    if (units > 0) build(path, units, 1, tsv);
    return concordance(path, "en", "fr");
  }
  if (units > 0) build_scripts(path, units);
  int code = 0;
  for (const auto* each : {"en", "ar", "zh"}) code |= concordance(path, each, "fr");
  return code;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> given(arguments + 1, arguments + count);
  const auto argument = [&](std::size_t i, const char* otherwise) {
    return i < given.size() ? given[i] : otherwise;
  };
  if (given.size() < 3) {
    std::fputs("bench_tm build|query|ask|all STORE UNITS|FLOOR …; see the source's first lines\n", stderr);
    return 2;
  }
  const auto number = std::stoul(given[2]);
  if (given[0] == "build") {
    build(given[1], number, std::stoul(argument(3, "1")), argument(4, ""));
    return 0;
  }
  if (given[0] == "concordance") return concordances(given[1], number, argument(3, ""));
  if (given[0] != "all") {
    return query(given[1], static_cast<unsigned>(number), argument(3, ""), argument(4, ""),
                 given[0] == "query");
  }
  build(given[1], number, 1, "");
  int code = 0;
  for (const unsigned percent : {60U, 70U, 75U, 85U}) code |= query(given[1], percent, "", "", true);
  code |= concordances(given[1], number, "");
  std::filesystem::remove(given[1]);
  return code;
}
