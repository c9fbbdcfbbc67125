#pragma once
#include <cctype>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <distich/formats/format.hpp>
#include <distich/text/decode.hpp>

namespace distich::test {

inline std::string block_text(const Article& article, std::size_t block) {
  return std::string(article.document.blocks()[block].range.of(article.document.text()));
}

inline std::vector<std::string> block_texts(const Article& article) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < article.document.blocks().size(); ++i) out.push_back(block_text(article, i));
  return out;
}

inline RichText block_rich(const Article& article, std::size_t block) {
  return slice(article.document.text(), article.document.codes(), article.document.blocks()[block].range);
}

/// "<1>bold</1> <2/>": codes by their ids, so that expectations are easy to write.
inline std::string tagged(const RichText& rich) {
  RichText copy = rich;
  for (auto& code : copy.codes) {
    const bool closes = code.kind == InlineCode::Kind::close;
    const bool alone = code.kind == InlineCode::Kind::standalone;
    code.original = std::string("<") + (closes ? "/" : "") + code.id + (alone ? "/>" : ">");
  }
  return render(copy, [](std::string_view part) { return std::string(part); });
}

inline std::vector<std::string> tagged_blocks(const Article& article) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < article.document.blocks().size(); ++i)
    out.push_back(tagged(block_rich(article, i)));
  return out;
}

/// Segments that cut blocks at some of their spaces: a stand-in for the segmenter that cuts at
/// worse places than it ever would.
inline std::vector<Segment> rough_segments(const Document& document, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Segment> out;
  for (const auto& block : document.blocks()) {
    auto begin = block.range.begin;
    for (auto at = begin; at <= block.range.end; ++at) {
      const bool end = at == block.range.end;
      const bool space = !end && std::isspace(static_cast<unsigned char>(document.text()[at])) != 0;
      if (!end && !(space && random() % 3 == 0)) continue;
      auto first = begin;
      auto last = at;
      while (first < last && std::isspace(static_cast<unsigned char>(document.text()[first])) != 0) ++first;
      while (first < last && std::isspace(static_cast<unsigned char>(document.text()[last - 1])) != 0) --last;
      if (first < last) out.push_back({{first, last}, BreakReason::sentence});
      begin = at;
    }
  }
  return out;
}

/// The article's segments as units with places. With `rewrite` each target is the source, given so
/// that merge must write it anew.
inline std::vector<BilingualUnit> units_of(Article& article, bool rewrite, unsigned seed = 1) {
  article.document.set_segments(rough_segments(article.document, seed));
  std::vector<BilingualUnit> units;
  for (std::size_t i = 0; i < article.document.segments().size(); ++i) {
    BilingualUnit unit;
    unit.id = article.document.segment_id(i);
    unit.place = article.place_of(article.document.segments()[i].range);
    unit.source = article.document.segment_rich(i);
    if (rewrite) {
      unit.target = unit.source;
      unit.source.text += " (source)";
    }
    units.push_back(std::move(unit));
  }
  return units;
}

/// What must hold of any article that a reader made out of `bytes`.
inline void check_article(const Format& format, const std::string& bytes, unsigned seed = 1) {
  const ReadOptions options{.input = "article", .encoding = {}, .languages = {}};
  auto article = format.read_article(bytes, options, {});
  const auto& document = article.document;
  const auto& skeleton = article.skeleton;

  ASSERT_EQ(skeleton.format, format.id);
  ASSERT_EQ(article.map.source_size(), article.source().size());
  ASSERT_EQ(article.map.derived_size(), document.text().size());
  ASSERT_TRUE(text::is_valid_utf8(document.text()));
  ASSERT_EQ(document.text().find('\r'), std::string::npos);
  ASSERT_EQ(article.code_places.size(), document.codes().size());
  for (std::size_t i = 0; i < article.code_places.size(); ++i) {
    ASSERT_EQ(article.code_places[i].of(article.source()), document.codes()[i].original);
    const auto done = i == 0 ? 0 : article.code_places[i - 1].end;
    ASSERT_LE(done, article.code_places[i].begin);
  }

  auto units = units_of(article, false, seed);
  for (std::size_t i = 1; i < units.size(); ++i) {
    ASSERT_LE(units[i - 1].place->end, units[i].place->begin) << units[i].source.text;
  }
  ASSERT_EQ(format.merge(skeleton, units), bytes) << "nothing was translated";
  for (auto& unit : units) unit.target = unit.source;
  ASSERT_EQ(format.merge(skeleton, units), bytes) << "every target is its source";

  auto rewriting = units_of(article, true, seed);
  const auto rewritten = format.merge(skeleton, rewriting);
  const auto again = format.read_article(rewritten, options, {});
  ASSERT_EQ(tagged_blocks(again), tagged_blocks(article)) << rewritten;

  for (auto& unit : rewriting)
    unit.languages = {LanguageTag::parse("en").value(), LanguageTag::parse("fa").value()};
  const auto turned = format.read_article(format.merge(skeleton, rewriting), options, {});
  ASSERT_EQ(tagged_blocks(turned), tagged_blocks(article)) << "into a language of the other direction";
  for (std::size_t i = 0; i < rewriting.size(); i += 2) rewriting[i].target.reset();
  const auto mixed = format.read_article(format.merge(skeleton, rewriting), options, {});
  ASSERT_EQ(block_texts(mixed), block_texts(article)) << "with sentences that have no translation";
}

}  // namespace distich::test
