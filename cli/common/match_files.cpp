#include "common/match_files.hpp"

#include <optional>

#include "common/file_jobs.hpp"
#include "common/parallel.hpp"
#include <distich/align/match_documents.hpp>

namespace distich::cli {
namespace {

/// The texts of one side that could be read.
class Texts {
 public:
  Texts(const std::vector<std::string>& files, const LanguageTag& language, const AlignWords& words,
        const AlignResources& resources, Environment& environment)
      : language_(language) {
    std::vector<std::optional<Article>> articles(files.size());
    std::vector<std::optional<Error>> failures(files.size());
    for_each_index(files.size(), jobs_of(words.jobs), [&](std::size_t i) {
      Control control;  // what there is to warn of is told when the pairs are aligned
      control.stop = environment.stop;
      try {
        articles[i] = load_text(files[i], language, words, resources, environment, control, "-s");
      } catch (const Error& error) {
        failures[i] = error;
      }
    });
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (failures[i]) {
        fail(*failures[i], environment);
      } else {
        documents_.push_back(std::move(articles[i]->document));
        places_.push_back(i);
      }
    }
    for (const auto& document : documents_) segments_.push_back(document.segment_texts());
  }

  [[nodiscard]] std::vector<AlignSide> sides() const {
    std::vector<AlignSide> out;
    for (const auto& one : segments_) out.push_back({one, language_});
    return out;
  }

  /// Of a text that could be read, among all files.
  [[nodiscard]] std::size_t place(std::size_t text) const { return places_[text]; }

  [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }

  [[nodiscard]] std::size_t unreadable() const noexcept { return unreadable_; }

 private:
  void fail(const Error& error, Environment& environment) {
    if (exit_code_of(error.code()) != exit_bad_input) throw Error(error);
    show_error(environment, error);
    ++unreadable_;
  }

  LanguageTag language_;
  std::vector<Document> documents_;
  std::vector<std::vector<std::string_view>> segments_;
  std::vector<std::size_t> places_;
  std::size_t unreadable_ = 0;
};

std::vector<std::size_t> alone(const Texts& texts, const std::vector<bool>& taken) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!taken[i]) out.push_back(texts.place(i));
  }
  return out;
}

}  // namespace

MatchedFiles match_files(const std::vector<std::string>& sources, const std::vector<std::string>& targets,
                         const AlignWords& words, const AlignResources& resources, Environment& environment) {
  const auto& [source_language, target_language] = resources.languages;
  if (!source_language.known() || !target_language.known()) {
    throw usage(tr("{1} wants both languages; name them with {2}", "--match-documents", "-s -t"));
  }
  const Texts source_texts(sources, source_language, words, resources, environment);
  const Texts target_texts(targets, target_language, words, resources, environment);
  const auto matches = match_documents(source_texts.sides(), target_texts.sides(), control_of(environment));
  MatchedFiles out;
  std::vector<bool> source_taken(source_texts.size());
  std::vector<bool> target_taken(target_texts.size());
  for (const auto& match : matches) {
    source_taken[match.source] = target_taken[match.target] = true;
    out.pairs.emplace_back(source_texts.place(match.source), target_texts.place(match.target));
  }
  out.sources_alone = alone(source_texts, source_taken);
  out.targets_alone = alone(target_texts, target_taken);
  out.unreadable = source_texts.unreadable() + target_texts.unreadable();
  return out;
}

}  // namespace distich::cli
