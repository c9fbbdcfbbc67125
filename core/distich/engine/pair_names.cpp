#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <distich/base/ascii.hpp>
#include <distich/engine/pair_names.hpp>

namespace distich {
namespace {

/// A tag as names write it: small letters, "_" like "-".
std::string as_in_names(std::string_view text) {
  auto out = ascii_lower(text);
  std::ranges::replace(out, '_', '-');
  return out;
}

bool is_divider(char c) noexcept {
  return c == '.' || c == '-' || c == '_';
}

/// Takes a language out of names.
class LanguageInNames {
 public:
  explicit LanguageInNames(const LanguageTag& language) {
    if (!language.known()) return;
    spellings_.push_back(as_in_names(language.str()));
    if (language.primary() != language.str()) spellings_.emplace_back(language.primary());
  }

  [[nodiscard]] bool is(std::string_view word) const {
    return std::ranges::find(spellings_, as_in_names(word)) != spellings_.end();
  }

  /// "a.en" gives "a"; a stem that is nothing but the language gives "".
  [[nodiscard]] std::string_view without(std::string_view stem) const {
    if (is(stem)) return {};
    for (const auto& spelling : spellings_) {
      if (stem.size() <= spelling.size()) continue;
      const auto rest = stem.size() - spelling.size();
      if (is_divider(stem[rest - 1]) && is(stem.substr(rest))) return stem.substr(0, rest - 1);
    }
    return stem;
  }

 private:
  std::vector<std::string> spellings_;  ///< the longest first
};

/// A path with its language taken out.
struct Key {
  std::string stem;
  std::string ending;  ///< with its dot; of "a.txt.en" that before the language
  bool had_language = false;
};

Key key_of(const std::string& path, const LanguageInNames& language) {
  Key key;
  std::size_t begin = 0;
  for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', begin)) {
    const auto folder = std::string_view(path).substr(begin, slash - begin);
    begin = slash + 1;
    if (language.is(folder)) {
      key.had_language = true;
    } else {
      key.stem.append(folder) += '/';
    }
  }
  auto name = std::string_view(path).substr(begin);
  if (const auto bare = language.without(name); bare != name && !bare.empty()) {
    name = bare;
    key.had_language = true;
  }
  const auto dot = name.rfind('.');
  const auto stem = dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
  const auto bare = language.without(stem);
  key.had_language = key.had_language || bare != stem;
  key.stem += bare;
  key.ending = name.substr(stem.size());
  return key;
}

std::string stem_of(const std::string& path, const LanguageInNames& language) {
  const auto key = key_of(path, language);
  return key.stem.empty() || key.stem.back() == '/' ? path : key.stem;
}

/// The files of one side by the key that they are paired by.
using Keyed = std::map<std::string, std::vector<std::string>>;

Keyed keyed(const std::vector<std::string>& paths, const LanguageInNames& language, bool with_ending) {
  Keyed out;
  for (const auto& path : paths) {
    const auto key = key_of(path, language);
    out[with_ending ? key.stem + key.ending : key.stem].push_back(path);
  }
  return out;
}

class Pairing {
 public:
  Pairing(std::vector<std::string> sources, std::vector<std::string> targets, const LanguagePair& languages)
      : source_language_(languages.source),
        target_language_(languages.target),
        sources_(std::move(sources)),
        targets_(std::move(targets)) {
    std::ranges::sort(sources_);
    std::ranges::sort(targets_);
  }

  [[nodiscard]] NamedPairs run() {
    pair(true);
    pair(false);
    std::ranges::sort(pairs_);
    name_results();
    return {std::move(pairs_), std::move(sources_), std::move(targets_)};
  }

 private:
  void pair(bool with_ending) {
    const auto sources = keyed(sources_, source_language_, with_ending);
    const auto targets = keyed(targets_, target_language_, with_ending);
    std::set<std::string> paired_sources;
    std::set<std::string> paired_targets;
    for (const auto& [key, files] : sources) {
      const auto found = targets.find(key);
      if (found == targets.end() || files.size() != 1 || found->second.size() != 1) continue;
      pairs_.push_back({files.front(), found->second.front(), {}});
      paired_sources.insert(files.front());
      paired_targets.insert(found->second.front());
    }
    std::erase_if(sources_, [&](const std::string& file) { return paired_sources.contains(file); });
    std::erase_if(targets_, [&](const std::string& file) { return paired_targets.contains(file); });
  }

  void name_results() {
    std::set<std::string> given;
    for (auto& pair : pairs_) {
      pair.stem = stem_of(pair.source, source_language_);
      if (!given.insert(pair.stem).second) given.insert(pair.stem = pair.source);
    }
  }

  LanguageInNames source_language_;
  LanguageInNames target_language_;
  std::vector<std::string> sources_;
  std::vector<std::string> targets_;
  std::vector<NamedPair> pairs_;
};

}  // namespace

NamedPairs pair_by_name(std::vector<std::string> sources, std::vector<std::string> targets,
                        const LanguagePair& languages) {
  return Pairing(std::move(sources), std::move(targets), languages).run();
}

std::string stem_of_source(const std::string& path, const LanguageTag& language) {
  return stem_of(path, LanguageInNames(language));
}

bool names_language(const std::string& path, const LanguageTag& language) {
  return key_of(path, LanguageInNames(language)).had_language;
}

}  // namespace distich
