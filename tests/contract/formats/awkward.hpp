#pragma once
#include <string>
#include <vector>

#include <distich/formats/format.hpp>

/// Records that are hard to write: what lies between a writer and a valid file that reads back the same.
namespace distich::contract {

/// Markup's own characters, what XML cannot hold, astral characters, bidi controls, line ends, what formats
/// take for their own notation or spreadsheets for a formula, and a long text.
[[nodiscard]] std::vector<std::string> awkward_texts();
/// The same without the long one.
[[nodiscard]] std::vector<std::string> short_awkward_texts();

/// Every text alone, in all places where a bilingual unit has text, and with inline codes that nest, overlap,
/// lack their partners or have awkward names and originals; every state; empty targets; repeated ids.
[[nodiscard]] std::vector<BilingualUnit> awkward_units();
[[nodiscard]] std::vector<TranslationUnit> awkward_memory();
[[nodiscard]] std::vector<Concept> awkward_concepts();

/// One way to write a kind of record: a format, and a dialect and style of it.
struct Way {
  std::string format;
  std::string dialect;
  std::string style;
  std::string delimiter;

  /// "xliff-2.0", "tbx-basic-dct"
  [[nodiscard]] std::string name() const;
  [[nodiscard]] WriteOptions options() const;
};

/// All ways to write a kind of record, into no file that was there before.
template <class Record>
[[nodiscard]] std::vector<Way> all_ways();

}  // namespace distich::contract
