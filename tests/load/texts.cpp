#include "texts.hpp"

#include <array>
#include <fstream>
#include <stdexcept>

namespace distich::tests {
namespace {

using Words = std::array<std::string_view, 8>;

/// What a clause is made of: who, does, what, where; and how a language puts them together.
struct Vocabulary {
  std::string_view language;
  std::array<Words, 4> slots;
  std::string_view space;
  std::string_view comma;
  std::string_view stop;
};

const std::array<Vocabulary, 5> vocabularies{{
    {"en",
     {Words{"The ferry", "The pilot", "A clerk", "The night train", "The old crane", "A baker", "The warden",
            "The blue barge"},
      Words{"brought", "counted", "lost", "sold", "repaired", "weighed", "covered", "returned"},
      Words{"crates of salt", "barrels of oil", "green lamps", "wet ropes", "new maps", "loaves of bread",
            "iron doors", "letters"},
      Words{"at the harbour", "behind the mill", "near the bridge", "in the valley", "on the island",
            "before noon", "after the storm", "without a permit"}},
     " ",
     ", and ",
     "."},
    {"de",
     {Words{"Die Fähre", "Der Lotse", "Ein Schreiber", "Der Nachtzug", "Der alte Kran", "Ein Bäcker",
            "Der Wächter", "Der blaue Kahn"},
      Words{"brachte", "zählte", "verlor", "verkaufte", "flickte", "wog", "bedeckte", "lieferte"},
      Words{"Kisten mit Salz", "Fässer mit Öl", "grüne Lampen", "nasse Seile", "neue Karten", "Laibe Brot",
            "eiserne Türen", "Briefe"},
      Words{"am Hafen", "hinter der Mühle", "bei der Brücke", "im Tal", "auf der Insel", "vor dem Mittag",
            "nach dem Sturm", "ohne Erlaubnis"}},
     " ",
     ", und ",
     "."},
    {"ru",
     {Words{"Паром", "Лоцман", "Писарь", "Ночной поезд", "Старый кран", "Пекарь", "Сторож", "Синий баркас"},
      Words{"привёз", "сосчитал", "потерял", "продал", "починил", "взвесил", "накрыл", "вернул"},
      Words{"ящики соли", "бочки масла", "зелёные лампы", "мокрые канаты", "новые карты", "буханки хлеба",
            "железные двери", "письма"},
      Words{"в гавани", "за мельницей", "у моста", "в долине", "на острове", "до полудня", "после бури",
            "без разрешения"}},
     " ",
     ", и ",
     "."},
    {"ar",
     {Words{"العبّارة", "المرشد", "الكاتب", "قطار الليل", "الرافعة القديمة", "الخبّاز", "الحارس",
            "القارب الأزرق"},
      Words{"أحضر", "عدّ", "فقد", "باع", "أصلح", "وزن", "غطّى", "أعاد"},
      Words{"صناديق الملح", "براميل الزيت", "مصابيح خضراء", "حبالا مبللة", "خرائط جديدة", "أرغفة الخبز",
            "أبوابا حديدية", "رسائل"},
      Words{"في الميناء", "خلف الطاحونة", "قرب الجسر", "في الوادي", "على الجزيرة", "قبل الظهر", "بعد العاصفة",
            "بلا تصريح"}},
     " ",
     "، و",
     "."},
    {"zh",
     {Words{"渡船", "领航员", "书记", "夜车", "旧起重机", "面包师", "看守人", "蓝驳船"},
      Words{"运来", "清点", "丢失", "卖出", "修好", "称过", "盖上", "退还"},
      Words{"盐箱", "油桶", "绿灯", "湿绳", "新地图", "面包", "铁门", "信件"},
      Words{"在港口", "在磨坊后", "在桥边", "在山谷里", "在岛上", "中午以前", "风暴以后", "没有许可"}},
     "",
     "，而",
     "。"},
}};

const Vocabulary& vocabulary_of(std::string_view language) {
  for (const auto& each : vocabularies)
    if (each.language == language) return each;
  throw std::invalid_argument("no vocabulary");
}

/// Spreads a number over all bits (the finaliser of MurmurHash3).
std::uint64_t mixed(std::uint64_t number) {
  number = (number ^ (number >> 33U)) * 0xff51afd7ed558ccdU;
  number = (number ^ (number >> 33U)) * 0xc4ceb9fe1a85ec53U;
  return number ^ (number >> 33U);
}

/// Takes three bits of the choices for each slot; a number stands behind the first.
std::string clause(const Vocabulary& vocabulary, std::uint64_t& choices, const std::string& number) {
  std::string text;
  for (const auto& words : vocabulary.slots) {
    if (!text.empty()) text += vocabulary.space;
    const bool is_first = text.empty();
    text += words[choices % words.size()];
    choices /= words.size();
    if (is_first && !number.empty()) text += std::string(vocabulary.space) + number;
  }
  return text;
}

void write_unit(std::ostream& out, std::uint64_t number) {
  const auto target = load_target(number);
  out << "<tu><tuv xml:lang=\"en\"><seg>" << load_sentence("en", number) << "</seg></tuv><tuv xml:lang=\""
      << target << "\"><seg>" << load_sentence(target, number) << "</seg></tuv></tu>\n";
}

}  // namespace

const std::vector<std::string_view>& load_languages() {
  static const std::vector<std::string_view> all{"en", "de", "ru", "ar", "zh"};
  return all;
}

std::string load_sentence(std::string_view language, std::uint64_t number) {
  const auto& vocabulary = vocabulary_of(language);
  auto choices = mixed(number);
  const bool is_long = choices % 4 != 0;
  choices /= 4;
  auto text = clause(vocabulary, choices, std::to_string(number));
  if (is_long) {
    text += vocabulary.comma;
    text += clause(vocabulary, choices, {});
  }
  return text + std::string(vocabulary.stop);
}

std::string_view load_target(std::uint64_t number) {
  return load_languages()[1 + number % (load_languages().size() - 1)];
}

std::uint64_t number_in(std::string_view text) {
  const auto begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) throw std::invalid_argument("no number in: " + std::string(text));
  return std::stoull(std::string(text.substr(begin, text.find_first_not_of("0123456789", begin) - begin)));
}

