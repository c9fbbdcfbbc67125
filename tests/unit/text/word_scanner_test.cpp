// WordScanner against ICU's own iterator, which it must agree with on every text.
#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>

namespace distich::text {
namespace {

class IcuWords {
 public:
  IcuWords() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  }

  std::vector<Word> operator()(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    UText* const utext =
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_->setText(utext, status);
    std::vector<Word> words;
    std::size_t begin = 0;
    for (auto end = iterator_->next(); end != icu::BreakIterator::DONE; end = iterator_->next()) {
      const ByteRange range{begin, static_cast<std::size_t>(end)};
      const auto status_of_word = iterator_->getRuleStatus();
      if (status_of_word != UBRK_WORD_NONE || !trimmed(text, range).empty()) {
        words.push_back({range, kind(status_of_word)});
      }
      begin = range.end;
    }
    utext_close(utext);
    return words;
  }

 private:
  static WordKind kind(std::int32_t status) {
    switch (status / 100) {
      case 1: return WordKind::number;
      case 2: return WordKind::word;
      case 3: return WordKind::kana;
      case 4: return WordKind::ideograph;
      default: return WordKind::other;
    }
  }

  std::unique_ptr<icu::BreakIterator> iterator_;
};

class WordScanning : public testing::Test {
 protected:
  void expect_same(const std::string& text) {
    boundaries_.words(text, found_);
    ASSERT_EQ(found_, icu_(text)) << testing::PrintToString(text);
  }

  Boundaries boundaries_{LanguageTag()};
  std::vector<Word> found_;
  IcuWords icu_;
};

TEST_F(WordScanning, AllShortAsciiStrings) {
  const std::string pool = "aZ09 _.,:;'\"@-\n\t(";
  std::string text;
  for (std::size_t number = 0; number < pool.size() * pool.size() * pool.size() * pool.size(); ++number) {
    text.clear();
    for (std::size_t rest = number, i = 0; i < 4; ++i, rest /= pool.size()) text += pool[rest % pool.size()];
    expect_same(text);
  }
}

TEST_F(WordScanning, EveryCodePointAmongWords) {
  for (char32_t c = 1; c < 0x20000; c += c < 0x3400 || (c > 0xD7A0 && c < 0x12000) ? 1 : 7) {
    if (c >= 0xD800 && c < 0xE000) c = 0xE000;
    std::string one;
    append(one, c);
    for (const std::string& text : {"a" + one + "b 1" + one + "2", " " + one + " " + one + one})
      expect_same(text);
  }
}

TEST_F(WordScanning, RandomTexts) {
  std::mt19937 random(17);
  const std::u32string pool =
      U"abZ019  "
      U"\n\t_.,:;'\"’·@-()é\u0301\u200D\u200C\u00AD\uFEFF\u200B\u00A0\u202F\u2060жЯ٣۴سلامَאבגש״׳ँकक्षไทยກខ"
      U"東京あアｱー한글\u1112\u1161Ａ１：。「」👩🚒🏽🇱🇺❤\uFE0F©®™…–“”«»\u3000\u2003\u2028$€%+"
      U"÷½²ªµ";
  std::string text;
  for (int round = 0; round < 40'000; ++round) {
    text.clear();
    for (auto size = random() % 14; size > 0; --size) append(text, pool[random() % pool.size()]);
    expect_same(text);
  }
}

TEST_F(WordScanning, Prose) {
  for (const char* const text :
       {"The council's plan (v. 2.5) — “rejected” in 1,234.5 cases; e-mail a_b@c.example!",
        "Der Rat erklärte: „12 % der Brücken“ müssten z. B. saniert werden…",
        "Sie sagte «ja», er 'nein'; d’accord, l'été, O’Neill's.", "Совет заявил: «12 мостов», т. е. все.",
        "שורה ראשונה: צה\"ל וצה״ל, ג'ורג' ו-5.", "سه‌شنبه ۱۲٫۵ درصد؛ «بله».",
        "한국어 문장 2개, 그리고 English.", "Mixed 東京タワー and Thai ภาษาไทย in English text.",
        "हिन्दी में लिखा वाक्य। दूसरा वाक्य।"}) {
    expect_same(text);
  }
}

TEST(WordsOfTailoredLanguages, KeepTheirOwnRules) {
  std::vector<Word> words;
  Boundaries(*LanguageTag::parse("fi")).words("EU:n jäsen", words);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].range, (ByteRange{0, 4}));
  Boundaries(*LanguageTag::parse("de")).words("EU:n", words);
  EXPECT_EQ(words.size(), 3U);
}

}  // namespace
}  // namespace distich::text
