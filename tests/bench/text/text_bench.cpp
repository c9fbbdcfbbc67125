// bench_text --benchmark_filter=…
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>
#include <distich/text/normalize.hpp>

namespace distich::text {
namespace {

struct Sample {
  std::string_view name;
  std::string_view language;
  std::string_view sentence;
};

constexpr Sample samples[] = {
    {"English", "en",
     "The council said on Tuesday that 12 bridges “must be repaired” before winter; it’s urgent. "},
    {"German", "de", "Der Rat erklärte am Dienstag, zwölf Brücken müssten vor dem Winter „saniert“ werden. "},
    {"Persian", "fa",
     "شورا روز سه‌شنبه گفت که ۱۲ پل باید پیش از زمستان «تعمیر شوند»؛ این کار فوری "
     "است. "},
    {"Russian", "ru",
     "Совет заявил во вторник, что 12 мостов «нужно отремонтировать» до зимы, и это срочно. "},
    {"Chinese", "zh", "市议会星期二表示，十二座桥梁“必须在冬季之前修复”，此事十分紧迫。"},
    {"Ascii", "en",
     "The council said on Tuesday that 12 bridges \"must be repaired\" before winter; it's urgent. "},
};

std::string repeated(std::string_view text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

const Sample& sample_of(benchmark::State& state) {
  const Sample& sample = samples[state.range(0)];
  state.SetLabel(std::string(sample.name));
  return sample;
}

void bytes_done(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void validate(benchmark::State& state) {
  const auto text = repeated(sample_of(state).sentence, 1U << 20U);
  for (auto _ : state) benchmark::DoNotOptimize(is_valid_utf8(text));
  bytes_done(state, text.size());
}

void decode_article(benchmark::State& state) {
  const auto text = repeated(sample_of(state).sentence, 1U << 16U);
  for (auto _ : state) benchmark::DoNotOptimize(decode(text));
  bytes_done(state, text.size());
}

void words_of_article(benchmark::State& state) {
  const Sample& sample = sample_of(state);
  const auto text = repeated(sample.sentence, 1U << 16U);
  const Boundaries boundaries(*LanguageTag::parse(sample.language));
  std::vector<Word> words;
  for (auto _ : state) {
    boundaries.words(text, words);
    benchmark::DoNotOptimize(words.data());
  }
  bytes_done(state, text.size());
}

void words_of_sentence(benchmark::State& state) {
  const Sample& sample = sample_of(state);
  const Boundaries boundaries(*LanguageTag::parse(sample.language));
  std::vector<Word> words;
  for (auto _ : state) {
    boundaries.words(sample.sentence, words);
    benchmark::DoNotOptimize(words.data());
  }
  bytes_done(state, sample.sentence.size());
}

void graphemes_of_sentence(benchmark::State& state) {
  const Sample& sample = sample_of(state);
  const Boundaries boundaries(*LanguageTag::parse(sample.language));
  std::vector<ByteRange> clusters;
  for (auto _ : state) {
    boundaries.graphemes(sample.sentence, clusters);
    benchmark::DoNotOptimize(clusters.data());
  }
  bytes_done(state, sample.sentence.size());
}

void normalize_sentence(benchmark::State& state) {
  const Sample& sample = sample_of(state);
  const auto form = static_cast<Form>(state.range(1));
  for (auto _ : state) benchmark::DoNotOptimize(normalize(sample.sentence, form));
  bytes_done(state, sample.sentence.size());
}

void normalize_sentence_mapped(benchmark::State& state) {
  const Sample& sample = sample_of(state);
  const auto form = static_cast<Form>(state.range(1));
  for (auto _ : state) benchmark::DoNotOptimize(normalize_mapped(sample.sentence, form));
  bytes_done(state, sample.sentence.size());
}

void classify(benchmark::State& state) {
  const Sample& sample = sample_of(state);
  for (auto _ : state) {
    int count = 0;
    for (std::size_t at = 0; at < sample.sentence.size();) {
      const CodePoint c = code_point_at(sample.sentence, at);
      at += c.size;
      count += static_cast<int>(is_letter(c.value)) + static_cast<int>(is_space(c.value)) +
               static_cast<int>(is_quote(c.value)) + static_cast<int>(is_unspaced(c.value));
    }
    benchmark::DoNotOptimize(count);
  }
  bytes_done(state, sample.sentence.size());
}

void make_boundaries(benchmark::State& state) {
  const auto language = *LanguageTag::parse("de");
  for (auto _ : state) benchmark::DoNotOptimize(Boundaries(language));
}

void romanize(benchmark::State& state) {
  const Romanizer romanizer;
  const Sample& sample = sample_of(state);
  for (auto _ : state) benchmark::DoNotOptimize(romanizer(sample.sentence));
  bytes_done(state, sample.sentence.size());
}

constexpr int last_sample = static_cast<int>(std::size(samples)) - 1;

BENCHMARK(validate)->DenseRange(0, last_sample);
BENCHMARK(decode_article)->DenseRange(0, last_sample);
BENCHMARK(words_of_article)->DenseRange(0, last_sample);
BENCHMARK(words_of_sentence)->DenseRange(0, last_sample);
BENCHMARK(graphemes_of_sentence)->DenseRange(0, last_sample);
BENCHMARK(normalize_sentence)->ArgsProduct({benchmark::CreateDenseRange(0, last_sample, 1), {2, 3}});
BENCHMARK(normalize_sentence_mapped)->ArgsProduct({benchmark::CreateDenseRange(0, last_sample, 1), {2, 3}});
BENCHMARK(classify)->DenseRange(0, last_sample);
BENCHMARK(make_boundaries);
BENCHMARK(romanize)->DenseRange(0, last_sample);

}  // namespace
}  // namespace distich::text

BENCHMARK_MAIN();
