// What each language's rules find, and what they must not: words in the text beside the glossary's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/terms/term_matcher.hpp>

namespace distich {
namespace {

struct Example {
  const char* language;
  const char* term;
  const char* found;      ///< words of a text that are the term, with "|" between them
  const char* not_found;  ///< words that are not
};

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> items;
  while (!list.empty()) {
    const auto item = list.substr(0, list.find('|'));
    list.remove_prefix(std::min(item.size() + 1, list.size()));
    items.emplace_back(item);
  }
  return items;
}

class TermLanguages : public testing::TestWithParam<Example> {
 protected:
  TermLanguages() : matcher_({{"c", {}, {}, {}, {{GetParam().term, tag_}}, {}}}, tag_) {}

  [[nodiscard]] std::vector<std::string> found_in(const std::string& text) const {
    std::vector<std::string> out;
    for (const auto& hit : matcher_.find(text, {.compounds = false})) out.emplace_back(hit.range.of(text));
    return out;
  }

  LanguageTag tag_ = *LanguageTag::parse(GetParam().language);
  TermMatcher matcher_;
};

TEST_P(TermLanguages, FindItsForms) {
  for (const auto& form : split(GetParam().found))
    EXPECT_THAT(found_in(form), testing::ElementsAre(form)) << GetParam().term;
}

TEST_P(TermLanguages, LeaveOthersAlone) {
  for (const auto& other : split(GetParam().not_found))
    EXPECT_THAT(found_in(other), testing::IsEmpty()) << GetParam().term;
}

constexpr Example examples[] = {
    {"en", "ally", "allies|Allies", "alloy|all"},
    {"en", "attack", "attacks|attacked|attacking", "attache"},
    {"en", "plan", "plans|planned|planning", "plane|plant"},
    {"en", "child", "children", "chilled"},
    {"en", "peace talk", "peace talks", "piece talks"},
    {"en", "unit", "units", "united"},
    {"de", "Vertrag", "Vertrages|Verträge|Verträgen", "vertragen|Vertragsbruch"},
    {"de", "Million", "Millionen", "Millionär"},
    {"de", "Museum", "Museen|Museums", "Musen"},
    {"de", "Arbeit", "Arbeiten", "arbeiten"},
    {"de", "Vereinte Nationen", "Vereinten Nationen|Vereinter Nationen", "Nationen vereint"},
    {"de", "Bündnis", "Bündnisse|Bündnissen|Bündnisses", "Bund"},
    {"fr", "journal", "journaux", "journalier"},
    {"fr", "accord", "accords", "accorder"},
    {"fr", "américain", "américaine|américaines|américains", "amérique"},
    {"fr", "parti", "partis", "partie|parties"},
    {"es", "acción", "acciones", "accionar"},
    {"es", "caso", "casos", "casa|casas"},
    {"es", "español", "española|españoles|españolas", "españa"},
    {"it", "città", "città", "cittadino"},
    {"it", "conflitto", "conflitti", "conflittuale"},
    {"pt", "nação", "nações", "nacional"},
    {"pt", "canal", "canais", "canalha"},
    {"ru", "женщина", "женщины|женщин|женщинами", "женский"},
    {"ru", "отец", "отца|отцу|отцами", "отчет"},
    {"ru", "счёт", "счет|счета", "счастье"},
    {"ru", "человек", "людей|человека", "людный"},
    {"ru", "Красная армия", "Красной армии|Красную армию", "красный армянин"},
    {"uk", "стіл", "столу|столи", "стілець"},
    {"uk", "перемовини", "перемовини", "перемога"},
    {"tr", "kitap", "kitaplar|kitabı|kitaplarımızdan|kitabın", "kitabevi"},
    {"tr", "şehir", "şehre|şehirler|şehri", "şerh"},
    {"tr", "Işık", "IŞIK|ışığı|ışıkta", "isik"},
    {"tr", "Ankara", "Ankara", "ankaralı"},
    {"ar", "محكمة", "المحكمة|للمحكمة|والمحاكم|محكمتهم", "حكم"},
    {"ar", "خبير", "خبراء|الخبراء|خبيرا", "خبز"},
    {"ar", "قانون", "بالقانون|قوانين|وقانونهم", "قنون"},
    {"fa", "کتاب", "کتاب‌ها|کتابها|کتابش|کتاب‌هایشان", "کتابخانه"},
    {"fa", "گونه", "گونه‌ای|گونه‌های|گونهٔ", "گون"},
    {"fa", "منطقه", "مناطق|منطقه‌ها", "منطق"},
    {"he", "ממשלה", "הממשלה|בממשלות|ממשלת", "משל"},
    {"hi", "लड़का", "लड़के|लड़कों", "लकड़ी"},
    {"hi", "सेना", "सेनाओं", "सेब"},
    {"ur", "لڑکا", "لڑکے|لڑکوں", "لکڑی"},
    {"ur", "وزیر", "وزیروں|وزرا", "وزن"},
    {"sv", "konflikt", "konflikten|konflikter", "konfekt"},
    {"da", "aftale", "aftaler|aftalen", "after"},
    {"nb", "avtale", "avtaler|avtalen", "avis"},
    {"nl", "akkoord", "akkoorden", "akker"},
    {"fi", "talo", "talossa|talot", "talvi"},
    {"hu", "egyezmény", "egyezmények|egyezményt|egyezményben", "egyetem"},
    {"zh", "停火", "停火", "火停"},
};

std::string name_of(const testing::TestParamInfo<Example>& example) {
  return std::string(example.param.language) + std::to_string(example.index);
}

INSTANTIATE_TEST_SUITE_P(Each, TermLanguages, testing::ValuesIn(examples), name_of);

}  // namespace
}  // namespace distich
