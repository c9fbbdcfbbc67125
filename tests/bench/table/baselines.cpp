#include "baselines.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <stdexcept>

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <sqlite3.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace distich::bench {
namespace {

void require(bool condition, const char* what) {
  if (!condition) throw std::runtime_error(std::string("a baseline failed: ") + what);
}

std::size_t pieces(icu::BreakIterator& iterator, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator.setText(&utext, status);
  require(U_SUCCESS(status), "ICU");
  std::size_t count = 0;
  while (iterator.next() != icu::BreakIterator::DONE) ++count;
  utext_close(&utext);
  return count;
}

const xmlChar* as_xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

constexpr double unlikely = std::numeric_limits<double>::infinity();

/// -ln of twice the probability that lengths of a pair differ so much or more.
double length_cost(double source, double target) {
  if (source == 0 && target == 0) return 0;
  constexpr double variance = 6.8;
  const double mean = (source + target) / 2;
  const double delta = std::abs(target - source) / std::sqrt(mean * variance);
  return -std::log(std::max(std::erfc(delta / std::sqrt(2.0)), 1e-300));
}

}  // namespace

std::size_t icu_sentences(std::string_view text, const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale(locale), status));
  require(U_SUCCESS(status), "ICU");
  return pieces(*iterator, text);
}

std::size_t icu_words(std::string_view text, const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::BreakIterator> prototype(
      icu::BreakIterator::createWordInstance(icu::Locale(locale), status));
  require(U_SUCCESS(status), "ICU");
  return pieces(*prototype, text);
}

std::size_t libxml2_parse(std::string_view xml) {
  constexpr std::size_t chunk_size = 32U << 10U;
  std::size_t elements = 0;
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = [](void* count, const xmlChar*, const xmlChar*, const xmlChar*, int,
                              const xmlChar**, int, int,
                              const xmlChar**) { ++*static_cast<std::size_t*>(count); };
  handler.endElementNs = [](void*, const xmlChar*, const xmlChar*, const xmlChar*) {};
  handler.characters = [](void*, const xmlChar*, int) {};
  auto* context = xmlCreatePushParserCtxt(&handler, &elements, nullptr, 0, nullptr);
  for (std::size_t at = 0; at < xml.size(); at += chunk_size) {
    const auto chunk = xml.substr(at, chunk_size);
    xmlParseChunk(context, chunk.data(), static_cast<int>(chunk.size()), 0);
  }
  require(xmlParseChunk(context, nullptr, 0, 1) == 0, "libxml2");
  xmlFreeParserCtxt(context);
  return elements;
}

std::size_t libxml2_write_tmx(const TextPairs& pairs) {
  auto* buffer = xmlBufferCreate();
  auto* writer = xmlNewTextWriterMemory(buffer, 0);
  xmlTextWriterStartDocument(writer, nullptr, "UTF-8", nullptr);
  xmlTextWriterStartElement(writer, as_xml("tmx"));
  for (const auto& [source, target] : pairs) {
    xmlTextWriterStartElement(writer, as_xml("tu"));
    for (const auto& [language, text] : {std::pair{"en", &source}, std::pair{"fr", &target}}) {
      xmlTextWriterStartElement(writer, as_xml("tuv"));
      xmlTextWriterWriteAttribute(writer, as_xml("xml:lang"), as_xml(language));
      xmlTextWriterWriteElement(writer, as_xml("seg"), as_xml(text->c_str()));
      xmlTextWriterEndElement(writer);
    }
    xmlTextWriterEndElement(writer);
  }
  xmlTextWriterEndDocument(writer);
  xmlFreeTextWriter(writer);
  const auto size = static_cast<std::size_t>(xmlBufferLength(buffer));
  xmlBufferFree(buffer);
  return size;
}

void sqlite_insert(const std::string& path, const TextPairs& pairs) {
  std::filesystem::remove(path);
  sqlite3* database = nullptr;
  require(sqlite3_open(path.c_str(), &database) == SQLITE_OK, "SQLite");
  const auto run = [&](const char* sql) {
    require(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
  };
  run("PRAGMA journal_mode = WAL; CREATE TABLE unit(source TEXT, target TEXT); CREATE INDEX by_source ON "
      "unit(source); BEGIN");
  sqlite3_stmt* insert = nullptr;
  require(sqlite3_prepare_v2(database, "INSERT INTO unit VALUES(?, ?)", -1, &insert, nullptr) == SQLITE_OK,
          "SQLite");
  for (const auto& [source, target] : pairs) {
    sqlite3_bind_text(insert, 1, source.data(), static_cast<int>(source.size()), SQLITE_STATIC);
    sqlite3_bind_text(insert, 2, target.data(), static_cast<int>(target.size()), SQLITE_STATIC);
    require(sqlite3_step(insert) == SQLITE_DONE, "SQLite");
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run("COMMIT");
  sqlite3_close(database);
}

std::size_t gale_church(std::span<const std::string_view> source, std::span<const std::string_view> target) {
  struct Kind {
    std::size_t source = 0;
    std::size_t target = 0;
    double cost = 0;
  };

  // -ln of the probabilities that the paper gives.
  static const std::array<Kind, 6> kinds{{{1, 1, -std::log(0.89)},
                                          {1, 0, -std::log(0.0099 / 2)},
                                          {0, 1, -std::log(0.0099 / 2)},
                                          {2, 1, -std::log(0.089 / 2)},
                                          {1, 2, -std::log(0.089 / 2)},
                                          {2, 2, -std::log(0.011)}}};
  const auto width = target.size() + 1;
  std::vector<double> cost((source.size() + 1) * width, unlikely);
  std::vector<std::uint8_t> chosen(cost.size());
  cost[0] = 0;
  const auto length = [](std::span<const std::string_view> side, std::size_t end, std::size_t count) {
    double sum = 0;
    for (auto i = end - count; i < end; ++i) sum += static_cast<double>(side[i].size());
    return sum;
  };
  for (std::size_t i = 0; i <= source.size(); ++i) {
    for (std::size_t j = 0; j <= target.size(); ++j) {
      for (std::size_t k = 0; k < kinds.size(); ++k) {
        const auto& kind = kinds[k];
        if (kind.source > i || kind.target > j) continue;
        const auto before = cost[(i - kind.source) * width + (j - kind.target)];
        const auto sum =
            before + kind.cost + length_cost(length(source, i, kind.source), length(target, j, kind.target));
        if (sum >= cost[i * width + j]) continue;
        cost[i * width + j] = sum;
        chosen[i * width + j] = static_cast<std::uint8_t>(k);
      }
    }
  }
  std::size_t beads = 0;
  for (auto i = source.size(), j = target.size(); i + j > 0; ++beads) {
    const auto& kind = kinds[chosen[i * width + j]];
    i -= kind.source;
    j -= kind.target;
  }
  return beads;
}

}  // namespace distich::bench
