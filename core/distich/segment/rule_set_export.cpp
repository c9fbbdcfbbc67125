// The built-in rules as expressions. What expressions cannot say is left out; docs/formats/srx.md
// names it and tells how well the two agree.
#include <algorithm>

#include <distich/base/error.hpp>
#include <distich/segment/language_data_internal.hpp>
#include <distich/segment/segmenter.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace {

using segmentation::find_language_data;
using segmentation::LanguageData;
using segmentation::Ordinals;
using segmentation::WordUse;

/// No letter, digit or period before: the word begins here.
constexpr std::string_view word_begin = R"((?<![\p{L}\p{M}\p{Nd}.]))";
/// Nor an apostrophe or hyphen: what is behind is no part of a word ("didn't", "T-shirt").
constexpr std::string_view whole_word_begin = R"((?<![\p{L}\p{M}\p{Nd}.'’-]))";
constexpr std::string_view word_end = R"((?![\p{L}\p{M}\p{Nd}]))";
constexpr std::string_view full_stops = R"([。｡．！？؟۔।॥։።፧፨។៕၊။༎᠃᠉]+)";
constexpr std::string_view unspaced_script = R"([\p{Han}\p{Hiragana}\p{Katakana}])";
constexpr std::string_view number_or_roman = R"((?:\p{Nd}+|[IVXLCDM]+))";

std::string escaped(std::string_view word) {
  constexpr std::string_view special = R"(.\+*?()[]{}|^$-&/)";
  std::string out;
  for (const char c : word) {
    if (special.find(c) != std::string_view::npos && c != '/' && c != '&' && c != '-') out += '\\';
    out += c;
  }
  return out;
}

std::string one_of(const std::vector<std::string>& expressions) {
  std::string out = "(?:";
  for (const auto& each : expressions) out += (out.size() > 3 ? "|" : "") + each;
  return out + ")";
}

std::string class_of(std::string_view members, const std::u32string& more) {
  std::string out = "[" + std::string(members);
  for (const auto c : more) text::append(out, c);
  return out + "]";
}

std::string in_any_case(std::string_view tag) {
  std::string out;
  for (const char c : tag) {
    if (c < 'a' || c > 'z') {
      out += c;
    } else {
      out += {'[', static_cast<char>(c - 'a' + 'A'), c, ']'};
    }
  }
  return out;
}

