#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/memory.hpp>

namespace distich::bench {

/// Made-up texts of a script, the same for the same seed: words by Zipf's law.
class ScriptText {
 public:
  /// `spaced`: words of several letters, else each character is one.
  ScriptText(std::uint64_t seed, char32_t first, std::uint32_t letters, bool spaced)
      : random_(seed), first_(first), letters_(letters), spaced_(spaced) {}

  std::string sentence() {
    const std::size_t words = 3 + random_() % 12 + random_() % 12;
    std::string out;
    for (std::size_t i = 0; i < words; ++i) {
      out += word();
      if (random_() % 10 == 0) out += spaced_ ? "," : "，";
      if (spaced_ && i + 1 < words) out += ' ';
    }
    return out + (spaced_ ? "." : "。");
  }

 private:
  std::string word() {
    const double fraction = static_cast<double>(random_() >> 11) * 0x1.0p-53;
    const auto rank = static_cast<std::uint32_t>(std::pow(200000.0, fraction));
    std::string out;
    if (!spaced_) {  // words of one to three of some thousand characters, the low ranks one
      auto left = rank;
      do {
        text::append(out, first_ + left * 2654435761U % letters_);
        left /= 300;
      } while (left > 0);
      return out;
    }
    auto left = rank * 2654435761U % 4294967296U;
    for (std::size_t i = 0; i < 2 + rank % 7; ++i, left /= letters_) {
      text::append(out, first_ + static_cast<char32_t>(left % letters_));
    }
    return out;
  }

  std::mt19937_64 random_;
  char32_t first_;
  std::uint32_t letters_;
  bool spaced_;
};

/// What people ask a concordance for, in this order.
inline constexpr std::array<std::string_view, 4> kinds_of_query = {"one or two characters", "words",
                                                                   "parts of texts", "phrases"};

struct ConcordanceQuery {
  std::string text;
  std::size_t kind = 0;

  friend auto operator<=>(const ConcordanceQuery&, const ConcordanceQuery&) = default;
};

/// Queries out of texts of the memory: words of all frequencies, characters, parts of texts.
inline std::vector<ConcordanceQuery> concordance_queries(const std::vector<std::string>& texts) {
  std::mt19937_64 random(11);
  std::set<ConcordanceQuery> queries;
  const auto take = [&](const std::string& text, std::size_t begin, std::size_t characters,
                        std::size_t kind) {
    std::size_t end = begin;
    for (; characters > 0 && end < text.size(); --characters) end += text::code_point_at(text, end).size;
    queries.insert({text.substr(begin, end - begin), kind});
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto& text = texts[i];
    if (text.empty()) continue;
    auto begin = static_cast<std::size_t>(random() % text.size());
    while ((static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) --begin;
    const auto space = text.rfind(' ', begin);
    const auto word = space == std::string::npos ? begin : space + 1;
    switch (i % 5) {
      case 0: take(text, begin, 1, 0); break;
      case 1: take(text, begin, 2, 0); break;
      case 2: queries.insert({text.substr(word, text.find(' ', word) - word), 1}); break;
      case 3: take(text, begin, 4 + random() % 4, 2); break;
      default: take(text, word, 8 + random() % 16, 3); break;
    }
  }
  std::erase_if(queries,
                [](const auto& query) { return text::normalize(query.text, text::Form::term).empty(); });
  return {queries.begin(), queries.end()};
}

/// The baseline: all texts of the language, each folded and searched. Gives how many have it.
inline std::size_t scan_for(const TmStore& store, const LanguageTag& language, std::string_view query) {
  const auto folded = text::normalize(query, text::Form::term);
  std::size_t found = 0;
  store.scan(language, [&](const ScannedVariant& variant) {
    if (text::normalize(variant.text, text::Form::term).find(folded) != std::string::npos) ++found;
    return true;
  });
  return found;
}

}  // namespace distich::bench
