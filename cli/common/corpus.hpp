#pragma once
#include <set>
#include <string>
#include <vector>

#include "common/environment.hpp"
#include "common/segments.hpp"
#include <distich/engine/extract_terms.hpp>

namespace distich::cli {

/// Articles that are gone through more than once. Messages come the first time only; what could not be read
/// then is shown, and passed over from then on.
class ArticleCorpus {
 public:
  /// `files` and `reading` must outlive it. Where the user named no language, that of the first article that
  /// tells one counts for all.
  ArticleCorpus(const std::vector<std::string>& files, const SegmentReading& reading);

  [[nodiscard]] const LanguageTag& language() const noexcept { return reading_.language; }

  /// To be called as often as wanted, while this lives.
  [[nodiscard]] Corpus sentences();

  /// As `for_each_file`, of the first time.
  [[nodiscard]] int code() const noexcept { return code_; }

 private:
  [[nodiscard]] LanguageTag detect_language();
  /// False when it was stopped.
  bool visit(const std::string& file, const Control& control, const TakeSegment& take);

  std::vector<std::string> files_;
  SegmentReading reading_;
  std::string standard_input_;
  bool has_standard_input_ = false;
  bool first_time_ = true;
  std::set<std::string> failed_;
  int code_ = 0;
};

/// The units of bilingual files and memories, to be gone through more than once. `files`, `environment` and,
/// where it is not null, `store` must outlive it.
[[nodiscard]] BilingualCorpus bilingual_corpus(const std::vector<std::string>& files, Store* store,
                                               const LanguagePair& languages, Environment& environment);

}  // namespace distich::cli
