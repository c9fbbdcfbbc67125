// Sentence pairs a second, for short articles and for long texts.
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include <distich/align/aligner.hpp>

namespace {

struct Texts {
  std::vector<std::string> source;
  std::vector<std::string> target;
};

std::string word(std::size_t number, std::string_view stem) {
  return std::string(stem) + std::to_string(number * 7919);
}

/// Sentences of words drawn as in natural text, and their translations word by word, some left out.
Texts invented(std::size_t sentences) {
  std::mt19937 random(4);
  Texts texts;
  for (std::size_t i = 0; i < sentences; ++i) {
    std::string source;
    std::string target;
    for (auto words = random() % 20 + 4; words > 0; --words) {
      const auto number = 3000 / (1 + random() % 3000);
      source += word(number, "s") + " ";
      target += word(number, "t") + " ";
    }
    texts.source.push_back(source + ".");
    if (random() % 20 != 0) texts.target.push_back(target + ".");
  }
  return texts;
}

void align(benchmark::State& state) {
  const auto texts = invented(static_cast<std::size_t>(state.range(0)));
  const std::vector<std::string_view> source(texts.source.begin(), texts.source.end());
  const std::vector<std::string_view> target(texts.target.begin(), texts.target.end());
  const auto english = *distich::LanguageTag::parse("en");
  const auto german = *distich::LanguageTag::parse("de");
  for (auto _ : state) benchmark::DoNotOptimize(distich::align({{source, english}, {target, german}}));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}

BENCHMARK(align)->Arg(25)->Arg(1'000)->Arg(2'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
