#include <algorithm>
#include <mutex>

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

/// The built-in files, each read when it is first asked for. Safe to share between threads.
class BuiltIn {
 public:
  BuiltIn() : all_(files().size()), read_(files().size()) {
    for (const auto& file : files()) {
      // Files are named after their languages; `tests/data/languages` checks it.
      const auto tag = LanguageTag::parse(file.name.substr(0, file.name.rfind('.')));
      order_.push_back({tag.value(), &file});
    }
    std::ranges::sort(order_, {}, &Entry::tag);
    for (const auto& entry : order_) tags_.push_back(entry.tag);
  }

  [[nodiscard]] std::span<const LanguageTag> tags() const noexcept { return tags_; }

  [[nodiscard]] const LanguageData& operator[](std::size_t index) {
    std::call_once(read_[index], [&] {
      const auto& file = *order_[index].file;
      all_[index] = parse_language_data(file.bytes, std::string(file.name));
    });
    return all_[index];
  }

  [[nodiscard]] std::span<const LanguageData> all() {
    for (std::size_t i = 0; i < all_.size(); ++i) (void)(*this)[i];
    return all_;
  }

 private:
  struct Entry {
    LanguageTag tag;
    const embedded::EmbeddedFile* file = nullptr;
  };

  static std::span<const embedded::EmbeddedFile> files() { return embedded::segmentation_languages(); }

  std::vector<Entry> order_;
  std::vector<LanguageTag> tags_;
  std::vector<LanguageData> all_;
  std::vector<std::once_flag> read_;
};

BuiltIn& built_in() {
  static BuiltIn languages;
  return languages;
}

}  // namespace

WordUses LanguageData::uses(std::string_view word) const {
  if (const auto* found = words_.find(word)) return *found;
  for (const auto& [ending, uses] : endings_) {
    if (word.ends_with(ending)) return uses;
  }
  return {};
}

std::vector<std::string> LanguageData::words_with(WordUse use) const {
  std::vector<std::string> words;
  words_.for_each([&](std::string_view word, WordUses uses) {
    if (uses.has(use)) words.emplace_back(word);
  });
  for (const auto& [ending, uses] : endings_) {
    if (uses.has(use)) words.push_back("-" + ending);
  }
  std::ranges::sort(words);
  return words;
}

void LanguageData::add_ending(std::string_view ending, WordUse use) {
  const auto known = std::ranges::find(endings_, ending, &std::pair<std::string, WordUses>::first);
  if (known != endings_.end()) return known->second.add(use);
  endings_.emplace_back(ending, WordUses{}).second.add(use);
}

void LanguageData::add(std::string_view word, WordUse use) {
  if (word.size() > 1 && word.front() == '-') return add_ending(word.substr(1), use);
  words_[word].add(use);
  const auto capital = with_capital(word, dotted_capital_i);
  const bool was_small = capital != word;
  switch (use) {
    case WordUse::function_word:
      frequent.emplace_back(word);
      if (was_small) words_[capital].add(WordUse::starter);
      begins_with_capitals = begins_with_capitals || was_small;
      break;
    case WordUse::before_name:
      words_[in_capitals(word)].add(use);
      words_[capital].add(use);
      break;
    case WordUse::inside:
    case WordUse::may_end:
    case WordUse::often_end:
      // Two capitals rather name something: "CO", "MA".
      if (word.find('.') == word.npos && text::count_code_points(word) > 2)
        words_[in_capitals(word)].add(use);
      [[fallthrough]];
    case WordUse::before_number: words_[capital].add(use); break;
    case WordUse::capital_inside:
    case WordUse::ends_behind_number:
    case WordUse::after_ordinal:
    case WordUse::reporting:
    case WordUse::starter: break;
  }
}

std::span<const LanguageData> all_language_data() {
  return built_in().all();
}

const LanguageData& no_language_data() {
  static const LanguageData none;
  return none;
}

const LanguageData* find_language_data(const LanguageTag& language) {
  const auto found = lookup_language(language, segmentation_languages());
  return found ? &built_in()[*found] : nullptr;
}

}  // namespace distich::segmentation

namespace distich {

std::span<const LanguageTag> segmentation_languages() {
  return segmentation::built_in().tags();
}

}  // namespace distich
