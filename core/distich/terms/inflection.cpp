#include <algorithm>

#include "term_languages.hpp"
#include <distich/terms/inflection_internal.hpp>
#include <distich/terms/rule_reader_internal.hpp>
#include <distich/text/code_points.hpp>

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

}  // namespace

Inflection::Inflection(std::string_view rules, const std::string& input) {
  RuleReader(*this, input).read(rules);
}

Inflection Inflection::for_language(const LanguageTag& language) {
  const auto name = std::string(language.primary()) + ".txt";
  for (const auto& file : embedded::term_languages()) {
    if (file.name == name) return {file.bytes, name};
  }
  return {};
}

bool Inflection::is_function_word(std::string_view word) const noexcept {
  return std::binary_search(function_words_.begin(), function_words_.end(), word, std::less<>());
}

const Inflection::Affix* Inflection::suffix_of(std::string_view word) const noexcept {
  if (word.empty()) return nullptr;
  for (const auto& affix : suffixes_[static_cast<unsigned char>(word.back())]) {
    if (!word.ends_with(affix.from)) continue;
    if (text::count_code_points(word.substr(0, word.size() - affix.from.size())) >= affix.stem) return &affix;
  }
  return nullptr;
}

const Inflection::Affix* Inflection::prefix_of(std::string_view word) const noexcept {
  if (word.empty()) return nullptr;
  for (const auto& affix : prefixes_[static_cast<unsigned char>(word.front())]) {
    if (!word.starts_with(affix.from)) continue;
    if (text::count_code_points(word.substr(affix.from.size())) >= affix.stem) return &affix;
  }
  return nullptr;
}

std::size_t Inflection::citation_forms(std::string_view word, Forms& out) const {
  std::size_t count = 0;
  undo_suffix({{}, word}, out, count);
  if (const auto* prefix = prefix_of(word)) {
    const auto rest = word.substr(prefix->from.size());
    for (const auto& replaced : prefix->to) {
      const Stem stem{replaced, rest};
      add_form(stem, {}, out, count);
      undo_suffix(stem, out, count);
    }
  }
  return count;
}

void Inflection::undo_suffix(Stem stem, Forms& out, std::size_t& count) const {
  const auto* suffix = suffix_of(stem.rest);
  if (suffix == nullptr) return;
  stem.rest.remove_suffix(suffix->from.size());
  for (const auto& ending : suffix->to) add_form(stem, ending, out, count);
}

void Inflection::add_form(Stem stem, std::string_view ending, Forms& out, std::size_t& count) const {
  const auto next = [&]() -> std::string& {
    if (count == out.size()) out.emplace_back();
    return out[count];
  };
  const auto write = [&](std::string& form) { form.assign(stem.before).append(stem.rest).append(ending); };
  write(next());
  ++count;
  for (const auto& shift : shifts_) {
    auto& form = next();
    write(form);
    if (undo_shift(form, stem.before.size() + stem.rest.size(), shift)) ++count;
  }
}

}  // namespace distich::terms_internal
