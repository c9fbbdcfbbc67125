#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <distich/segment/language_data_internal.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace {

using segmentation::all_language_data;

/// What a language is worth for its script alone.
constexpr double script_weight = 0.05;
/// A telling letter counts as much as this many telling words.
constexpr double letter_weight = 4.0;

/// What a word or letter says, and of how many languages it says so.
struct Clues {
  std::unordered_map<std::string_view, std::vector<std::size_t>> words;
  std::unordered_map<char32_t, std::vector<std::size_t>> letters;
};

const Clues& clues() {
  static const Clues all = [] {
    Clues found;
    const auto languages = all_language_data();
    for (std::size_t i = 0; i < languages.size(); ++i) {
      for (const auto& word : languages[i].frequent) found.words[word].push_back(i);
      for (const auto letter : languages[i].letters) found.letters[letter].push_back(i);
    }
    return found;
  }();
  return all;
}

/// Counts the clues of one text.
class Tally {
 public:
  Tally() : words_(all_language_data().size()), letters_(all_language_data().size()) {}

  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto c = text::code_point_at(text, at);
      at += c.size;
      if (text::is_letter(c.value) || (text::is_mark(c.value) && !word_.empty())) {
        read_letter(text::to_lower(c.value));
      } else if ((c.value != U'\'' && c.value != 0x2019) || word_.empty()) {
        end_word();
      } else {
        word_ += '\'';
        end_word();
      }
    }
    end_word();
  }

  [[nodiscard]] std::size_t letters() const noexcept { return letter_count_; }

  /// How much speaks for a language, by its place in `all_language_data`.
  [[nodiscard]] double score_of(std::size_t language) const {
    if (word_count_ == 0) return 0.0;
    const double words = words_[language] / static_cast<double>(word_count_);
    const double letters = letter_weight * letters_[language] / static_cast<double>(letter_count_);
    return coverage(language) * (script_weight + words + letters);
  }

  [[nodiscard]] DetectedLanguage best() const {
    if (letter_count_ == 0) return {};
    std::size_t first = 0;
    double score = 0.0;
    double runner_up = 0.0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const double own = score_of(i);
      if (own > score) {
        runner_up = score;
        score = own;
        first = i;
      } else {
        runner_up = std::max(runner_up, own);
      }
    }
    if (score <= runner_up) return {};
    return {all_language_data()[first].language, coverage(first) * (score - runner_up) / score};
  }

 private:
  void read_letter(char32_t c) {
    ++letter_count_;
    if (!text::is_mark(c)) ++scripts_[text::script(c)];
    if (const auto found = clues().letters.find(c); found != clues().letters.end()) {
      for (const auto i : found->second) letters_[i] += 1.0 / static_cast<double>(found->second.size());
    }
    if (text::is_unspaced(c)) end_word();
    text::append(word_, c);
    if (text::is_unspaced(c)) end_word();
  }

  void end_word() {
    if (word_.empty()) return;
    ++word_count_;
    if (const auto found = clues().words.find(word_); found != clues().words.end()) {
      for (const auto i : found->second) words_[i] += 1.0 / static_cast<double>(found->second.size());
    }
    word_.clear();
  }

  /// The share of letters that are of the language's scripts.
  [[nodiscard]] double coverage(std::size_t language) const {
    std::size_t own = 0;
    for (const auto& script : all_language_data()[language].scripts) {
      const auto found = scripts_.find(script);
      if (found != scripts_.end()) own += found->second;
    }
    std::size_t all = 0;
    for (const auto& [script, count] : scripts_) all += count;
    return all == 0 ? 0.0 : static_cast<double>(own) / static_cast<double>(all);
  }

  std::vector<double> words_;
  std::vector<double> letters_;
  std::map<std::string_view, std::size_t> scripts_;
  std::size_t word_count_ = 0;
  std::size_t letter_count_ = 0;
  std::string word_;
};

/// At most `most_bytes`, cut between characters.
std::string_view beginning(std::string_view text) {
  auto size = std::min(text.size(), most_detection_bytes);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  return text.substr(0, size);
}

/// What must speak for another language, as a multiple of what speaks for the claimed one.
constexpr double clear_margin = 3.0;
constexpr std::size_t enough_letters = 100;

}  // namespace

LanguageTag clearly_other_language(std::string_view text, const LanguageTag& claimed) {
  const auto* data = segmentation::find_language_data(claimed);
  if (data == nullptr) return {};
  const auto place = static_cast<std::size_t>(data - all_language_data().data());
  Tally tally;
  tally.read(beginning(text));
  if (tally.letters() < enough_letters) return {};
  const auto own = tally.score_of(place);
  std::size_t best = place;
  for (std::size_t i = 0; i < all_language_data().size(); ++i) {
    if (tally.score_of(i) > tally.score_of(best)) best = i;
  }
  return tally.score_of(best) > clear_margin * own ? all_language_data()[best].language : LanguageTag();
}

DetectedLanguage detect_language(std::string_view text) {
  Tally tally;
  tally.read(beginning(text));
  return tally.best();
}

}  // namespace distich
