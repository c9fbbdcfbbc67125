#include "common/dictionaries.hpp"

#include "command.hpp"
#include "common/files.hpp"
#include "common/glossary_files.hpp"
#include <distich/engine/word_lists.hpp>

namespace distich::cli {
namespace {

/// What a dictionary says of itself is of no interest here.
Control without_notes(Control control) {
  control.on_diagnostic = [tell = std::move(control.on_diagnostic)](const Diagnostic& diagnostic) {
    if (diagnostic.severity != Severity::note && tell) tell(diagnostic);
  };
  return control;
}

std::size_t add_file(Dictionary::Builder& builder, const std::string& path, const LanguagePair& languages,
                     Environment& environment) {
  InputFile input(path, environment);
  if (input.head().empty()) return 0;
  const auto& format = glossary_reader_for("", input.head(), input.name(), environment);
  ReadOptions options;
  options.input = input.name();
  options.languages = dictionary_direction(path, languages);
  options.beside = open_beside;
  const auto reader = format.read_glossary(input.stream(), options, without_notes(control_of(environment)));
  std::size_t taken = 0;
  for (Concept item; reader->next(item); item = {}) taken += add_concept(builder, item, languages);
  return taken;
}

Dictionary load_dictionary(const std::vector<std::string>& files, const LanguagePair& languages,
                           Environment& environment) {
  if (files.empty()) return {};
  if (!languages.source.known() || !languages.target.known())
    throw usage(tr("{1} wants the languages of both texts; state them with -s and -t", "--dictionary"));
  Dictionary::Builder builder(languages);
  for (const auto& path : files) {
    if (add_file(builder, path, languages, environment) > 0) continue;
    control_of(environment)
        .report({Severity::warning,
                 "dictionary.no-words",
                 tr("{1} has no words of the languages {2} and {3} for one another", path,
                    languages.source.str(), languages.target.str()),
                 {}});
  }
  return std::move(builder).finish();
}

}  // namespace

void declare_dictionaries(Declaration& declare, std::vector<std::string>& files) {
  declare.option("--dictionary", "FILE", files,
                 tr("a dictionary that helps to align: two columns of words, FreeDict's .index, or a "
                    "glossary; may be repeated"));
}

AlignKnowledge::AlignKnowledge(const std::vector<std::string>& dictionaries, Store* store,
                               const LanguagePair& languages, Environment& environment)
    : dictionary_(load_dictionary(dictionaries, languages, environment)) {
  constexpr std::size_t most_translations = 2000;  // more cost time and teach little
  if (store == nullptr || !languages.source.known() || !languages.target.known()) return;
  translations_ = newest_translations(*store, languages, most_translations);
  for (const auto& [source, target] : translations_) examples_.push_back({source, target});
}

AlignArticlesOptions AlignKnowledge::options() const {
  AlignArticlesOptions options;
  options.dictionary = dictionary_;
  options.examples = examples_;
  return options;
}

}  // namespace distich::cli
