// The matcher beside a slow reference that tries every term at every place.
#include <atomic>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include <distich/terms/term_matcher.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <reference/terms.hpp>

namespace distich {
namespace {

const LanguageTag uninflected = *LanguageTag::parse("x-plain");

bool is_word(char32_t c) {
  return text::is_letter(c) || text::is_digit(c);
}

/// The character before `at` that marks stand on; 0 when there is none.
char32_t base_before(std::string_view text, std::size_t at) {
  for (auto c = text::code_point_before(text, at); c.size != 0; c = text::code_point_before(text, at)) {
    if (!text::is_mark(c.value)) return c.value;
    at -= c.size;
  }
  return 0;
}

/// May a word begin or end at `at`?
bool is_boundary(std::string_view text, std::size_t at) {
  const auto after = text::code_point_at(text, at);
  if (after.size == 0) return true;
  const auto base = base_before(text, at);
  if (text::is_mark(after.value)) return !is_word(base);
  return !is_word(after.value) || !is_word(base) || text::is_unspaced(after.value) || text::is_unspaced(base);
}

std::vector<ByteRange> slow_find(const std::vector<std::string>& terms, std::string_view text) {
  std::vector<ByteRange> all;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (const auto& term : terms) {
      const ByteRange range{begin, begin + term.size()};
      if (!text.substr(begin).starts_with(term)) continue;
      if (is_boundary(text, range.begin) && is_boundary(text, range.end)) all.push_back(range);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](ByteRange a, ByteRange b) { return a.size() > b.size(); });
  std::vector<ByteRange> kept;
  for (const auto range : all) {
    if (std::none_of(kept.begin(), kept.end(), [&](ByteRange k) { return k.overlaps(range); }))
      kept.push_back(range);
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

class Words {
 public:
  explicit Words(unsigned seed) : random_(seed) {}

  std::string text(int pieces) {
    static const std::vector<std::string> alphabet = {"a",  "b", "a", "b", "é", "ж", "א", "停",
                                                      "火", "5", "'", "-", " ", " ", ",", "\xCC\x81"};
    std::string out;
    for (int i = 0; i < pieces; ++i) out += alphabet[random_() % alphabet.size()];
    return text::normalize(out, text::Form::term);
  }

  int up_to(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)) + 1; }

 private:
  std::mt19937 random_;
};

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += text::code_point_at(text, at).size) {
    if (is_word(text::code_point_at(text, at).value)) return true;
  }
  return false;
}

TEST(TermMatcher, AgreesWithTheSlowReferenceOnRandomTexts) {
  Words words(7);
  for (int round = 0; round < 1000; ++round) {
    std::vector<std::string> terms;
    std::vector<Concept> concepts;
    for (int i = words.up_to(12); i > 0; --i) {
      auto term = words.text(words.up_to(6));
      if (!has_word(term)) continue;
      concepts.push_back(
          {std::to_string(concepts.size()), {}, {}, {}, {{term, uninflected, {}, {}, {}, false}}, {}});
      terms.push_back(std::move(term));
    }
    const auto text = words.text(words.up_to(60));
    const TermMatcher matcher(std::move(concepts), uninflected);
    std::vector<ByteRange> found;
    for (const auto& hit : matcher.find(text)) {
      if (found.empty() || found.back() != hit.range) found.push_back(hit.range);
    }
    ASSERT_EQ(found, slow_find(terms, text)) << text;
  }
}

/// Words of a language as they may stand in a text: stems and endings at random, function words, and letters
/// in both spellings.
class Forms {
 public:
  Forms(unsigned seed, std::vector<std::string> stems, std::vector<std::string> endings)
      : random_(seed), stems_(std::move(stems)), endings_(std::move(endings)) {}

  std::string words(unsigned most) {
    std::string out;
    for (auto count = random_() % most + 1; count > 0; --count) {
      if (!out.empty()) out += spaces_.at(random_() % spaces_.size());
      out += stems_[random_() % stems_.size()];
      out += endings_[random_() % endings_.size()];
    }
    return out;
  }

  unsigned up_to(unsigned most) { return static_cast<unsigned>(random_() % most) + 1; }

 private:
  std::mt19937 random_;
  std::vector<std::string> stems_;
  std::vector<std::string> endings_;
  std::vector<std::string> spaces_ = {" ", " ", " ", "-", ", ", "\n\n"};
};

void compare_with_reference(const char* language, Forms forms) {
  const auto tag = *LanguageTag::parse(language);
  const auto rules = terms_internal::Inflection::for_language(tag);
  for (int round = 0; round < 150; ++round) {
    std::vector<Concept> concepts;
    for (auto count = forms.up_to(8); count > 0; --count)
      concepts.push_back({std::to_string(concepts.size()), {}, {}, {}, {{forms.words(3), tag}}, {}});
    const TermMatcher matcher(concepts, tag);
    for (int text = 0; text < 3; ++text) {
      const auto words = forms.words(30);
      ASSERT_EQ(matcher.find(words, {.nested = true}), reference::find_terms(concepts, words, rules))
          << words;
    }
  }
}

TEST(TermMatcher, AgreesWithTheSlowReferenceOnInflectedTexts) {
  compare_with_reference(
      "en", {1, {"plan", "ally", "attack", "thing", "hi", "PLAN"}, {"", "s", "ned", "ing", "ies"}});
  compare_with_reference(
      "ru", {2, {"женщин", "счёт", "счет", "отец", "красн", "и"}, {"", "а", "ы", "ой", "ами", "ая"}});
  compare_with_reference(
      "tr", {3, {"kitap", "kitab", "şehir", "IŞIK", "bir", "âdet", "adet"}, {"", "lar", "ı", "larda", "de"}});
  compare_with_reference("ar", {4, {"محكمة", "محاكم", "قانون", "كتاب", "من"}, {"", "ه", "ات", "هم"}});
  compare_with_reference("fa",
                         {5, {"کتاب", "گونه", "منطقه", "مناطق", "از"}, {"", "ها", "‌های", "ی", "ش"}});
}

TEST(TermMatcher, IsSharedByThreads) {
  const auto tag = *LanguageTag::parse("en");
  std::vector<Concept> concepts;
  for (const auto* term : {"ally", "plan", "peace talk"})
    concepts.push_back({term, {}, {}, {}, {{term, tag}}, {}});
  const TermMatcher matcher(concepts, tag);
  Forms forms(6, {"plan", "ally", "peace", "talk"}, {"", "s", "ned"});
  std::vector<std::string> texts;
  std::vector<std::vector<TermHit>> expected;
  for (int i = 0; i < 50; ++i) {
    texts.push_back(forms.words(40));
    expected.push_back(TermMatcher(concepts, tag).find(texts.back()));
  }
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (std::size_t text = 0; text < texts.size(); ++text) {
        if (matcher.find(texts[text]) != expected[text]) ++wrong;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace distich
