#pragma once
#include <string>
#include <vector>

#include "common/environment.hpp"
#include <distich/engine/align_articles.hpp>
#include <distich/engine/word_lists.hpp>

namespace distich::cli {

/// --dictionary
void declare_dictionaries(Declaration& declare, std::vector<std::string>& files);

/// What is known of two languages before texts in them are aligned.
class AlignKnowledge {
 public:
  /// The words of dictionary files, which are word lists of two columns, FreeDict or other dictd
  /// dictionaries in either direction, or glossaries; and the newest translations of a store, which may be
  /// null. Warns of files that have no words in these languages ("dictionary.no-words"). Throws a usage error
  /// when there are files and a language is not known.
  AlignKnowledge(const std::vector<std::string>& dictionaries, Store* store, const LanguagePair& languages,
                 Environment& environment);
  AlignKnowledge(const AlignKnowledge&) = delete;
  AlignKnowledge& operator=(const AlignKnowledge&) = delete;

  /// Views into what is known.
  [[nodiscard]] AlignArticlesOptions options() const;

 private:
  Dictionary dictionary_;
  std::vector<StoredTranslation> translations_;
  std::vector<TranslationExample> examples_;  ///< views of `translations_`
};

}  // namespace distich::cli
