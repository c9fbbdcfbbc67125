// bench_table [--quick]
// A line a job: what distich takes for it, beside a named baseline that does the plainest thing of the kind
// over the same input, in turn with it in this run. Times are CPU of the process; the ratio is the median of
// the rounds'. A baseline does less than distich (or, of the scans, more): see docs/benchmarks.md.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <unordered_set>

#include <fmt/core.h>

#include "../tm/exhaustive.hpp"
#include "../tm/generate.hpp"
#include "baselines.hpp"
#include <distich/align/aligner.hpp>
#include <distich/engine/import.hpp>
#include <distich/qa/check.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/terms/term_matcher.hpp>
#include <unistd.h>

namespace {

using namespace distich;
using bench::TextPairs;

const LanguagePair languages{*LanguageTag::parse("en"), *LanguageTag::parse("fr")};

double cpu_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double timed(const std::function<void()>& action) {
  const auto start = cpu_seconds();
  action();
  return cpu_seconds() - start;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

class Table {
 public:
  explicit Table(bool quick) : rounds_(quick ? 1 : 7) {
    fmt::print("| job | distich | baseline | its rate | ratio of times |\n|---|---|---|---|---|\n");
  }

  /// `amount` of `unit`s is what both do in one call.
  void row(const std::string& job, const std::string& baseline, double amount, const std::string& unit,
           const std::function<void()>& ours, const std::function<void()>& theirs) {
    std::vector<double> our_times;
    std::vector<double> their_times;
    std::vector<double> ratios;
    for (int round = 0; round < rounds_; ++round) {
      our_times.push_back(timed(ours));
      their_times.push_back(timed(theirs));
      ratios.push_back(our_times.back() / std::max(their_times.back(), 1e-9));
    }
    fmt::print("| {} | {} | {} | {} | {:.3g} |\n", job, rate(amount, our_times, unit), baseline,
               rate(amount, their_times, unit), median(ratios));
    std::fflush(stdout);
  }

 private:
  static std::string rate(double amount, const std::vector<double>& times, const std::string& unit) {
    const auto best = amount / std::max(*std::ranges::min_element(times), 1e-9);
    return best >= 1000 ? fmt::format("{:.0f} thousand {}/s", best / 1000, unit)
                        : fmt::format("{:.3g} {}/s", best, unit);
  }

  int rounds_;
};

std::string sample_article(const char* language) {
  std::ifstream in(std::string(DISTICH_SOURCE_DIR "/tests/corpus/sample/article.") + language + ".txt");
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

double megabytes(std::size_t bytes) {
  return static_cast<double>(bytes) * 1e-6;
}

TextPairs made_up_pairs(std::size_t count) {
  bench::Generator generator(7);
  TextPairs pairs;
  for (std::size_t i = 0; i < count; ++i) pairs.push_back(generator.pair(i));
  return pairs;
}

TranslationUnit unit_of(const std::pair<std::string, std::string>& pair) {
  TranslationUnit unit;
  unit.variants.push_back({languages.source, RichText(pair.first), {}, {}, {}});
  unit.variants.push_back({languages.target, RichText(pair.second), {}, {}, {}});
  return unit;
}

BilingualUnit bilingual_unit(const std::pair<std::string, std::string>& pair) {
  BilingualUnit unit;
  unit.source = RichText(pair.first);
  unit.target = RichText(pair.second);
  return unit;
}

std::string as_memory(const TextPairs& pairs, const Format& format) {
  std::ostringstream out;
  const auto writer = format.write_memory(out, {});
  FileHeader header;
  header.languages.source = languages.source;
  writer->begin(header);
  for (const auto& pair : pairs) writer->write(unit_of(pair));
  writer->finish();
  return std::move(out).str();
}

void segmentation(Table& table) {
  for (const auto* language : {"en", "ar", "zh"}) {
    const auto text = repeated(sample_article(language), 50);
    const Segmenter segmenter(*LanguageTag::parse(language));
    table.row(
        fmt::format("cut an article into sentences ({})", language), "ICU's sentence iterator",
        megabytes(text.size()), "MB", [&] { (void)segmenter.segment(text); },
        [&] { bench::icu_sentences(text, language); });
  }
}

void memory(Table& table, const FormatRegistry& formats, const TextPairs& pairs, const std::string& folder) {
  const auto& tmx = *formats.find("tmx");
  const auto file = as_memory(pairs, tmx);
  const auto count = static_cast<double>(pairs.size());
  int stores = 0;
  table.row(
      "import a TMX memory", "SQLite: a table, an index", count, "units",
      [&] {
        const auto store = open_store(folder + fmt::format("/{}.db", ++stores));
        TranslationMemory memory(*store);
        std::istringstream in(file);
        ImportOptions options;
        options.kind = RecordKind::memory;
        options.started = "2026-01-01T00:00:00Z";
        (void)import_file(in, tmx, *store, memory, options);
      },
      [&] { bench::sqlite_insert(folder + "/bare.db", pairs); });

  const auto store = open_store(folder + "/1.db");
  const TranslationMemory memory(*store);
  bench::Exhaustive exhaustive;
  for (const auto& pair : pairs) exhaustive.add(pair.first);
  exhaustive.finish();
  bench::Generator generator(8);
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < 100; ++i)
    queries.push_back(generator.query(pairs[i * pairs.size() / 100].first));
  MatchOptions options;
  options.floor = Score{7000};
  table.row(
      "look sentences up, 70 % and more", "scan of all texts, filtered by words", 100, "sentences",
      [&] {
        for (const auto& query : queries) (void)memory.find({RichText(query), {}}, languages, options);
      },
      [&] {
        for (const auto& query : queries) (void)exhaustive.best(query, 7000, true);
      });
}

void alignment(Table& table) {
  const Segmenter english(*LanguageTag::parse("en"));
  const Segmenter german(*LanguageTag::parse("de"));
  const auto source = sample_article("en");
  const auto target = sample_article("de");
  std::vector<std::string_view> sources;
  std::vector<std::string_view> targets;
  for (const auto& segment : english.segment(source)) sources.push_back(segment.range.of(source));
  for (const auto& segment : german.segment(target)) targets.push_back(segment.range.of(target));
  constexpr int times = 20;
  const auto repeat = [](const auto& action) {
    for (int i = 0; i < times; ++i) action();
  };
  table.row(
      "align an article with its translation", "Gale and Church, lengths alone", times, "articles",
      [&] {
        repeat([&] {
          (void)align({{sources, *LanguageTag::parse("en")}, {targets, *LanguageTag::parse("de")}});
        });
      },
      [&] { repeat([&] { bench::gale_church(sources, targets); }); });
}

std::vector<Concept> glossary_of(const TextPairs& pairs, std::size_t count) {
  const auto first_words = [](const std::string& text) {
    return text.substr(0, text.find(' ', text.find(' ') + 1));
  };
  std::vector<Concept> concepts;
  for (std::size_t i = 0; i < std::min(count, pairs.size()); ++i) {
    Concept item;
    item.id = std::to_string(i);
    item.terms.push_back({first_words(pairs[i].first), languages.source, {}, {}, {}, false});
    item.terms.push_back({first_words(pairs[i].second), languages.target, {}, {}, {}, false});
    concepts.push_back(std::move(item));
  }
  return concepts;
}

void terminology(Table& table, const TextPairs& pairs) {
  const auto glossary = glossary_of(pairs, 10'000);
  const TermMatcher matcher(glossary, languages.source);
  std::unordered_set<std::string> words;
  for (const auto& item : glossary) words.insert(item.terms[0].text);
  std::string text;
  for (std::size_t i = 0; i < pairs.size() && text.size() < 500'000; ++i) text += pairs[i].first + ' ';
  table.row(
      "find 10,000 terms in a text", "each word in a hash set", megabytes(text.size()), "MB",
      [&] { (void)matcher.find(text); },
      [&] {
        std::size_t hits = 0;
        for (std::size_t at = 0; at < text.size();) {
          const auto end = std::min(text.find(' ', at), text.size());
          hits += words.count(text.substr(at, end - at));
          at = end + 1;
        }
        if (hits == text.size()) std::abort();
      });
}

void formats_table(Table& table, const FormatRegistry& formats, const TextPairs& pairs) {
  const auto& tmx = *formats.find("tmx");
  const auto file = as_memory(pairs, tmx);
  table.row(
      "read TMX", "libxml2's parser, nothing kept", megabytes(file.size()), "MB",
      [&] {
        std::istringstream in(file);
        const auto reader = tmx.read_memory(in, {}, {});
        TranslationUnit unit;
        while (reader->next(unit)) {
        }
      },
      [&] { bench::libxml2_parse(file); });
  table.row(
      "write TMX", "libxml2's text writer", static_cast<double>(pairs.size()), "units",
      [&] { (void)as_memory(pairs, tmx); }, [&] { bench::libxml2_write_tmx(pairs); });

  const auto& xliff = *formats.find("xliff");
  std::ostringstream out;
  const auto writer = xliff.write_bilingual(out, {});
  FileHeader header;
  header.languages = languages;
  writer->begin(header);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    auto unit = bilingual_unit(pairs[i]);
    unit.id = "u" + std::to_string(i);
    writer->write(unit);
  }
  writer->finish();
  const auto document = std::move(out).str();
  table.row(
      "read XLIFF 2", "libxml2's parser, nothing kept", megabytes(document.size()), "MB",
      [&] {
        std::istringstream in(document);
        const auto reader = xliff.read_bilingual(in, {}, {});
        BilingualUnit unit;
        while (reader->next(unit)) {
        }
      },
      [&] { bench::libxml2_parse(document); });
}

void checks(Table& table, const TextPairs& pairs) {
  std::vector<BilingualUnit> units;
  for (const auto& pair : pairs) units.push_back(bilingual_unit(pair));
  const Checker checker(languages, glossary_of(pairs, 10'000));
  table.row(
      "all checks of a pair, 10,000 terms", "ICU's word iterator over both texts",
      static_cast<double>(units.size()), "pairs",
      [&] {
        for (const auto& unit : units) (void)checker.check(unit);
      },
      [&] {
        for (const auto& unit : units) {
          bench::icu_words(unit.source.text, "en");
          bench::icu_words(unit.target->text, "fr");
        }
      });
}

}  // namespace

int main(int argc, char** argv) {
  const bool quick = argc > 1 && std::string_view(argv[1]) == "--quick";
  const auto formats = FormatRegistry::with_builtin_formats();
  const auto pairs = made_up_pairs(quick ? 1'000 : 100'000);
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("distich-bench-{}", ::getpid());
  std::filesystem::create_directories(folder);
  Table table(quick);
  segmentation(table);
  memory(table, formats, pairs, folder.string());
  alignment(table);
  terminology(table, pairs);
  formats_table(table, formats, pairs);
  checks(table, pairs);
  std::filesystem::remove_all(folder);
  return 0;
}
