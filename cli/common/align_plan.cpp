#include "common/align_plan.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "common/files.hpp"
#include "common/match_files.hpp"
#include <distich/engine/choose.hpp>
#include <distich/engine/pair_list.hpp>
#include <distich/engine/pair_names.hpp>
#include <distich/text/decode.hpp>

namespace distich::cli {
namespace {

namespace fs = std::filesystem;

/// Where the results of a batch go.
struct Destination {
  std::string folder;  ///< of a file a pair
  std::string file;    ///< one for all, "-" is standard output
};

Destination destination_of(const AlignWords& words, Environment& environment) {
  const auto& output = words.show.output;
  if (output == "-" || (output.empty() && !words.to.empty() && words.pairs.empty())) return {{}, "-"};
  std::error_code error;
  const bool named_as_file = environment.formats.for_name(output) != nullptr || output.ends_with(".ladder") ||
                             output.ends_with(".vecalign");
  const bool folder =
      output.empty() || output.ends_with('/') || fs::is_directory(output, error) || !named_as_file;
  return folder ? Destination{output, {}} : Destination{{}, output};
}

/// The files below a folder, as paths relative to it, in order. Hidden ones, and what lies below `without`,
/// are passed over.
std::vector<std::string> files_below(const std::string& folder, const std::string& without) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw usage(tr("{1} is no folder; a batch wants two folders, or {2}", folder, "--pairs"));
  }
  std::vector<std::string> files;
  const auto passed_over = [&](const fs::path& path) {
    return path.filename().string().starts_with('.') ||
           (!without.empty() && fs::equivalent(path, without, error));
  };
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator(); ++at) {
    if (passed_over(at->path())) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file()) {
      files.push_back(at->path().lexically_relative(folder).generic_string());
    }
  }
  std::ranges::sort(files);
  return files;
}

bool is_same_file(const std::string& one, const std::string& other) {
  std::error_code error;
  return fs::equivalent(one, other, error);
}

std::string below(const std::string& folder, const std::string& path) {
  return folder.empty() ? path : (fs::path(folder) / path).string();
}

class Planner {
 public:
  Planner(const AlignWords& words, const AlignResources& resources, Environment& environment)
      : words_(words),
        resources_(resources),
        languages_(resources.languages),
        environment_(environment),
        destination_(destination_of(words, environment)) {
    words_.show.json = false;  // that is the summary, not the results
  }

  [[nodiscard]] AlignPlan run() {
    settle_one_file();
    if (words_.pairs.empty()) {
      plan_folders();
    } else {
      plan_list();
    }
    return std::move(plan_);
  }

 private:
  void settle_one_file() {
    if (destination_.file.empty()) return;
    plan_.output = destination_.file;
    plan_.one_writer.emplace(words_, plan_.output, environment_);
    if (plan_.one_writer->format() == nullptr) {
      throw usage(
          tr("one file for all pairs wants a format of bilingual files; else name a folder with {1}", "-o"));
    }
  }

  void plan_folders() {
    auto sources = files_below(words_.source_file, destination_.folder);
    auto targets = files_below(words_.target_file, destination_.folder);
    if (is_same_file(words_.source_file, words_.target_file)) {
      std::erase_if(sources, [&](const auto& file) { return !names_language(file, languages_.source); });
      std::erase_if(targets, [&](const auto& file) { return !names_language(file, languages_.target); });
    }
    const auto named = words_.match_documents
                           ? pair_by_content(sources, targets)
                           : pair_by_name(std::move(sources), std::move(targets), languages_);
    for (const auto& pair : named.pairs) {
      add(below(words_.source_file, pair.source), below(words_.target_file, pair.target), pair.stem, {},
          pair.source);
    }
    if (named.pairs.empty() && !words_.match_documents) {
      tell(environment_, tr("no two names go together; {1} pairs files by what is in them", "--match-documents"));
    }
    for (const auto& file : named.without_target) report_alone(below(words_.source_file, file));
    for (const auto& file : named.without_source) report_alone(below(words_.target_file, file));
  }

