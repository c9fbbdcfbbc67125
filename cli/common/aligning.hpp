#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/articles.hpp"
#include "common/json.hpp"
#include <distich/engine/align_articles.hpp>
#include <distich/store/store.hpp>

namespace distich::cli {

/// What `align` is asked for.
struct AlignWords {
  std::string source_file;
  std::string target_file;
  std::string pairs;
  ReadingOptions reading;
  std::string target;
  bool segmented = false;
  bool match_documents = false;
  std::string store;
  std::vector<std::string> glossaries;
  std::vector<std::string> dictionaries;
  std::string to;
  std::string review;
  std::string apply;
  std::size_t doubt = 85;          ///< percent; `doubtful_confidence`
  std::size_t min_confidence = 0;  ///< percent
  std::size_t jobs = 1;
  bool resume = false;
  bool force = false;
  ShowOptions show;
  std::string shard;

  [[nodiscard]] GivingOut giving_out() const {
    return {static_cast<double>(min_confidence) / 100.0, static_cast<double>(doubt) / 100.0};
  }
};

/// What a run works with, opened once.
struct AlignResources {
  AlignResources(const AlignWords& words, Environment& environment);

  LanguagePair languages;        ///< that were named
  std::unique_ptr<Store> store;  ///< null unless named; may be written where a review is applied
  std::vector<Concept> glossary;
  SegmentOptions segmentation;
};

/// An article and its translation, segmented.
struct LoadedPair {
  Article source;
  Article target;
};

/// Reads and segments both. Warns where a text is clearly in another language than was said
/// ("language.looks-other", "align.swapped"), and where both are the same ("align.same-text"). Files may be
/// loaded on several threads at once, standard input on one.
[[nodiscard]] LoadedPair load_pair(const std::string& source, const std::string& target,
                                   const AlignWords& words, const AlignResources& resources,
                                   Environment& environment, const Control& control);

/// Reads and segments one of them. `language_option` is what messages name the language with.
[[nodiscard]] Article load_text(const std::string& path, const LanguageTag& language, const AlignWords& words,
                                const AlignResources& resources, Environment& environment,
                                const Control& control, const std::string& language_option);

/// Writes the doubtful beads: into a ".tsv" as a table that `--apply` takes, else as a bilingual file.
void write_doubtful(const std::string& path, const BilingualDocument& pair, const AlignedArticle& aligned,
                    const AlignWords& words, Environment& environment);

/// Says how the alignment came out, on standard error.
void tell_figures(const AlignmentFigures& figures, const AlignWords& words, Environment& environment);

/// How an alignment is written.
class AlignmentWriter {
 public:
  /// Throws usage errors for what cannot be written.
  AlignmentWriter(const AlignWords& words, std::string_view output, Environment& environment);

  void write(std::ostream& out, const AlignedArticle& aligned, const LoadedPair& pair,
             const report::Page& page) const;

  /// Null unless it is one of the formats of bilingual files.
  [[nodiscard]] const Format* format() const noexcept { return format_; }

  /// Of a file of its own: "tmx", "ladder".
  [[nodiscard]] std::string_view extension() const noexcept;

  [[nodiscard]] WriteOptions write_options() const { return {now_, {}}; }

 private:
  enum class Layout : std::uint8_t { format, ladder, vecalign, json, jsonl, tsv, listing };

  Layout layout_ = Layout::listing;
  bool by_lines_;  ///< segments are called by their lines
  const Format* format_ = nullptr;
  std::string now_;
};

}  // namespace distich::cli
