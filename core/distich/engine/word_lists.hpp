#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <distich/align/dictionary.hpp>
#include <distich/base/language.hpp>
#include <distich/model/term.hpp>
#include <distich/store/store.hpp>

namespace distich {

/// What the article of a dictionary (dictd, FreeDict) gives as renderings of its headword: what stands
/// between commas and semicolons, without what is in brackets, numbers of senses, and indented lines
/// (examples, synonyms, notes). The first of several lines repeats the headword. Others than renderings
/// may be among them.
[[nodiscard]] std::vector<std::string> renderings_in(std::string_view article);

/// Adds what a concept says of how words of one language are rendered in another: its terms with one
/// another, but for those that are not to be used; a language without terms has the renderings in its
/// definition (so dictionaries are read). Varieties of a language count as it. Returns how many entries were
/// taken.
std::size_t add_concept(Dictionary::Builder& builder, const Concept& item, const LanguagePair& languages);

/// The languages to read a dictionary file with, by FreeDict's way of naming ("freedict-deu-eng.index"):
/// `languages`, turned round when the name says so.
[[nodiscard]] LanguagePair dictionary_direction(std::string_view file_name, const LanguagePair& languages);

/// A text and its translation out of a store.
struct StoredTranslation {
  std::string source;
  std::string target;
};

/// Units of the store that have texts in both languages (or varieties), those of the newest session first,
/// `most` at most.
[[nodiscard]] std::vector<StoredTranslation> newest_translations(Store& store, const LanguagePair& languages,
                                                                 std::size_t most);

}  // namespace distich
