// Scanning a text for terms, beside the naive way: std::string::find for each term.
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include <distich/terms/term_matcher.hpp>

namespace {

using distich::Concept;
using distich::LanguageTag;

std::string random_word(std::mt19937& random) {
  std::string word;
  for (auto letters = random() % 8 + 3; letters > 0; --letters)
    word += static_cast<char>('a' + random() % 26);
  return word;
}

std::vector<std::string> random_terms(std::size_t count) {
  std::mt19937 random(1);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < count; ++i) {
    terms.push_back(random_word(random));
    if (i % 3 == 0) terms.back() += " " + random_word(random);
  }
  return terms;
}

/// One word in eight begins a term.
std::string random_text(const std::vector<std::string>& terms, std::size_t size) {
  std::mt19937 random(2);
  std::string text;
  while (text.size() < size) {
    text += random() % 8 == 0 ? terms[random() % terms.size()] : random_word(random);
    text += random() % 12 == 0 ? ". " : " ";
  }
  return text;
}

distich::TermMatcher matcher(const std::vector<std::string>& terms) {
  const auto english = *LanguageTag::parse("en");
  std::vector<Concept> concepts;
  for (const auto& term : terms)
    concepts.push_back({term, {}, {}, {}, {{term, english, {}, {}, {}, false}}, {}});
  return {std::move(concepts), english};
}

void build(benchmark::State& state) {
  const auto terms = random_terms(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(matcher(terms));
}

BENCHMARK(build)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void scan(benchmark::State& state) {
  const auto terms = random_terms(static_cast<std::size_t>(state.range(0)));
  const auto text = random_text(terms, 1 << 20);
  const auto scanner = matcher(terms);
  for (auto _ : state) benchmark::DoNotOptimize(scanner.find(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}

BENCHMARK(scan)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void scan_naive(benchmark::State& state) {
  const auto terms = random_terms(static_cast<std::size_t>(state.range(0)));
  const auto text = random_text(terms, 1 << 14);
  for (auto _ : state) {
    std::size_t hits = 0;
    for (const auto& term : terms) {
      for (auto at = text.find(term); at != std::string::npos; at = text.find(term, at + 1)) ++hits;
    }
    benchmark::DoNotOptimize(hits);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}

BENCHMARK(scan_naive)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
