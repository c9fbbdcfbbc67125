#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <distich/segment/segmenter.hpp>

namespace distich {
namespace {

/// A text whose decision at one place is known. `^` stands right behind the terminator and its
/// closing marks, and is taken out before the text is used.
struct Case {
  std::string_view language;
  std::string_view marked;
  bool is_break;
  std::string_view rule;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.language << ": " << c.marked;
}

class Rules : public testing::TestWithParam<Case> {};

TEST_P(Rules, DecideAndSayWhy) {
  const auto [language, marked, is_break, rule] = GetParam();
  const auto at = marked.find('^');
  ASSERT_NE(at, std::string_view::npos);
  const std::string text = std::string(marked.substr(0, at)) + std::string(marked.substr(at + 1));
  const auto decisions = Segmenter(LanguageTag::parse(language).value()).explain(text);
  const auto found = std::ranges::find(decisions, at, &Decision::at);
  ASSERT_NE(found, decisions.end());
  EXPECT_EQ(found->is_break, is_break) << found->rule;
  EXPECT_EQ(found->rule, rule);
  EXPECT_LE(found->evidence.end, text.size());
  EXPECT_LE(found->evidence.begin, found->evidence.end);
}

INSTANTIATE_TEST_SUITE_P(
    Spacing, Rules,
    testing::Values(Case{"en", "It rained.^ Roads were closed.", true, "terminator"},
                    Case{"en", "It cost 3.^5 million.", false, "number.decimal"},
                    Case{"en", "See example.^com for more.", false, "inside.token"},
                    Case{"en", "They met at Yahoo!^ in spring.", false, "continues.lower-case"},
                    Case{"en", "He is late (!)^ Mr Moss said.", false, "inside.brackets"},
                    Case{"en", "“Is it?”^, he wondered.", false, "continues.comma"},
                    Case{"en", "It was over.^The next day came.", true, "space.forgotten"},
                    Case{"en", "(They left.)^ The door was open.", true, "terminator"},
                    Case{"en", "The war ended.[12]^ The town was rebuilt.", true, "terminator"}));

INSTANTIATE_TEST_SUITE_P(
    Abbreviations, Rules,
    testing::Values(Case{"en", "We saw Dr.^ Miller.", false, "abbreviation.title"},
                    Case{"en", "See No.^ 5 there.", false, "abbreviation.number"},
                    Case{"en", "Ask Briggs & Co.^ It opens at nine.", true, "abbreviation.starter"},
                    Case{"en", "Ask Briggs & Co.^ Lawyers there.", false, "abbreviation.open"},
                    Case{"en", "Bread, milk etc.^ Nobody came.", true, "abbreviation.closed"},
                    Case{"en", "Albert I.^ Jones came.", false, "initial"},
                    Case{"en", "They lack vitamin C.^ The doctor said so.", true, "initial.starter"},
                    Case{"de", "Das gilt z.^ B. für uns.", false, "initial"},
                    Case{"de", "Das gilt z. B.^ Montag.", false, "abbreviation.inside"},
                    Case{"ru", "В г.^ Минске дождь.", false, "abbreviation.open"},
                    Case{"ar", "قال د.^ سمير ذلك.", false, "abbreviation.title"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, Rules,
    testing::Values(Case{"de", "Am 3.^ Oktober war es kalt.", false, "ordinal.word"},
                    Case{"de", "Das steht auf Seite 12.^ Dort ist mehr.", true, "terminator"},
                    Case{"de", "Er belegte den 2.^ Tabellenplatz.", false, "ordinal.capital"},
                    Case{"de", "Am 3.^ 4. ging er.", false, "number.date"},
                    Case{"en", "It began in 1998.^ Peace came late.", true, "terminator"},
                    Case{"en", "1.^ Open the box.", false, "list.marker"},
                    Case{"pl", "To było 3.^ maja.", false, "continues.lower-case"}));

INSTANTIATE_TEST_SUITE_P(
    Quotations, Rules,
    testing::Values(Case{"en", "“Really?”^ she asked.", false, "continues.lower-case"},
                    Case{"en", "“Really?”^ Anna asked.", false, "quotation.reported"},
                    Case{"en", "“It rained.”^ Anna asked why.", true, "terminator"},
                    Case{"de", "„Es regnet.“^ Dann ging sie.", true, "terminator"},
                    Case{"ru", "— Пора!^ — сказал он.", false, "dialogue.reported"},
                    Case{"ja", "「雨です。」^と彼は言った。", false, "quotation.goes-on"},
                    Case{"ja", "「雨です。」^彼は出た。", true, "terminator"},
                    Case{"zh", "“下雨了。”^他说。", false, "quotation.reported"},
                    Case{"en", "I mean ...^ I never left.", false, "ellipsis.inside"},
                    Case{"en", "Nobody came ...^ Then it rained.", true, "terminator"},
                    Case{"en", "he wrote a letter.^ nobody read it.", true, "careless.lower-case"},
                    Case{"en", "they sat approx.^ two hours.", false, "continues.lower-case"}));

INSTANTIATE_TEST_SUITE_P(
    SpacedMarks, Rules,
    testing::Values(Case{"ja", "いいぞ ! !^ また来た。", true, "terminator"},
                    Case{"ja", "行くぞ!^という声がした。", false, "quotation.goes-on"},
                    Case{"ja", "「雨です。」^しかし彼は出た。", true, "terminator"},
                    Case{"en", "See you there! :)^ Bring the book.", true, "terminator"},
                    Case{"en", "( Really ! ) .^ Next came the rain.", true, "terminator"},
                    Case{"lv", "Tas ir labi. (..)^ Nav šaubu.", true, "terminator"},
                    Case{"zh", "我们看了《雨停了吗？^爸爸》这本书。", false, "title.inside"},
                    Case{"zh", "记者林恩?^罗伊来了。", false, "inside.name"},
                    Case{"zh", "你来吗?^我们等你。", true, "terminator"},
                    Case{"am", "ወደ ቤት ሄደ፡፡^ ከዚያ ዝናብ ዘነበ፡፡", true, "terminator"}));

INSTANTIATE_TEST_SUITE_P(
    Openings, Rules,
    testing::Values(Case{"nl", "Hij was blij.^ ,,Wij komen'', zei hij.", true, "terminator"},
                    Case{"cs", "Byl rád.^ ,Přijdeme,‘ řekl.", true, "terminator"},
                    Case{"af", "Dit reën.^ ’n Man kom.", true, "terminator"},
                    Case{"nl", "Het regende.^ 's Avonds niet.", true, "terminator"},
                    Case{"es", "No vino nadie.^ \"¡Qué pena!\"", true, "terminator"},
                    Case{"fi", "Kukaan ei tullut.^ \" Menkää kotiin. \"", true, "terminator"},
                    Case{"fi", "Hän sanoi: \"Menkää kotiin. \"^ Kukaan ei mennyt.", true, "terminator"},
                    Case{"ka", "ის წავიდა.^ მერე წვიმდა.", true, "terminator"},
                    Case{"ro", "Se face.^ ...citește mai departe.", false, "continues.lower-case"},
                    Case{"lt", "Lyja.^ / Nuotrauka: Petras", false, "continues.sign"},
                    Case{"ro", "Formularul este la registru.^ (b) se depune azi.", true,
                         "list.marker-follows"},
                    Case{"en", "See para.^ (b) of the law.", false, "continues.lower-case"}));

INSTANTIATE_TEST_SUITE_P(
    Words, Rules,
    testing::Values(Case{"et", "Kulud on kaks protsenti SKT-st.^ Erinevalt naabritest.", true, "terminator"},
                    Case{"ro", "Scrie pe stiri.ro.^ Citește.", true, "terminator"},
                    Case{"pl", "Zamek odnowiono latem po pożarze w 2007 r.^ Miasto jest dumne.", true,
                         "abbreviation.behind-number"},
                    Case{"pl", "W maju 2007 r.^ Kowalski wyjechał.", false, "abbreviation.open"},
                    Case{"lv", "Mēs tiekamies plkst.^ Rīt būs saule.", true, "terminator"},
                    Case{"en", "He left the bank at 6 P.M.^ Mr. Tan stayed.", true, "abbreviation.person"},
                    Case{"en", "At 5 a.m.^ Mr. Tan left.", false, "abbreviation.open"},
                    Case{"ta", "மு.^ க. அழகன் வந்தார்.", false, "list.marker"},
                    Case{"ta", "தலைவர் மு.^ அழகன் வந்தார்.", false, "initial"},
                    Case{"th", "พบ ดร.^ สมชาย", false, "abbreviation.script"},
                    Case{"uz", "Yomg‘ir yog‘adi, dedi u.^ Hamma kutdi.", true, "terminator"},
                    Case{"ro", "3.4.2.^ Încercările se fac azi.", false, "list.marker"},
                    Case{"cs", "Trval od 2. 8.^ 1942 do jara.", false, "number.date"},
                    Case{"et", "See kestab 9.^ - 28. aprillini.", false, "number.range"},
                    Case{"ko", "2019. 10. 3.^ 오후에 만났다.", false, "number.date"}));

INSTANTIATE_TEST_SUITE_P(
    Careless, Rules,
    testing::Values(Case{"en", "i went out! it rained?^ nobody came.", true, "careless.lower-case"},
                    Case{"en", "we met at noon.^ he left.", true, "careless.lower-case"},
                    Case{"en", "What can we do there?^ we have a day.", true, "careless.lower-case"},
                    Case{"en", "They met at Yahoo!^ and talked.", false, "continues.lower-case"}));

INSTANTIATE_TEST_SUITE_P(
    UnmarkedEnds, Rules,
    testing::Values(Case{"pl", "Remont mostu potrwa dłużej niż planowano^ Nad rzeką stoi dźwig.", true,
                         "unmarked.starter"},
                    Case{"es", "Tiene dos puertas y una ventana;^ Desde ella se ve el mar.", true,
                         "unmarked.starter"},
                    Case{"fr", "Il a dit « bonjour à tous »^ Puis il est sorti.", true, "unmarked.starter"}));

TEST(UnmarkedEnds, AreNoneInTitlesAndBehindPoliteWords) {
  const std::pair<std::string_view, std::string_view> whole[] = {
      {"en", "Nobody Knows What They Want From The Rain"},
      {"de", "Wir haben gestern Abend Ihnen geschrieben"},
      {"pl", "Czy widzi Pan ten most?"},
      {"xx", "Abcd efgh Then ijkl"},
  };
  for (const auto& [language, text] : whole) {
    EXPECT_EQ(Segmenter(LanguageTag::parse(language).value()).segment(text).size(), 1U) << text;
  }
}

TEST(GoldenProfile, KeepsAQuotationWhole) {
  const std::string text = "She said, “It is late. Let us go.” They went (it rained. A lot.) home. Good.";
  const auto english = LanguageTag::parse("en").value();
  EXPECT_EQ(Segmenter(english).segment(text).size(), 5U);
  const auto whole = Segmenter(english, {LineMode::detect, Profile::golden}).segment(text);
  ASSERT_EQ(whole.size(), 3U);
  EXPECT_EQ(whole[0].range.of(text), "She said, “It is late. Let us go.”");
}

TEST(GoldenProfile, AMarkThatNothingClosesNearbyHarmsNothing) {
  std::string text = "He said, “It is late.";
  for (int i = 0; i < 100; ++i) text += " It rains.";
  const auto english = LanguageTag::parse("en").value();
  EXPECT_EQ(Segmenter(english, {LineMode::detect, Profile::golden}).segment(text).size(), 101U);
  EXPECT_EQ(Segmenter(english, {LineMode::detect, Profile::golden}).segment(text + "”").size(), 101U);
}

INSTANTIATE_TEST_SUITE_P(Scripts, Rules,
                         testing::Values(Case{"zh", "下雨了。^路关了。", true, "terminator"},
                                         Case{"hi", "बारिश हुई।^ सड़क बंद है।", true, "terminator"},
                                         Case{"ur", "بارش ہوئی۔^سڑک بند ہے۔", true, "terminator"},
                                         Case{"el", "Τι ώρα είναι;^ Δεν ξέρω.", true, "terminator"},
                                         Case{"hy", "Անձրև է։^ Ճանապարհը փակ է։", true, "terminator"},
                                         Case{"am", "ዝናብ ነው።^ መንገዱ ተዘግቷል።", true, "terminator"},
                                         Case{"xx", "Abc def.^ Ghi.", true, "terminator"},
                                         Case{"xx", "Abc def.^ ghi.", false, "continues.lower-case"}));

TEST(Segmenter, RegionalTagsUseTheirLanguage) {
  EXPECT_TRUE(Segmenter(LanguageTag::parse("pt-BR").value()).has_language_data());
  EXPECT_TRUE(Segmenter(LanguageTag::parse("zh-Hant").value()).has_language_data());
  EXPECT_FALSE(Segmenter(LanguageTag::parse("tlh").value()).has_language_data());
  EXPECT_FALSE(Segmenter(LanguageTag()).has_language_data());
}

TEST(Segmenter, AnUnknownLanguageIsNotEnglish) {
  const std::string_view text = "Go to Ave. The end.";
  EXPECT_EQ(Segmenter(LanguageTag()).segment(text).size(), 2U);
}

TEST(Segmenter, ItemsOfAListInOneLine) {
  const std::string_view text = "1) Bread and butter 2) Milk 3) Tea";
  const auto segments = Segmenter(LanguageTag::parse("en").value()).segment(text);
  ASSERT_EQ(segments.size(), 3U);
  EXPECT_EQ(segments[1].range.of(text), "2) Milk");
}

TEST(Segmenter, ExplainAndSegmentAgree) {
  const std::string_view text =
      "Dr. Miller came at 5 p.m. on Friday. 1. First\nHe left… “Why?” asked Anna.\n\nEnd";
  const Segmenter segmenter(LanguageTag::parse("en").value());
  std::vector<std::size_t> ends;
  for (const auto& decision : segmenter.explain(text)) {
    if (decision.is_break) ends.push_back(decision.at);
  }
  std::vector<std::size_t> segment_ends;
  for (const auto& segment : segmenter.segment(text)) segment_ends.push_back(segment.range.end);
  EXPECT_EQ(ends, segment_ends);
}

}  // namespace
}  // namespace distich
