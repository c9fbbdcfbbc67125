#include <algorithm>
#include <array>

#include <distich/align/phonetic_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::align_internal {
namespace {

struct SoundClass {
  char sound;
  std::u32string_view letters;
};

// The classes are those that transliterations mix up: voiced and voiceless stops at the lips, at the
// palate, at the teeth; l and r; s and z. Letters of Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew,
// Arabic (with Persian and Urdu), Devanagari and katakana.
constexpr std::array sound_classes = {
    SoundClass{'f', U"bfpvβπφψбвпфѵբպփվֆბფპვבפףبپفڤबभपफवブバビベボパピプペポフヴ"},
    SoundClass{'k', U"ckqxçčćĉκξχкќքկխყქკხღכךקخقکكकखカキクケコ"},
    SoundClass{'g', U"gjğģǧγгґջգჯგჟגغچجگघजझगガギグゲゴジ"},
    SoundClass{'t', U"dtþðđďťțţδτθдтտդթტთდדתטدتطضذڈٹतथदधटठडढタテトダデドヂヅッ"},
    SoundClass{'s', U"szšşśșžźżσςζжзсцчшщћђџѕսզշժչցծძსზშჩცჭסזשצץسزشصظژثशषसザズゼゾサシスセソチツ"},
    SoundClass{'r', U"lrłľĺřŕλρлрљլրռღლרלرلڑरलळラリルレロ"},
    SoundClass{'m', U"mμмմმםמمमマミムメモ"},
    SoundClass{'n', U"nñńňņνнњնნןננںنनणञナニヌネノン"},
};

struct Letter {
  char32_t letter = 0;
  char sound = 0;
};

constexpr std::size_t letter_count = [] {
  std::size_t count = 0;
  for (const auto& sound : sound_classes) count += sound.letters.size();
  return count;
}();

/// Sorted by letter.
constexpr std::array<Letter, letter_count> letters = [] {
  std::array<Letter, letter_count> all{};
  std::size_t at = 0;
  for (const auto& sound : sound_classes) {
    for (const auto letter : sound.letters) all.at(at++) = {letter, sound.sound};
  }
  std::sort(all.begin(), all.end(), [](const Letter& a, const Letter& b) { return a.letter < b.letter; });
  return all;
}();

char sound_of(char32_t c) noexcept {
  const auto* found = std::lower_bound(letters.begin(), letters.end(), c,
                                       [](const Letter& a, char32_t b) { return a.letter < b; });
  return found != letters.end() && found->letter == c ? found->sound : '\0';
}

}  // namespace

std::string consonant_skeleton(std::string_view word) {
  std::string skeleton;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = text::code_point_at(word, at);
    at += c.size;
    const auto sound = sound_of(c.value);
    if (sound != '\0' && (skeleton.empty() || skeleton.back() != sound)) skeleton += sound;
  }
  return skeleton;
}

}  // namespace distich::align_internal
