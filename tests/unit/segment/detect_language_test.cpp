#include <gtest/gtest.h>

#include <distich/segment/segmenter.hpp>

namespace distich {
namespace {

struct Sample {
  std::string_view language;
  std::string_view text;
};

void PrintTo(const Sample& sample, std::ostream* out) {
  *out << sample.language;
}

class DetectLanguage : public testing::TestWithParam<Sample> {};

TEST_P(DetectLanguage, FindsIt) {
  const auto found = detect_language(GetParam().text);
  EXPECT_EQ(found.language.str(), GetParam().language);
  EXPECT_GT(found.confidence, 0.1);
  EXPECT_LE(found.confidence, 1.0);
}

INSTANTIATE_TEST_SUITE_P(
    Samples, DetectLanguage,
    testing::Values(
        Sample{"en", "The council said on Monday that the bridge would be closed for three weeks."},
        Sample{"de", "Der Stadtrat teilte am Montag mit, dass die Brücke für drei Wochen gesperrt wird."},
        Sample{"fr", "Le conseil a annoncé lundi que le pont serait fermé pendant trois semaines."},
        Sample{"es", "El ayuntamiento anunció el lunes que el puente estará cerrado durante tres semanas."},
        Sample{"it", "Il consiglio ha annunciato lunedì che il ponte sarà chiuso per tre settimane."},
        Sample{"pt", "A câmara anunciou na segunda-feira que a ponte não vai abrir durante três semanas."},
        Sample{"ru", "Городской совет сообщил в понедельник, что мост будет закрыт на три недели."},
        Sample{"uk", "Міська рада повідомила в понеділок, що міст буде закрито на три тижні."},
        Sample{"pl",
               "Rada miasta poinformowała w poniedziałek, że most będzie zamknięty przez trzy tygodnie."},
        Sample{"tr",
               "Belediye pazartesi günü köprünün üç hafta boyunca kapalı olacağını ve yolun açıldığını "
               "duyurdu."},
        Sample{"el",
               "Το δημοτικό συμβούλιο ανακοίνωσε τη Δευτέρα ότι η γέφυρα θα κλείσει για τρεις εβδομάδες."},
        Sample{"ar", "أعلن المجلس يوم الاثنين أن الجسر سيغلق لمدة ثلاثة أسابيع."},
        Sample{"fa", "شورای شهر روز دوشنبه اعلام کرد که پل به مدت سه هفته بسته خواهد بود."},
        Sample{"he", "המועצה הודיעה ביום שני כי הגשר ייסגר למשך שלושה שבועות."},
        Sample{"hi", "परिषद ने सोमवार को कहा कि पुल तीन सप्ताह के लिए बंद रहेगा।"},
        Sample{"zh", "市议会星期一宣布，这座桥将关闭三个星期。"},
        Sample{"ja", "市議会は月曜日、橋を三週間閉鎖すると発表した。"}));

TEST(DetectLanguage, SaysWhenItDoesNotKnow) {
  for (const std::string_view text : {"", " \n", "12345 - 67", "!!! ...", "𐎀𐎁𐎂"}) {
    const auto found = detect_language(text);
    EXPECT_FALSE(found.language.known()) << text;
    EXPECT_EQ(found.confidence, 0.0) << text;
  }
}

TEST(DetectLanguage, LooksAtTheBeginningOnly) {
  std::string text;
  while (text.size() < 70'000) text += "Der Rat hat es nicht gesagt. ";
  while (text.size() < 400'000) text += "The council has not said so. ";
  EXPECT_EQ(detect_language(text).language.str(), "de");
}

TEST(ClearlyOtherLanguage, NoticesAWrongClaimOnly) {
  const auto other = [](std::string_view text, std::string_view claimed) {
    return clearly_other_language(text, *LanguageTag::parse(claimed)).str();
  };
  constexpr std::string_view german =
      "Der Stadtrat teilte am Montag mit, dass die Brücke für drei Wochen gesperrt wird. Der Bus fährt in "
      "dieser "
      "Zeit auf der anderen Seite des Flusses, und das Boot ist für alle frei, die nicht so lange warten "
      "wollen.";
  EXPECT_EQ(other(german, "de"), "und");
  EXPECT_EQ(other(german, "de-AT"), "und");
  EXPECT_EQ(other(german, "en"), "de");
  EXPECT_EQ(other(german, "ru"), "de");
  EXPECT_EQ(other(german, "x-mine"), "und") << "nothing is known of it";
  EXPECT_EQ(other("Der Stadtrat und die Brücke", "en"), "und") << "too short";
  EXPECT_EQ(other("", "en"), "und");
  EXPECT_EQ(other("12 34", "en"), "und");
}

}  // namespace
}  // namespace distich