void write_memory(const std::filesystem::path& file, const std::vector<Numbers>& numbers) {
  std::ofstream out(file, std::ios::binary);
  out << "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header creationtool=\"load\" "
         "creationtoolversion=\"1\" "
         "segtype=\"sentence\" o-tmf=\"none\" adminlang=\"en\" srclang=\"en\" "
         "datatype=\"plaintext\"/><body>\n";
  for (const auto& run : numbers)
    for (auto number = run.begin; number < run.end; ++number) write_unit(out, number);
  out << "</body></tmx>\n";
}

void write_article(const std::filesystem::path& file, std::string_view language, Numbers numbers) {
  constexpr int sentences_a_line = 3;
  std::ofstream out(file, std::ios::binary);
  for (auto number = numbers.begin; number < numbers.end; ++number) {
    const bool ends_line = (number - numbers.begin) % sentences_a_line == sentences_a_line - 1;
    out << load_sentence(language, number) << (ends_line ? "\n\n" : " ");
  }
  out << '\n';
}

std::string load_term(std::string_view language, std::uint64_t number) {
  // A word of letters: digits would all be one kind of token.
  std::string word = language == "de" ? "Gerät" : "device";
  word += ' ';
  for (auto left = mixed(number) % 1'000'000'007U * 1'000U + number % 1'000U + 1; left > 0; left /= 20)
    word += "bcdfghjklmnpqrstvwxz"[left % 20], word += "aeiou"[left / 20 % 5];
  return word;
}

void write_glossary(const std::filesystem::path& file, Numbers numbers) {
  std::ofstream out(file, std::ios::binary);
  out << "id\tsubject\tdefinition\ten\tde\n";
  for (auto number = numbers.begin; number < numbers.end; ++number)
    out << 'c' << number << "\tharbour\tThing number " << number << ".\t" << load_term("en", number) << '\t'
        << load_term("de", number) << '\n';
}

}  // namespace distich::tests
