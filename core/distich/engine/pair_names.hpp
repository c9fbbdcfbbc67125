#pragma once
#include <string>
#include <vector>

#include <distich/base/language.hpp>

namespace distich {

/// An article and its translation, by the names of their files.
struct NamedPair {
  std::string source;
  std::string target;
  std::string stem;  ///< what names their alignment: the source without its language and ending, unique

  friend auto operator<=>(const NamedPair&, const NamedPair&) = default;
};

struct NamedPairs {
  std::vector<NamedPair> pairs;             ///< in the order of their sources
  std::vector<std::string> without_target;  ///< sources that fit no target, or several files
  std::vector<std::string> without_source;
};

/// Pairs files by their names. These are paths relative to the folder of each side, with "/". Two belong
/// together when nothing but the language tells them apart: a folder of its name ("en/a.txt", "de/a.txt"), or
/// what is set off by ".", "-" or "_" before the ending ("a.en.txt", "a_de.txt"); "a.txt" and "a.txt" do too.
/// What is left over is paired without regard to endings ("a.html", "a.txt"). Names that fit more than one
/// file of a side are left unpaired. Languages that are "und" stand in no name. Order of input does not
/// matter.
[[nodiscard]] NamedPairs pair_by_name(std::vector<std::string> sources, std::vector<std::string> targets,
                                      const LanguagePair& languages);

/// What names the alignment of a source: its path without its language and ending, as in `NamedPair`, but not
/// made unique.
[[nodiscard]] std::string stem_of_source(const std::string& path, const LanguageTag& language);

/// Does the name say the language, in one of the ways of `pair_by_name`?
[[nodiscard]] bool names_language(const std::string& path, const LanguageTag& language);

}  // namespace distich