  [[nodiscard]] NamedPairs pair_by_content(const std::vector<std::string>& sources,
                                           const std::vector<std::string>& targets) {
    const auto in = [](const std::string& folder, std::vector<std::string> files) {
      for (auto& file : files) file = below(folder, file);
      return files;
    };
    const auto found = match_files(in(words_.source_file, sources), in(words_.target_file, targets), words_,
                                   resources_, environment_);
    plan_.refused += found.unreadable;
    NamedPairs out;
    for (const auto& [source, target] : found.pairs) {
      out.pairs.push_back(
          {sources[source], targets[target], stem_of_source(sources[source], languages_.source)});
    }
    for (const auto file : found.sources_alone) out.without_target.push_back(sources[file]);
    for (const auto file : found.targets_alone) out.without_source.push_back(targets[file]);
    return out;
  }

  void plan_list() {
    const auto bytes = read_input(words_.pairs, environment_);
    const auto name = input_name(words_.pairs);
    auto control = control_of(environment_);
    const auto text = text::decode(bytes, {.input = name, .encoding = words_.reading.encoding}, control).text;
    control.on_diagnostic = [this, show = control.on_diagnostic](const Diagnostic& diagnostic) {
      ++plan_.refused;
      show(diagnostic);
    };
    const auto folder = words_.pairs == "-" ? std::string{} : fs::path(words_.pairs).parent_path().string();
    const auto from_list = [&](const std::string& path) { return path.empty() ? path : below(folder, path); };
    for (const auto& pair : read_pair_list(text, name, control)) {
      try {
        add(from_list(pair.source), from_list(pair.target), fs::path(pair.source).stem().string(),
            from_list(pair.output), pair.source);
      } catch (const Error& error) {
        control.report({Severity::error, "align.bad-pair", error.message(), pair.where});
      }
    }
  }

  /// `fallback` names the results where `stem` was taken by another pair.
  void add(const std::string& source, const std::string& target, const std::string& stem, std::string output,
           const std::string& fallback) {
    PlannedPair pair{source, target, {}, {}, {}};
    if (plan_.output.empty()) {
      if (output.empty()) output = next_output(stem, fallback);
      check_not_an_input(output, {source, target});
      if (!outputs_.insert(output).second) throw usage(tr("the output {1} was named before", output));
      pair.writer.emplace(words_, output, environment_);
      pair.output = std::move(output);
    }
    if (!words_.review.empty()) {
      pair.review = free_name(words_.review, stem, ".review.tsv", fallback);
      outputs_.insert(pair.review);
    }
    plan_.pairs.push_back(std::move(pair));
  }

  [[nodiscard]] std::string next_output(const std::string& stem, const std::string& fallback) const {
    if (destination_.folder.empty()) {
      throw usage(tr("no place for the results; name a folder, or a file for all of them, with {1}", "-o"));
    }
    if (words_.to.empty()) throw usage(tr("no format for the results; name one, like {1}", "--to tmx"));
    const AlignmentWriter writer(words_, {}, environment_);
    return free_name(destination_.folder, stem, '.' + std::string(writer.extension()), fallback);
  }

  /// "FOLDER/STEM.en-de.ENDING", or the same of the fallback.
  [[nodiscard]] std::string free_name(const std::string& folder, const std::string& stem,
                                      const std::string& ending, std::string fallback) const {
    const bool known = languages_.source.known() && languages_.target.known();
    const auto tail =
        (known ? '.' + languages_.source.str() + '-' + languages_.target.str() : std::string{}) + ending;
    auto name = below(folder, stem + tail);
    if (!outputs_.contains(name) || fallback.empty()) return name;
    std::ranges::replace(fallback, '/', '_');
    return below(folder, fallback + tail);
  }

  void report_alone(std::string file) {
    control_of(environment_)
        .report({Severity::warning, "align.no-partner", tr("no file of the other folder goes with it"),
                 SourcePos{.input = file}});
    plan_.without_partner.push_back(std::move(file));
  }

  AlignWords words_;
  const AlignResources& resources_;
  LanguagePair languages_;
  Environment& environment_;
  Destination destination_;
  AlignPlan plan_;
  std::set<std::string> outputs_;
};

}  // namespace

AlignPlan plan_batch(const AlignWords& words, const AlignResources& resources, Environment& environment) {
  if (!words.pairs.empty() && !words.source_file.empty()) {
    throw usage(tr("{1} and {2} exclude each other", "--pairs", "SOURCE TARGET"));
  }
  return Planner(words, resources, environment).run();
}

void check_not_an_input(const std::string& output, const std::vector<std::string>& inputs) {
  for (const auto& input : inputs) {
    if (!output.empty() && output != "-" && is_same_file(output, input)) {
      throw usage(tr("{1} is read; name another output", output));
    }
  }
}

}  // namespace distich::cli
