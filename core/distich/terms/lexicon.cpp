#include <algorithm>

#include <distich/terms/lexicon_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::terms_internal {
namespace {

constexpr char stem_mark = '\x01';  // no word holds control characters

// What is left of a compound on either side must be long enough to be a word of its own.
constexpr std::size_t shortest_modifier = 3;
constexpr std::size_t shortest_head = 4;

}  // namespace

Lexicon::Lexicon(Inflection inflection) : inflection_(std::move(inflection)), stemmer_(make_stemmer()) {
  if (!stemmer_) return;
  for (const auto& word : inflection_.function_words()) function_stems_.emplace_back(stemmer_.stem(word));
  std::sort(function_stems_.begin(), function_stems_.end());
}

Stemmer Lexicon::make_stemmer() const {
  return inflection_.stemmer().empty() ? Stemmer() : Stemmer(inflection_.stemmer());
}

WordId Lexicon::add(std::string_view word, bool in_phrase) {
  const auto known = words_.size();
  const auto id = words_.add(word);
  if (id == known) {
    is_function_word_.push_back(inflection_.is_function_word(word));
    has_forms_.push_back(false);
    add_key(word, {id, Agreement::same});
    std::string unified;
    if (inflection_.unify_letters(word, unified)) add_key(unified, {id, Agreement::variant});
    if (stemmer_) add_stem(word, id);
  }
  if (in_phrase && !has_forms_[id] && !is_function_word_[id]) {
    has_forms_[id] = true;
    add_forms(word, id);
  }
  return id;
}

WordId Lexicon::add_prefix(std::string_view prefix) {
  const auto known = words_.size();
  // The asterisk keeps it apart from a word of the same letters.
  const auto id = words_.add(std::string(prefix) + '*');
  if (id == known) {
    is_function_word_.push_back(false);
    has_forms_.push_back(true);
    prefixes_.add(prefix);
    prefix_words_.push_back(id);
  }
  return id;
}

void Lexicon::add_key(std::string_view key, Reading reading) {
  added_.emplace_back(keys_.add(key), reading);
}

void Lexicon::add_forms(std::string_view word, WordId id) {
  const auto count = inflection_.citation_forms(word, forms_);
  std::string unified;
  for (std::size_t form = 0; form < count; ++form) {
    if (forms_[form] == word || inflection_.is_function_word(forms_[form])) continue;
    const bool changed = inflection_.unify_letters(forms_[form], unified);
    add_key(changed ? unified : forms_[form], {id, Agreement::phrase});
  }
}

void Lexicon::add_stem(std::string_view word, WordId id) {
  if (is_function_word_[id]) return;
  std::string key;
  if (const auto stem = stem_key(word, stemmer_, key); !stem.empty())
    add_key(stem, {id, Agreement::inflected});
}

std::string_view Lexicon::stem_key(std::string_view word, const Stemmer& stemmer, std::string& key) const {
  const auto stem = stemmer.stem(word);
  if (std::binary_search(function_stems_.begin(), function_stems_.end(), stem, std::less<>())) return {};
  key.assign(1, stem_mark).append(stem);
  return key;
}

void Lexicon::freeze() {
  std::sort(added_.begin(), added_.end());
  added_.erase(std::unique(added_.begin(), added_.end()), added_.end());
  begins_.assign(keys_.size() + 1, 0);
  under_.reserve(added_.size());
  for (const auto& [key, reading] : added_) {
    ++begins_[key + 1];
    under_.push_back(reading);
  }
  for (std::size_t key = 0; key < keys_.size(); ++key) begins_[key + 1] += begins_[key];
  keys_.seal();
  added_ = {};
  forms_ = {};
  stemmer_ = {};
}

void Lexicon::look_up(std::string_view key, Agreement agreement, std::vector<Reading>& found) const {
  const auto id = keys_.find(key);
  if (id == no_word) return;
  for (auto at = begins_[id]; at < begins_[id + 1]; ++at) {
    const auto reading = under_[at];
    if (agreement >= Agreement::inflected && is_function_word_[reading.word]) continue;
    found.push_back({reading.word, std::max(reading.agreement, agreement)});
  }
}

void Lexicon::look_up_form(std::string_view form, Agreement agreement, Scratch& scratch) const {
  if (inflection_.is_function_word(form)) return;
  const bool changed = inflection_.unify_letters(form, scratch.unified);
  look_up(changed ? scratch.unified : form, agreement, scratch.found);
}

void Lexicon::look_up_prefixes(std::string_view word, Scratch& scratch) const {
  for (std::size_t at = 0; at < word.size();) {
    at += text::code_point_at(word, at).size;
    if (const auto prefix = prefixes_.find(word.substr(0, at)); prefix != no_word)
      scratch.found.push_back({prefix_words_[prefix], Agreement::variant});
  }
}

void Lexicon::look_up_head(std::string_view word, Scratch& scratch) const {
  std::size_t at = 0;
  for (std::size_t letters = 0; letters < shortest_modifier && at < word.size(); ++letters)
    at += text::code_point_at(word, at).size;
  const auto before = scratch.found.size();
  for (; at < word.size() && scratch.found.size() == before; at += text::code_point_at(word, at).size) {
    const auto head = word.substr(at);
    if (text::count_code_points(head) < shortest_head) return;
    look_up_form(head, Agreement::compound, scratch);
    const auto count = inflection_.citation_forms(head, scratch.head_forms);
    for (std::size_t form = 0; form < count; ++form) {
      if (text::count_code_points(scratch.head_forms[form]) < shortest_head) continue;
      look_up_form(scratch.head_forms[form], Agreement::compound, scratch);
    }
  }
}

const std::vector<Reading>& Lexicon::readings(std::string_view word, bool compounds, Scratch& scratch) const {
  auto& found = scratch.found;
  found.clear();
  look_up(word, Agreement::same, found);
  if (inflection_.unify_letters(word, scratch.unified)) look_up(scratch.unified, Agreement::variant, found);
  if (prefixes_.size() != 0) look_up_prefixes(word, scratch);
  if (!inflection_.is_function_word(word)) {
    const auto count = inflection_.citation_forms(word, scratch.forms);
    for (std::size_t form = 0; form < count; ++form)
      look_up_form(scratch.forms[form], Agreement::inflected, scratch);
    if (scratch.stemmer) {
      if (const auto key = stem_key(word, scratch.stemmer, scratch.key); !key.empty())
        look_up(key, Agreement::inflected, found);
    }
    if (compounds && inflection_.has_compounds()) look_up_head(word, scratch);
  }
  std::sort(found.begin(), found.end());
  const auto same_word = [](const Reading& a, const Reading& b) { return a.word == b.word; };
  found.erase(std::unique(found.begin(), found.end(), same_word), found.end());
  return found;
}

}  // namespace distich::terms_internal
