// Reading and writing memories, beside a yardstick in the same run: libxml2's parser over the same bytes,
// with callbacks that do nothing (`libxml2`).
#include <random>
#include <span>
#include <sstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <libxml/parser.h>

#include <distich/formats/format.hpp>

namespace {

using distich::LanguageTag;
using distich::TranslationUnit;

constexpr std::size_t unit_count = 20'000;
constexpr std::size_t chunk_size = 32U << 10U;

/// Takes what is written and forgets it, so that only the writer's own work counts.
class CountingBuffer final : public std::streambuf {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 protected:
  std::streamsize xsputn(const char* /*text*/, std::streamsize count) override {
    size_ += static_cast<std::size_t>(count);
    return count;
  }

  int_type overflow(int_type c) override {
    ++size_;
    return c;
  }

 private:
  std::size_t size_ = 0;
};

std::string random_sentence(std::mt19937& random, std::string_view accent) {
  static constexpr std::string_view letters = "etaoinshrdlucmfwypvbg";
  std::string text;
  for (auto words = random() % 36 + 4; words > 0; --words) {
    for (auto size = random() % 8 + 1; size > 0; --size) text += letters[random() % letters.size()];
    if (random() % 4 == 0) text += accent;
    if (random() % 400 == 0) text += " & ";
    text += words == 1 ? '.' : ' ';
  }
  return text;
}

/// With what translators' tools write of each unit: an id, dates, authors, and now and then a note.
std::vector<TranslationUnit> random_units() {
  std::mt19937 random(20261126);
  const auto english = *LanguageTag::parse("en");
  const auto french = *LanguageTag::parse("fr");
  std::vector<TranslationUnit> units(unit_count);
  for (std::size_t i = 0; i < units.size(); ++i) {
    auto& unit = units[i];
    unit.id = std::to_string(i);
    unit.properties["creationdate"] = "20260101T000000Z";
    unit.properties["creationid"] = "desk";
    if (i % 10 == 0) unit.notes.emplace_back("seen by the desk");
    unit.variants.push_back({english, {random_sentence(random, "\u2019s"), {}}, {}, {}, {}});
    unit.variants.push_back({french, {random_sentence(random, "é"), {}}, {}, {}, {}});
  }
  return units;
}

const std::vector<TranslationUnit>& units() {
  static const auto all = random_units();
  return all;
}

const distich::Format& tmx() {
  static const auto registry = distich::FormatRegistry::with_builtin_formats();
  return *registry.find("tmx");
}

void write_units(std::ostream& out) {
  const auto writer = tmx().write_memory(out, {});
  distich::FileHeader header;
  header.languages.source = *LanguageTag::parse("en");
  writer->begin(header);
  for (const auto& unit : units()) writer->write(unit);
  writer->finish();
}

const std::string& file() {
  static const auto text = [] {
    std::ostringstream out;
    write_units(out);
    return std::move(out).str();
  }();
  return text;
}

void count_bytes(benchmark::State& state, std::size_t size) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

void libxml2(benchmark::State& state) {
  const std::string_view text = file();
  for (auto _ : state) {
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = [](void*, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**,
                                int, int, const xmlChar**) {};
    handler.endElementNs = [](void*, const xmlChar*, const xmlChar*, const xmlChar*) {};
    handler.characters = [](void*, const xmlChar*, int) {};
    auto* context = xmlCreatePushParserCtxt(&handler, nullptr, nullptr, 0, nullptr);
    for (std::size_t at = 0; at < text.size(); at += chunk_size) {
      const auto chunk = text.substr(at, chunk_size);
      xmlParseChunk(context, chunk.data(), static_cast<int>(chunk.size()), 0);
    }
    if (xmlParseChunk(context, nullptr, 0, 1) != 0) state.SkipWithError("not well-formed");
    xmlFreeParserCtxt(context);
  }
  count_bytes(state, text.size());
}

void read_tmx(benchmark::State& state) {
  for (auto _ : state) {
    std::istringstream in(file());
    const auto reader = tmx().read_memory(in, {}, {});
    TranslationUnit unit;
    std::size_t count = 0;
    while (reader->next(unit)) ++count;
    if (count != unit_count) state.SkipWithError("units were lost");
  }
  count_bytes(state, file().size());
}

void write_tmx(benchmark::State& state) {
  for (auto _ : state) {
    CountingBuffer buffer;
    std::ostream out(&buffer);
    write_units(out);
    if (buffer.size() != file().size()) state.SkipWithError("bytes were lost");
  }
  count_bytes(state, file().size());
}

BENCHMARK(libxml2)->Unit(benchmark::kMillisecond);
BENCHMARK(read_tmx)->Unit(benchmark::kMillisecond);
BENCHMARK(write_tmx)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
