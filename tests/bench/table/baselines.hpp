#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace distich::bench {

using TextPairs = std::vector<std::pair<std::string, std::string>>;

/// ICU's sentence iterator over UTF-8; how many sentences.
std::size_t icu_sentences(std::string_view text, const char* locale);

/// ICU's word iterator over UTF-8; how many pieces.
std::size_t icu_words(std::string_view text, const char* locale);

/// libxml2's push parser with callbacks that do nothing; how many elements.
std::size_t libxml2_parse(std::string_view xml);

/// The pairs as TMX by libxml2's text writer, with nothing but what must be; how many bytes.
std::size_t libxml2_write_tmx(const TextPairs& pairs);

/// The pairs into one table of a new SQLite file with an index on the source, in one transaction.
void sqlite_insert(const std::string& path, const TextPairs& pairs);

/// Gale and Church's alignment by lengths alone (Computational Linguistics 19:1, 1993): all of the table,
/// beads 1-1, 1-0, 0-1, 2-1, 1-2 and 2-2; how many beads.
std::size_t gale_church(std::span<const std::string_view> source, std::span<const std::string_view> target);

}  // namespace distich::bench
