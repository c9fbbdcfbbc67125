#include "common/corpus.hpp"

#include <sstream>

#include "common/files.hpp"
#include "common/glossary_files.hpp"
#include <distich/engine/choose.hpp>

namespace distich::cli {

ArticleCorpus::ArticleCorpus(const std::vector<std::string>& files, const SegmentReading& reading)
    : files_(files), reading_(reading) {
  if (!reading_.language.known()) reading_.language = detect_language();
}

LanguageTag ArticleCorpus::detect_language() {
  LanguageTag found;
  for (const auto& file : files_) {
    try {
      visit(file, control_of(reading_.environment),
            [&](const TextSegment& /*segment*/, const LanguageTag& language) {
              found = language;
              return false;
            });
    } catch (const Error& error) {
      // Said when the file is read for its sentences.
      if (exit_code_of(error.code()) != exit_bad_input) throw;
    }
    if (found.known()) break;
  }
  return found;
}

bool ArticleCorpus::visit(const std::string& file, const Control& control, const TakeSegment& take) {
  if (file == "-") {
    if (!has_standard_input_) standard_input_ = read_input(file, reading_.environment);
    has_standard_input_ = true;
    return for_each_segment(segmented_article(reading_, standard_input_, file, control), take);
  }
  ArticleInput input(file, reading_.options, reading_.environment);
  bool more = true;
  const auto take_and_see = [&](const TextSegment& segment, const LanguageTag& language) {
    return more = take(segment, language);
  };
  if (input.is_stream() && stream_segments(reading_, file, input, control, take_and_see)) return more;
  return for_each_segment(segmented_article(reading_, input.read_whole(), file, control), take);
}

Corpus ArticleCorpus::sentences() {
  return [this](const std::function<bool(const CorpusSentence&)>& take) {
    auto control = control_of(reading_.environment);
    if (!first_time_) control.on_diagnostic = {};
    std::size_t document = 0;
    bool more = true;
    const auto visit_one = [&](const std::string& file) {
      if (!more || failed_.contains(file)) return;
      const auto name = input_name(file);
      try {
        more = visit(file, control, [&](const TextSegment& segment, const LanguageTag& /*language*/) {
          return take({segment, name, document});
        });
      } catch (const Error&) {
        failed_.insert(file);
        throw;
      }
      ++document;
    };
    const auto code = for_each_file(files_, reading_.environment, visit_one);
    if (first_time_) code_ = code;
    first_time_ = false;
  };
}

namespace {

void visit_bilingual(const std::string& file, std::istream& in, std::string_view head,
                     const LanguagePair& languages, const Control& control, Environment& environment,
                     const std::function<bool(const BilingualUnit&)>& take) {
  ReadOptions options;
  options.input = input_name(file);
  options.languages = languages;
  options.beside = open_beside;
  const auto& format = choose_reader(environment.formats, "", head, options.input,
                                     {Capability::read_bilingual, Capability::read_memory});
  each_unit(in, format, options, control, take);
}

}  // namespace

BilingualCorpus bilingual_corpus(const std::vector<std::string>& files, Store* store,
                                 const LanguagePair& languages, Environment& environment) {
  const auto standard_input = std::make_shared<std::string>();
  for (const auto& file : files) {
    if (file == "-") *standard_input = read_input(file, environment);
  }
  const auto first_time = std::make_shared<bool>(true);
  return [=, &files, &environment](const std::function<bool(const BilingualUnit&, std::string_view)>& take) {
    auto control = control_of(environment);
    if (!*first_time) control.on_diagnostic = {};
    *first_time = false;
    bool more = true;
    const auto take_of = [&](const std::string& name) {
      return [&take, &more, name](const BilingualUnit& unit) { return more = take(unit, name); };
    };
    for (const auto& file : files) {
      if (!more) return;
      const auto take_and_see = take_of(input_name(file));
      if (file == "-") {
        std::istringstream in(*standard_input);
        visit_bilingual(file, in, std::string_view(*standard_input).substr(0, head_size), languages, control,
                        environment, take_and_see);
      } else {
        InputFile input(file, environment);
        visit_bilingual(file, input.stream(), input.head(), languages, control, environment, take_and_see);
      }
    }
    if (store != nullptr && more) each_unit(store->tm(), languages, take_of(""));
  };
}

}  // namespace distich::cli
