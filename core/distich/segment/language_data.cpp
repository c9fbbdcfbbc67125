#include <algorithm>

#include <distich/segment/language_data_internal.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/text/code_points.hpp>
#include <segmentation_languages.hpp>

namespace distich::segmentation {
namespace {

std::string with_capital(std::string_view word, bool dotted_capital_i) {
  const auto first = text::code_point_at(word, 0);
  std::string out;
  text::append(out, first.value == U'i' && dotted_capital_i ? char32_t{0x130} : text::to_upper(first.value));
  out += word.substr(first.size);
  return out;
}

std::string in_capitals(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = text::code_point_at(word, at);
    text::append(out, text::to_upper(c.value));
    at += c.size;
  }
  return out;
}

std::vector<LanguageData> load_all() {
  std::vector<LanguageData> all;
  for (const auto& file : embedded::segmentation_languages()) {
    all.push_back(parse_language_data(file.bytes, std::string(file.name)));
  }
  std::ranges::sort(all, {}, &LanguageData::language);
  return all;
}

std::vector<LanguageTag> list_languages() {
  std::vector<LanguageTag> tags;
  for (const auto& data : all_language_data()) tags.push_back(data.language);
  return tags;
}

}  // namespace

WordUses LanguageData::uses(std::string_view word) const {
  const auto found = words_.find(word);
  if (found != words_.end()) return found->second;
  for (const auto& [ending, uses] : endings_) {
    if (word.ends_with(ending)) return uses;
  }
  return {};
}

void LanguageData::insert(std::string word, WordUse use) {
  words_[std::move(word)].add(use);
}

void LanguageData::add_ending(std::string_view ending, WordUse use) {
  const auto known = std::ranges::find(endings_, ending, &std::pair<std::string, WordUses>::first);
  if (known != endings_.end()) return known->second.add(use);
  endings_.emplace_back(ending, WordUses{}).second.add(use);
}

void LanguageData::add(std::string_view word, WordUse use) {
  if (word.size() > 1 && word.front() == '-') return add_ending(word.substr(1), use);
  insert(std::string(word), use);
  auto capital = with_capital(word, dotted_capital_i);
  const bool was_small = capital != word;
  switch (use) {
    case WordUse::function_word:
      frequent.emplace_back(word);
      if (was_small) insert(std::move(capital), WordUse::starter);
      break;
    case WordUse::before_name:
      insert(in_capitals(word), use);
      insert(std::move(capital), use);
      break;
    case WordUse::inside:
    case WordUse::may_end:
    case WordUse::often_end:
      // Two capitals rather name something: "CO", "MA".
      if (word.find('.') == word.npos && text::count_code_points(word) > 2) insert(in_capitals(word), use);
      [[fallthrough]];
    case WordUse::before_number: insert(std::move(capital), use); break;
    case WordUse::capital_inside:
    case WordUse::ends_behind_number:
    case WordUse::after_ordinal:
    case WordUse::reporting:
    case WordUse::starter: break;
  }
}

std::span<const LanguageData> all_language_data() {
  static const std::vector<LanguageData> all = load_all();
  return all;
}

const LanguageData& no_language_data() {
  static const LanguageData none;
  return none;
}

const LanguageData* find_language_data(const LanguageTag& language) {
  const auto found = lookup_language(language, segmentation_languages());
  return found ? &all_language_data()[*found] : nullptr;
}

}  // namespace distich::segmentation

namespace distich {

std::span<const LanguageTag> segmentation_languages() {
  static const std::vector<LanguageTag> tags = segmentation::list_languages();
  return tags;
}

}  // namespace distich
