#pragma once
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace distich::tests {

/// The languages that there are sentences in; the first is that of the sources.
[[nodiscard]] const std::vector<std::string_view>& load_languages();

/// The sentence of a number, the same in each language: invented freight of an invented harbour. The number
/// stands in it in digits, and nowhere else are digits; so no two numbers have the same sentence.
[[nodiscard]] std::string load_sentence(std::string_view language, std::uint64_t number);

/// The language that a number's sentence is translated into.
[[nodiscard]] std::string_view load_target(std::uint64_t number);

/// The first number that stands in a text in digits.
[[nodiscard]] std::uint64_t number_in(std::string_view text);

/// A run of numbers: `begin`, … `end` − 1.
struct Numbers {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

/// A TMX file with a unit for each number, in English and `load_target`.
void write_memory(const std::filesystem::path& file, const std::vector<Numbers>& numbers);

/// Sentences in a language, three a line.
void write_article(const std::filesystem::path& file, std::string_view language, Numbers numbers);

/// A term for a number, a word of its own in English and German.
[[nodiscard]] std::string load_term(std::string_view language, std::uint64_t number);

/// A TSV glossary with an id, a definition and both languages for each number.
void write_glossary(const std::filesystem::path& file, Numbers numbers);

}  // namespace distich::tests
