#pragma once
#include <string>
#include <vector>

#include "common/environment.hpp"
#include <distich/engine/article.hpp>
#include <distich/store/store.hpp>

namespace distich::cli {

/// How an article is read; shared by the commands that read one.
struct ReadingOptions {
  std::string source;
  std::string encoding;
  std::string from;
  bool wrapped = false;
  bool separate = false;
  std::string profile = "news";
  std::vector<std::string> rules;
  bool rules_on_top = false;
};

void declare_reading(Declaration& declare, ReadingOptions& options);

/// How to cut: as the command line says, with the files of rules that it names, and the overrides of `store`,
/// which may be null.
[[nodiscard]] SegmentOptions segmenting(const ReadingOptions& options, Store* store,
                                        Environment& environment);

/// Reads and segments an article. `language_option` is what messages name it with.
[[nodiscard]] Article load_article(const std::string& path, const ReadingOptions& options,
                                   const SegmentOptions& how, Environment& environment,
                                   const std::string& language_option = "-s");

/// The same for bytes that were read; `language` is what the user named, or und. Diagnostics go to `control`.
[[nodiscard]] Article article_from(std::string_view bytes, const std::string& path,
                                   const LanguageTag& language, const ReadingOptions& options,
                                   const FormatRegistry& formats, const Control& control,
                                   const std::string& language_option = "-s");

/// How results are shown.
struct ShowOptions {
  bool json = false;
  bool jsonl = false;
  bool tsv = false;
  std::string output;
};

void declare_showing(Declaration& declare, ShowOptions& options);
/// Throws a usage error when more than one of --json, --jsonl and --tsv is asked for.
void check_showing(const ShowOptions& options);

/// Does the output's name, and no other option, ask for a page for people?
[[nodiscard]] bool wants_page(const ShowOptions& options) noexcept;

/// Is this the filter mode: JSON lines in, JSON lines out?
[[nodiscard]] bool is_filter(const ShowOptions& show, const std::vector<std::string>& files) noexcept;

}  // namespace distich::cli
