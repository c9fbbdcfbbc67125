#include <algorithm>

#include "term_languages.hpp"
#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/rule_reader_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>

namespace distich::terms_internal {
namespace {

/// What is left of a stem when a change of vowel inside it is undone: its last such vowel, as
/// only that one changes ("Vorräte": "Vorrate").
bool undo_shift(std::string& word, std::size_t stem_size, const std::pair<std::string, std::string>& shift) {
  const auto at = std::string_view(word).substr(0, stem_size).rfind(shift.first);
  if (at == std::string_view::npos) return false;
  word.replace(at, shift.first.size(), shift.second);
  return true;
}

std::string replaced(std::string_view text, const std::vector<std::pair<std::string, std::string>>& changes) {
  std::string out(text);
  for (const auto& [from, to] : changes) {
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
      out.replace(at, from.size(), to);
  }
  return out;
}

bool has(const std::vector<std::string>& sorted, std::string_view word) noexcept {
  return std::binary_search(sorted.begin(), sorted.end(), word, std::less<>());
}

}  // namespace

Inflection::Inflection(std::string_view rules, const std::string& input) {
  RuleReader(*this, input).read(rules);
}

Inflection Inflection::for_language(const LanguageTag& language) {
  const auto file = embedded::data_of(embedded::term_languages(), language.primary());
  return {file.bytes, std::string(file.name)};
}

std::vector<std::string_view> Inflection::languages() {
  return embedded::languages_of(embedded::term_languages());
}

std::string Inflection::normalise(std::string_view text) const {
  if (folds_.empty()) return text::normalize(text, text::Form::term);
  return text::normalize(replaced(text, folds_), text::Form::term);
}

bool Inflection::unify_letters(std::string_view word, std::string& out) const {
  if (letters_.empty()) return false;
  out = replaced(word, letters_);
  return out != word;
}

bool Inflection::inflects() const noexcept {
  const auto has_rules = [](const std::vector<Affix>& affixes) { return !affixes.empty(); };
  return std::any_of(suffixes_.begin(), suffixes_.end(), has_rules) ||
         std::any_of(prefixes_.begin(), prefixes_.end(), has_rules) || !any_.to.empty() || !slots_.empty() ||
         !listed_.empty() || !stemmer_.empty();
}

bool Inflection::is_function_word(std::string_view word) const noexcept {
  return has(function_words_, word);
}

bool Inflection::is_name_link(std::string_view word) const noexcept {
  return has(name_links_, word);
}

bool Inflection::is_no_name(std::string_view word) const noexcept {
  return has(no_names_, word);
}

bool Inflection::is_common_word(std::string_view word) const noexcept {
  return has(common_words_, word);
}

bool Inflection::is_general_word(std::string_view word) const noexcept {
  return has(general_words_, word);
}

const Inflection::Affix* Inflection::suffix_of(std::string_view word) const noexcept {
  if (word.empty()) return nullptr;
  for (const auto& affix : suffixes_[static_cast<unsigned char>(word.back())]) {
    if (!word.ends_with(affix.from)) continue;
    if (text::count_code_points(word.substr(0, word.size() - affix.from.size())) >= affix.stem) return &affix;
  }
  return any_.to.empty() || text::count_code_points(word) < any_.stem ? nullptr : &any_;
}

const Inflection::Affix* Inflection::prefix_of(std::string_view word) const noexcept {
  if (word.empty()) return nullptr;
  for (const auto& affix : prefixes_[static_cast<unsigned char>(word.front())]) {
    if (!word.starts_with(affix.from)) continue;
    if (text::count_code_points(word.substr(affix.from.size())) >= affix.stem) return &affix;
  }
  return nullptr;
}

std::string& Inflection::Collected::next() {
  if (count == forms.size()) forms.emplace_back();
  return forms[count++];
}

std::size_t Inflection::citation_forms(std::string_view word, Forms& out) const {
  Collected collected{out};
  undo_all({{}, word}, collected);
  if (const auto* prefix = prefix_of(word)) {
    const auto rest = word.substr(prefix->from.size());
    for (const auto& replacement : prefix->to) {
      const Stem stem{replacement, rest};
      add_form(stem, {}, {}, collected);
      undo_all(stem, collected);
    }
  }
  return collected.count;
}

void Inflection::undo_all(Stem stem, Collected& out) const {
  add_listed(stem, out);
  undo_suffix(stem, out);
  undo_slots(stem, 0, out);
}

void Inflection::add_listed(Stem stem, Collected& out) const {
  if (listed_.empty()) return;
  const auto found = listed_.find(std::string(stem.before).append(stem.rest));
  if (found == listed_.end()) return;
  for (const auto& form : found->second) out.next() = form;
}

void Inflection::undo_suffix(Stem stem, Collected& out) const {
  const auto* suffix = suffix_of(stem.rest);
  if (suffix == nullptr) return;
  stem.rest.remove_suffix(suffix->from.size());
  for (const auto& ending : suffix->to) add_form(stem, ending, suffix->from, out);
}

void Inflection::undo_slots(Stem stem, std::size_t slot, Collected& out) const {
  if (slot == slots_.size()) return;
  undo_slots(stem, slot + 1, out);
  for (const auto& ending : slots_[slot].endings) {
    // The last byte tells most endings apart, without a call.
    if (stem.rest.empty() || stem.rest.back() != ending.back() || !stem.rest.ends_with(ending)) continue;
    auto shorter = stem;
    shorter.rest.remove_suffix(ending.size());
    if (text::count_code_points(shorter.rest) < slots_[slot].stem) continue;
    add_form(shorter, {}, ending, out);
    undo_slots(shorter, slot + 1, out);
  }
}

void Inflection::add_form(Stem stem, std::string_view ending, std::string_view taken, Collected& out) const {
  const auto write = [&](std::string& form) { form.assign(stem.before).append(stem.rest).append(ending); };
  write(out.next());
  for (const auto& shift : shifts_) {
    auto& form = out.next();
    write(form);
    if (!undo_shift(form, stem.before.size() + stem.rest.size(), shift)) --out.count;
  }
  const auto begins = [&](const std::string& vowel) { return taken.starts_with(vowel); };
  if (ending.empty() && std::any_of(vowels_.begin(), vowels_.end(), begins)) add_border_changes(stem, out);
}

bool Inflection::is_vowel(std::string_view letter) const noexcept {
  return std::find(vowels_.begin(), vowels_.end(), letter) != vowels_.end();
}

void Inflection::add_border_changes(Stem stem, Collected& out) const {
  const auto last = text::code_point_before(stem.rest, stem.rest.size());
  if (last.size == stem.rest.size()) return;
  const auto body = stem.rest.substr(0, stem.rest.size() - last.size);
  // A vowel flees from between two consonants only.
  const auto before = text::code_point_before(body, body.size());
  const bool cluster =
      !is_vowel(body.substr(body.size() - before.size)) && !is_vowel(stem.rest.substr(body.size()));
  for (const auto& vowel : fleeting_) {
    if (!cluster) break;
    out.next().assign(stem.before).append(body).append(vowel).append(stem.rest.substr(body.size()));
  }
  for (const auto& [soft, hard] : ends_) {
    if (!stem.rest.ends_with(soft)) continue;
    out.next().assign(stem.before).append(stem.rest.substr(0, stem.rest.size() - soft.size())).append(hard);
  }
}

}  // namespace distich::terms_internal
