// Scanning a text for terms, beside two yardsticks in the same run: looking each word up in a set (`words`,
// which no matcher by words can beat by much) and std::string::find for each term (`naive`). Texts repeat
// their words as natural ones do (Zipf), and their terms are among the thousand that every glossary here
// holds.
#include <cctype>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <unordered_set>
#include <vector>

#include <benchmark/benchmark.h>

#include <distich/terms/term_matcher.hpp>

namespace {

using distich::Concept;
using distich::LanguageTag;

constexpr std::size_t text_size = 4U << 20U;
constexpr std::size_t vocabulary_size = 40'000;  // of four megabytes of natural text

std::string random_word(std::mt19937& random, unsigned shortest) {
  std::string word;
  for (auto letters = random() % 8 + shortest; letters > 0; --letters)
    word += static_cast<char>('a' + random() % 26);
  return word;
}

std::vector<std::string> random_words(std::size_t count, unsigned seed, unsigned shortest) {
  std::mt19937 random(seed);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) words.push_back(random_word(random, shortest));
  return words;
}

/// One in three has two words. So long that no other word of the text is one of them by chance: the text has
/// as many hits by a large glossary as by a small one.
std::vector<std::string> random_terms(std::size_t count) {
  const auto words = random_words(2 * count, 1, 7);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < count; ++i)
    terms.push_back(i % 3 == 0 ? words[2 * i] + ' ' + words[2 * i + 1] : words[2 * i]);
  return terms;
}

/// One word in twelve begins one of the first thousand terms; one word in five has an English ending.
std::string random_text(std::size_t size) {
  static const auto terms = random_terms(1'000);
  static const auto words = random_words(vocabulary_size, 3, 2);
  std::mt19937 random(2);
  std::uniform_real_distribution<double> share(0.0, 1.0);
  std::string text;
  while (text.size() < size) {
    // By Zipf's law ranks are spread evenly over their logarithms.
    const auto rank =
        static_cast<std::size_t>(std::pow(static_cast<double>(vocabulary_size), share(random))) - 1;
    if (random() % 12 == 0) {
      text += terms[random() % terms.size()];
      if (random() % 3 == 0) text += 's';
    } else {
      text += words[rank];
      if (rank % 5 == 0) text += rank % 2 == 0 ? "s" : "ing";
    }
    text += random() % 12 == 0 ? ". " : " ";
  }
  return text;
}

distich::TermMatcher matcher(const std::vector<std::string>& terms, const char* language) {
  const auto tag = *LanguageTag::parse(language);
  std::vector<Concept> concepts;
  for (const auto& term : terms) concepts.push_back({term, {}, {}, {}, {{term, tag, {}, {}, {}, false}}, {}});
  return {std::move(concepts), tag};
}

void count_bytes(benchmark::State& state, std::size_t size) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(size));
}

void build(benchmark::State& state) {
  const auto terms = random_terms(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(matcher(terms, "en"));
}

BENCHMARK(build)->Arg(1'000)->Arg(100'000)->Arg(500'000)->Unit(benchmark::kMillisecond);

/// A new matcher knows no word of the text yet: every distinct word is read once.
void scan(benchmark::State& state, const char* language) {
  const auto terms = random_terms(static_cast<std::size_t>(state.range(0)));
  const auto text = random_text(text_size);
  std::optional<distich::TermMatcher> scanner;
  for (auto _ : state) {
    state.PauseTiming();
    scanner.emplace(matcher(terms, language));
    state.ResumeTiming();
    benchmark::DoNotOptimize(scanner->find(text));
  }
  count_bytes(state, text.size());
}

BENCHMARK_CAPTURE(scan, exact, "x-plain")
    ->Arg(1'000)
    ->Arg(100'000)
    ->Arg(500'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scan, inflected, "en")
    ->Arg(1'000)
    ->Arg(100'000)
    ->Arg(500'000)
    ->Unit(benchmark::kMillisecond);

/// A sentence at a time, as `distich terms` does.
void scan_sentences(benchmark::State& state) {
  const auto scanner = matcher(random_terms(static_cast<std::size_t>(state.range(0))), "en");
  const auto text = random_text(text_size);
  for (auto _ : state) {
    for (std::size_t at = 0; at < text.size(); at += 120)
      benchmark::DoNotOptimize(scanner.find(std::string_view(text).substr(at, 120)));
  }
  count_bytes(state, text.size());
}

BENCHMARK(scan_sentences)->Arg(100'000)->Unit(benchmark::kMillisecond);

void words(benchmark::State& state) {
  const auto terms = random_terms(static_cast<std::size_t>(state.range(0)));
  const std::unordered_set<std::string> known(terms.begin(), terms.end());
  const auto text = random_text(text_size);
  for (auto _ : state) {
    std::size_t hits = 0;
    std::string word;
    for (const char c : text) {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        continue;
      }
      if (!word.empty()) hits += known.count(word);
      word.clear();
    }
    benchmark::DoNotOptimize(hits);
  }
  count_bytes(state, text.size());
}

BENCHMARK(words)->Arg(1'000)->Arg(100'000)->Arg(500'000)->Unit(benchmark::kMillisecond);

void naive(benchmark::State& state) {
  const auto terms = random_terms(static_cast<std::size_t>(state.range(0)));
  const auto text = random_text(1U << 14U);
  for (auto _ : state) {
    std::size_t hits = 0;
    for (const auto& term : terms) {
      for (auto at = text.find(term); at != std::string::npos; at = text.find(term, at + 1)) ++hits;
    }
    benchmark::DoNotOptimize(hits);
  }
  count_bytes(state, text.size());
}

BENCHMARK(naive)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
