#include <distich/base/error.hpp>
#include <distich/terms/lemmas_internal.hpp>
#include <distich/terms/phrases_internal.hpp>
#include <distich/terms/word_traits_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::terms_internal {
namespace {

/// "l’" is the word "l".
std::string_view without_apostrophe(std::string_view word) noexcept {
  return word.ends_with('\'') ? word.substr(0, word.size() - 1) : word;
}

bool is_all_of(std::string_view word, std::string_view script) noexcept {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = text::code_point_at(word, at);
    if (text::script(c.value) != script) return false;
    at += c.size;
  }
  return true;
}

}  // namespace

Phrases::Phrases(const LanguageTag& language, const ExtractOptions& options)
    : rules_(Inflection::for_language(language)),
      reader_(language, rules_),
      max_words_(options.max_words),
      counts_(options.most_phrases) {
  if (options.min_count == 0 || max_words_ == 0 || max_words_ > longest_phrase)
    throw Error(ErrorCode::invalid_argument,
                tr("a term has 1 to {1} words and occurs at least once", longest_phrase));
}

Phrases::Traits Phrases::read_traits(std::string_view written) {
  const auto whole = rules_.normalise(written);
  const auto normal = without_apostrophe(whole);
  const auto traits = traits_of(written, normal, rules_);
  const bool capital = text::is_upper(text::code_point_at(written, 0).value);
  const bool day_or_title = capital && rules_.is_no_name(normal);
  const auto size = text::count_code_points(normal);
  Traits out;
  out.unspaced = is_unspaced_word(written);
  const bool grammar = traits.function || rules_.is_common_word(normal) ||
                       (!rules_.grammar_script().empty() && is_all_of(written, rules_.grammar_script()));
  out.edge = traits.letters && !grammar && !day_or_title && (size > 1 || out.unspaced);
  out.end = out.edge && (!rules_.nouns_have_capitals() || capital || out.unspaced);
  out.link = traits.link;
  out.alone = out.end && size > 1 && !rules_.is_general_word(normal);
  const bool marked = capital && rules_.nouns_have_capitals();
  out.normal = normals_.add(marked ? Lemmas::capital_mark + std::string(normal) : std::string(normal));
  if (out.normal == normal_counts_.size()) normal_counts_.push_back(0);
  return out;
}

WordId Phrases::id_of(std::string_view written) {
  const auto id = words_.add(written);
  if (id == traits_.size()) traits_.push_back(read_traits(written));
  return id;
}

void Phrases::add(std::string_view sentence) {
  reader_.read(sentence, places_);
  sentence_.clear();
  for (const auto& place : places_) {
    const auto id = id_of(place.range.of(sentence));
    ++normal_counts_[traits_[id].normal];
    sentence_.push_back({id, place});
  }
  for (std::size_t first = 0; first < sentence_.size(); ++first) note_phrases_from(first);
  word_count_ += sentence_.size();
  ++sentences_;
  document_has_text_ = true;
}

void Phrases::note_phrases_from(std::size_t first) {
  const auto& head = traits_[sentence_[first].id];
  if (!head.edge) return;
  Phrase phrase;
  phrase.fill(no_word);
  const auto most = head.unspaced ? longest_phrase : max_words_;
  for (auto last = first; last < sentence_.size() && last < first + most; ++last) {
    const auto& traits = traits_[sentence_[last].id];
    if (last > first && (!sentence_[last].place.joined || (!traits.edge && !traits.link))) return;
    phrase[last - first] = sentence_[last].id;
    if (!traits.end || (last == first && !traits.alone)) continue;
    auto& entry = counts_.note(phrase);
    entry.value.documents.add(document_);
    if (entry.count == 1) {
      entry.value.sentence = sentences_;
      entry.value.begin = static_cast<std::uint32_t>(sentence_[first].place.range.begin);
      entry.value.end = static_cast<std::uint32_t>(sentence_[last].place.range.end);
    }
  }
}

}  // namespace distich::terms_internal