class Export {
 public:
  explicit Export(const LanguageData& data)
      : data_(data),
        opening_(class_of(R"(\p{Ps}\p{Pi}"'¿¡)", data.opening_quotes) + "*"),
        closing_(closing_marks(data)),
        terminators_("[.!?‼‽⁇⁈⁉…" + data.extra_terminators + R"(]+(?:\s[.!?]+(?![\p{L}\p{Nd}]))*)"),
        starters_(list(WordUse::starter)) {}

  LanguageRule rules() {
    add_lists();
    add_numbers();
    add_abbreviations();
    add_small_letters();
    add_shapes();
    add_quotations();
    rule(true, terminators_ + closing_, R"(\s)");
    rule(true, std::string(full_stops) + closing_, "");
    rule(true, "(?<=" + std::string(unspaced_script) + ")[!?]+", std::string(unspaced_script));
    return {data_.name, std::move(rules_)};
  }

 private:
  /// Also behind one space, when white space follows: `! »`.
  static std::string closing_marks(const LanguageData& data) {
    const auto marks = class_of(R"(\p{Pe}\p{Pf}"')", data.closing_quotes);
    return marks + R"(*(?:\s)" + marks + R"(+(?=\s|$))?)";
  }

  /// The words of a list as one expression; empty when there are none.
  [[nodiscard]] std::string list(WordUse use) const {
    std::vector<std::string> words;
    for (const auto& word : data_.words_with(use)) {
      words.push_back(word.starts_with('-') ? R"(\p{L}*)" + escaped(word.substr(1)) : escaped(word));
    }
    return words.empty() ? "" : one_of(words);
  }

  void rule(bool is_break, std::string before, std::string after) {
    rules_.push_back({is_break, std::move(before), std::move(after), rules_.size() + 1, std::nullopt});
  }

  [[nodiscard]] std::string starter_follows() const {
    return R"(\s+)" + opening_ + starters_ + std::string(word_end);
  }

  [[nodiscard]] std::string no_starter_follows() const {
    if (starters_.empty()) return R"(\s)";
    return R"(\s+(?!)" + opening_ + starters_ + std::string(word_end) + ")";
  }

  /// "1. Open the box", "(!)".
  void add_lists() {
    rule(false, R"(^\s*(?:\p{Nd}{1,4}|[IVXLCDM]{1,4}|\p{L})\.)", R"(\s)");
    rule(false, terminators_ + closing_ + R"(\s+(?:\p{Nd}{1,4}|[IVXLCDM]{1,4})\.)", R"(\s)");
    rule(false, R"(\p{Ps}[.!?…]+\p{Pe})", R"(\s)");
  }

  void add_numbers() {
    const auto number = std::string(word_begin) + std::string(number_or_roman) + R"(\.)";
    if (const auto words = list(WordUse::after_ordinal); !words.empty())
      rule(false, number, R"(\s+)" + words + std::string(word_end));
    if (data_.ordinals == Ordinals::no) return;
    rule(false, std::string(word_begin) + R"(\p{Nd}{1,2}\.)", R"(\s+\p{Nd}{1,2}\.)");
    if (data_.ordinals == Ordinals::small || starters_.empty()) return;
    rule(false, std::string(word_begin) + R"((?:\p{Nd}{1,2}|[IVXLCDM]+)\.)",
         no_starter_follows() + R"(\p{Lu})");
  }

  void abbreviation(WordUse use, std::string after) {
    const auto words = list(use);
    if (!words.empty()) rule(false, std::string(word_begin) + words + R"(\.)", std::move(after));
  }

  void add_abbreviations() {
    abbreviation(WordUse::before_number,
                 R"(\s+)" + opening_ + R"((?:\p{Nd}|[IVXLCDM]+)" + std::string(word_end) + ")");
    abbreviation(WordUse::before_name, R"(\s)");
    abbreviation(WordUse::inside, R"(\s)");
    abbreviation(WordUse::may_end, no_starter_follows());
    abbreviation(WordUse::often_end, R"(\s+(?:\p{Nd}|\p{Ll}))");
  }

  /// A sentence goes on with a small letter, unless a whole word stands before the period.
  void add_small_letters() {
    if (!data_.frequent.empty()) rule(true, std::string(word_begin) + R"(\p{Ll}{5,}\.)", R"(\s+\p{Ll})");
    rule(false, terminators_ + closing_, R"(\s+)" + opening_ + R"(\p{Ll})");
    rule(false, terminators_ + closing_, R"(\s*[,،、;])");
  }

  /// What the shape of a word tells: initials, acronyms, words without a vowel.
  void add_shapes() {
    if (!list(WordUse::often_end).empty())
      rule(true, std::string(word_begin) + list(WordUse::often_end) + R"(\.)", R"(\s)");
    if (!starters_.empty())
      rule(true, std::string(word_begin) + R"(\p{Ll}\p{L}*\s+\p{L}\.)", starter_follows());
    rule(false, std::string(whole_word_begin) + R"(\p{L}\.)", R"(\s)");
    rule(false, std::string(whole_word_begin) + R"((?:\p{L}{1,3}\.)+\p{L}{1,3}\.)", no_starter_follows());
    if (data_.words_without_vowels) return;
    constexpr std::string_view consonants = "B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz";
    rule(false,
         R"((?<!\p{Nd}\s))" + std::string(whole_word_begin) + "[" + std::string(consonants) +
             R"(]{0,4}[b-df-hj-np-tv-xz]\.)",
         no_starter_follows());
  }

  void add_quotations() {
    if (const auto verbs = list(WordUse::reporting); !verbs.empty()) {
      rule(false, "[!?…]" + class_of(R"(\p{Pf}"')", data_.closing_quotes) + "+",
           R"(\s+(?:\p{L}+\s+){0,2})" + verbs + std::string(word_end));
    }
    if (data_.after_quote.empty()) return;
    std::vector<std::string> words;
    for (const auto& word : data_.after_quote) words.push_back(escaped(word));
    rule(false, std::string(full_stops) + R"([\p{Pe}\p{Pf}]+)", one_of(words));
  }

  const LanguageData& data_;
  std::string opening_;
  std::string closing_;
  std::string terminators_;
  std::string starters_;
  std::vector<SegmentationRule> rules_;
};

}  // namespace

RuleSet rule_set_of(const LanguageTag& language) {
  const auto* const data = find_language_data(language);
  if (data == nullptr) {
    throw Error(ErrorCode::unsupported, tr("there are no sentence rules for {1}", language.str()));
  }
  RuleSet set;
  set.language_rules.push_back(Export(*data).rules());
  set.maps.push_back({in_any_case(data->language.str()) + "([-_].*)?", data->name});
  return set;
}

}  // namespace distich
