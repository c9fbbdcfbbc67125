#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include <distich/align/features_internal.hpp>
#include <distich/align/phonetic_internal.hpp>
#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/numbers.hpp>

namespace distich::align_internal {
namespace {

constexpr std::size_t stem_letters = 6;  ///< enough to tell words apart, few enough to lose most endings

/// Marks that do the same in different scripts: {what they are called here, how they are written}.
constexpr std::array<std::pair<std::string_view, std::u32string_view>, 9> mark_classes = {{
    {",", U",،、，"},
    {".", U".。．।۔"},
    {"?", U"?؟？"},
    {"!", U"!！"},
    {";", U";؛；"},
    {":", U":：׃"},
    {"-", U"-–—―−"},
    {"(", U"([（［【"},
    {")", U")]）］】"},
}};

std::string mark_key(std::string_view mark) {
  const auto c = text::code_point_at(mark, 0).value;
  for (const auto& [key, written] : mark_classes) {
    if (written.find(c) != std::u32string_view::npos) return std::string(key);
  }
  return text::is_quote(c) || c == U'《' || c == U'》' ? "\"" : std::string(mark);
}

/// Particles that Arabic and Hebrew write onto a word.
std::string_view without_clitics(std::string_view word) {
  static constexpr std::array<std::string_view, 12> clitics = {"وال", "بال", "فال", "كال", "لل", "ال",
                                                               "וה",  "שה",  "ה",   "ו",   "ב",  "ל"};
  constexpr std::size_t least_left = 6;  // bytes: three letters
  for (const auto clitic : clitics) {
    if (word.starts_with(clitic) && word.size() >= clitic.size() + least_left)
      return word.substr(clitic.size());
  }
  return word;
}

std::string_view stem_of(std::string_view word) {
  word = without_clitics(word);
  std::size_t end = 0;
  for (std::size_t letters = 0; letters < stem_letters && end < word.size(); ++letters) {
    end += text::code_point_at(word, end).size;
  }
  return word.substr(0, end);
}

class Extractor {
 public:
  explicit Extractor(const LanguageTag& language) : boundaries_(language) {}

  void add(std::string_view segment) {
    const auto text = text::normalize(segment, text::Form::term);
    Sentence sentence;
    boundaries_.words(text, words_);
    const auto numbers = text::find_numbers(text);
    auto number = numbers.begin();
    std::size_t length = 0;
    for (const auto& word : words_) {
      length += text::count_code_points(word.range.of(text));
      for (; number != numbers.end() && number->range.end <= word.range.begin; ++number) {
        sentence.tokens.push_back(number_type(*number));
      }
      const bool in_number = number != numbers.end() && number->range.overlaps(word.range);
      if (!in_number) add_word(word, word.range.of(text), sentence);
    }
    for (; number != numbers.end(); ++number) {
      sentence.tokens.push_back(number_type(*number));
    }
    sentence.heading = !words_.empty() && words_.back().kind != text::WordKind::other;
    sentence.length = static_cast<double>(std::max<std::size_t>(length, 1));
    sentences_.push_back(std::move(sentence));
  }

  /// The sentences since the last call.
  [[nodiscard]] std::vector<Sentence> take_sentences() { return std::exchange(sentences_, {}); }

  [[nodiscard]] std::shared_ptr<const Vocabulary> finish() && {
    constexpr double smoothing = 0.5;
    // A word of a document is rarer in the language than in the document; tuned on development data.
    constexpr double rarer = 0.4;
    auto total = smoothing * static_cast<double>(types_.size());
    for (const auto count : counts_) total += static_cast<double>(count);
    for (std::size_t type = 0; type < types_.size(); ++type)
      types_[type].frequency = rarer * (static_cast<double>(counts_[type]) + smoothing) / total;
    return std::make_shared<const Vocabulary>(std::move(types_));
  }

 private:
  void add_word(const text::Word& word, std::string_view spelling, Sentence& sentence) {
    if (word.kind == text::WordKind::other) {
      sentence.tokens.push_back(type(mark_key(spelling), TypeKind::punctuation, {}));
    } else {
      sentence.tokens.push_back(type(std::string(stem_of(spelling)), TypeKind::word, spelling));
    }
  }

  Type number_type(const text::Number& number) {
    return type(std::string(text::without_leading_zeros(number.digits)), TypeKind::number, {});
  }

  Type type(std::string key, TypeKind kind, std::string_view spelling) {
    auto& numbers = numbered_.at(static_cast<std::size_t>(kind));
    const auto [found, is_new] = numbers.try_emplace(std::move(key), static_cast<Type>(types_.size()));
    if (is_new) {
      types_.push_back({found->first, consonant_skeleton(spelling), kind, 0});
      counts_.push_back(0);
    }
    ++counts_[found->second];
    return found->second;
  }

  text::Boundaries boundaries_;
  std::vector<text::Word> words_;
  std::array<std::unordered_map<std::string, Type>, 3> numbered_;
  std::vector<Sentence> sentences_;
  Vocabulary types_;
  std::vector<std::size_t> counts_;
};

}  // namespace

std::vector<std::string> WordKeys::of(std::string_view text) {
  const auto folded = text::normalize(text, text::Form::term);
  boundaries_.words(folded, words_);
  std::vector<std::string> keys;
  for (const auto& word : words_) {
    if (word.kind == text::WordKind::other || word.kind == text::WordKind::number) continue;
    keys.emplace_back(stem_of(word.range.of(folded)));
  }
  return keys;
}

std::vector<Side> extract_features(std::span<const AlignSide> sides) {
  if (sides.empty()) return {};
  Extractor extractor(sides.front().language);
  std::vector<Side> extracted;
  for (const auto& side : sides) {
    for (const auto segment : side.segments) extractor.add(segment);
    extracted.push_back({extractor.take_sentences(), nullptr});
  }
  const auto vocabulary = std::move(extractor).finish();
  for (auto& side : extracted) side.vocabulary = vocabulary;
  return extracted;
}

}  // namespace distich::align_internal
