#include <algorithm>
#include <array>
#include <vector>

#include <distich/base/ascii.hpp>
#include <distich/base/language.hpp>

namespace distich {
namespace {

constexpr bool is_alpha(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

constexpr char upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool all_alpha(std::string_view s) {
  return std::ranges::all_of(s, is_alpha);
}

bool all_digits(std::string_view s) {
  return std::ranges::all_of(s, is_digit);
}

bool is_script(std::string_view s) {
  return s.size() == 4 && all_alpha(s);
}

bool is_region(std::string_view s) {
  return (s.size() == 2 && all_alpha(s)) || (s.size() == 3 && all_digits(s));
}

bool is_variant(std::string_view s) {
  return s.size() >= 5 || (s.size() == 4 && is_digit(s[0]));
}

std::vector<std::string> split(std::string_view tag) {
  std::vector<std::string> parts(1);
  for (const char c : tag) {
    if (c == '-') {
      parts.emplace_back();
    } else {
      parts.back() += ascii_lower(c);
    }
  }
  return parts;
}

bool subtags_are_plain(const std::vector<std::string>& parts) {
  return std::ranges::all_of(parts, [](std::string_view part) {
    return !part.empty() && part.size() <= 8 &&
           std::ranges::all_of(part, [](char c) { return is_alpha(c) || is_digit(c); });
  });
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += '-';
    out += part;
  }
  return out;
}

/// Extensions and private use: singletons must be followed by something.
bool tail_is_well_formed(const std::vector<std::string>& parts, std::size_t from) {
  for (std::size_t i = from; i < parts.size(); ++i) {
    if (parts[i].size() != 1) continue;
    if (i + 1 == parts.size() || (parts[i] != "x" && parts[i + 1].size() == 1)) return false;
    if (parts[i] == "x") return true;
  }
  return true;
}

struct Alias {
  std::string_view written;
  std::string_view meant;
};

// What people and files write in place of the primary subtag that BCP 47 prescribes (RFC 5646, 4.5; IANA's
// registry; ISO 639-2 and 639-3): three-letter codes, terminological and bibliographic, of languages that
// have a two-letter one; individual languages in whose place their macrolanguage is written; withdrawn
// codes. Sorted by what is written.
constexpr auto subtag_aliases = std::to_array<Alias>({
    {"aar", "aa"},  {"abk", "ab"}, {"afr", "af"}, {"aka", "ak"}, {"alb", "sq"}, {"als", "sq"}, {"amh", "am"},
    {"ara", "ar"},  {"arb", "ar"}, {"arg", "an"}, {"arm", "hy"}, {"asm", "as"}, {"ava", "av"}, {"ave", "ae"},
    {"aym", "ay"},  {"aze", "az"}, {"azj", "az"}, {"bak", "ba"}, {"bam", "bm"}, {"baq", "eu"}, {"bel", "be"},
    {"ben", "bn"},  {"bis", "bi"}, {"bod", "bo"}, {"bos", "bs"}, {"bre", "br"}, {"bul", "bg"}, {"bur", "my"},
    {"cat", "ca"},  {"ces", "cs"}, {"cha", "ch"}, {"che", "ce"}, {"chi", "zh"}, {"chu", "cu"}, {"chv", "cv"},
    {"cmn", "zh"},  {"cor", "kw"}, {"cos", "co"}, {"cre", "cr"}, {"cym", "cy"}, {"cze", "cs"}, {"dan", "da"},
    {"deu", "de"},  {"div", "dv"}, {"dut", "nl"}, {"dzo", "dz"}, {"ekk", "et"}, {"ell", "el"}, {"eng", "en"},
    {"epo", "eo"},  {"est", "et"}, {"eus", "eu"}, {"ewe", "ee"}, {"fao", "fo"}, {"fas", "fa"}, {"fij", "fj"},
    {"fin", "fi"},  {"fra", "fr"}, {"fre", "fr"}, {"fry", "fy"}, {"fuc", "ff"}, {"ful", "ff"}, {"gaz", "om"},
    {"geo", "ka"},  {"ger", "de"}, {"gla", "gd"}, {"gle", "ga"}, {"glg", "gl"}, {"glv", "gv"}, {"gre", "el"},
    {"grn", "gn"},  {"gug", "gn"}, {"guj", "gu"}, {"hat", "ht"}, {"hau", "ha"}, {"hbs", "sr"}, {"heb", "he"},
    {"her", "hz"},  {"hin", "hi"}, {"hmo", "ho"}, {"hrv", "hr"}, {"hun", "hu"}, {"hye", "hy"}, {"ibo", "ig"},
    {"ice", "is"},  {"ido", "io"}, {"iii", "ii"}, {"iku", "iu"}, {"ile", "ie"}, {"in", "id"},  {"ina", "ia"},
    {"ind", "id"},  {"ipk", "ik"}, {"isl", "is"}, {"ita", "it"}, {"iw", "he"},  {"jav", "jv"}, {"ji", "yi"},
    {"jpn", "ja"},  {"jw", "jv"},  {"kal", "kl"}, {"kan", "kn"}, {"kas", "ks"}, {"kat", "ka"}, {"kau", "kr"},
    {"kaz", "kk"},  {"khk", "mn"}, {"khm", "km"}, {"kik", "ki"}, {"kin", "rw"}, {"kir", "ky"}, {"kmr", "ku"},
    {"knn", "kok"}, {"kom", "kv"}, {"kon", "kg"}, {"kor", "ko"}, {"kua", "kj"}, {"kur", "ku"}, {"lao", "lo"},
    {"lat", "la"},  {"lav", "lv"}, {"lim", "li"}, {"lin", "ln"}, {"lit", "lt"}, {"ltz", "lb"}, {"lub", "lu"},
    {"lug", "lg"},  {"lvs", "lv"}, {"mac", "mk"}, {"mah", "mh"}, {"mal", "ml"}, {"mao", "mi"}, {"mar", "mr"},
    {"may", "ms"},  {"mkd", "mk"}, {"mlg", "mg"}, {"mlt", "mt"}, {"mo", "ro"},  {"mol", "ro"}, {"mon", "mn"},
    {"mri", "mi"},  {"msa", "ms"}, {"mya", "my"}, {"nau", "na"}, {"nav", "nv"}, {"nbl", "nr"}, {"nde", "nd"},
    {"ndo", "ng"},  {"nep", "ne"}, {"nld", "nl"}, {"nno", "nn"}, {"no", "nb"},  {"nob", "nb"}, {"nor", "nb"},
    {"npi", "ne"},  {"nya", "ny"}, {"oci", "oc"}, {"oji", "oj"}, {"ori", "or"}, {"orm", "om"}, {"ory", "or"},
    {"oss", "os"},  {"pan", "pa"}, {"per", "fa"}, {"pes", "fa"}, {"pli", "pi"}, {"plt", "mg"}, {"pol", "pl"},
    {"por", "pt"},  {"pus", "ps"}, {"que", "qu"}, {"roh", "rm"}, {"ron", "ro"}, {"rum", "ro"}, {"run", "rn"},
    {"rus", "ru"},  {"sag", "sg"}, {"san", "sa"}, {"scc", "sr"}, {"scr", "hr"}, {"sin", "si"}, {"slk", "sk"},
    {"slo", "sk"},  {"slv", "sl"}, {"sme", "se"}, {"smo", "sm"}, {"sna", "sn"}, {"snd", "sd"}, {"som", "so"},
    {"sot", "st"},  {"spa", "es"}, {"sqi", "sq"}, {"srd", "sc"}, {"srp", "sr"}, {"ssw", "ss"}, {"sun", "su"},
    {"swa", "sw"},  {"swe", "sv"}, {"swh", "sw"}, {"tah", "ty"}, {"tam", "ta"}, {"tat", "tt"}, {"tel", "te"},
    {"tgk", "tg"},  {"tgl", "tl"}, {"tha", "th"}, {"tib", "bo"}, {"tir", "ti"}, {"ton", "to"}, {"tsn", "tn"},
    {"tso", "ts"},  {"tuk", "tk"}, {"tur", "tr"}, {"twi", "tw"}, {"uig", "ug"}, {"ukr", "uk"}, {"urd", "ur"},
    {"uzb", "uz"},  {"uzn", "uz"}, {"ven", "ve"}, {"vie", "vi"}, {"vol", "vo"}, {"wel", "cy"}, {"wln", "wa"},
    {"wol", "wo"},  {"xho", "xh"}, {"ydd", "yi"}, {"yid", "yi"}, {"yor", "yo"}, {"zha", "za"}, {"zho", "zh"},
    {"zsm", "ms"},  {"zul", "zu"},
});
static_assert(std::ranges::is_sorted(subtag_aliases, {}, &Alias::written));

// The same for whole tags: registered before RFC 4646, or of programs that knew no scripts. Sorted.
constexpr auto tag_aliases = std::to_array<Alias>({
    {"art-lojban", "jbo"},
    {"chs", "zh-Hans"},
    {"cht", "zh-Hant"},
    {"en-uk", "en-GB"},
    {"i-hak", "hak"},
    {"i-klingon", "tlh"},
    {"i-lux", "lb"},
    {"i-navajo", "nv"},
    {"no-bok", "nb"},
    {"no-nyn", "nn"},
    {"sh", "sr-Latn"},
    {"zh-chs", "zh-Hans"},
    {"zh-cht", "zh-Hant"},
    {"zh-guoyu", "zh"},
    {"zh-hakka", "hak"},
    {"zh-min-nan", "nan"},
    {"zh-xiang", "hsn"},
});
static_assert(std::ranges::is_sorted(tag_aliases, {}, &Alias::written));

// Scripts that a region, or a language without one, implies where the language is written in several
// (Unicode's likely subtags). Tags that imply the same script serve each other first.
constexpr auto implied_scripts = std::to_array<Alias>({
    {"az", "Latn"},
    {"az-IR", "Arab"},
    {"kk", "Cyrl"},
    {"kk-CN", "Arab"},
    {"ku", "Latn"},
    {"ku-IQ", "Arab"},
    {"mn", "Cyrl"},
    {"mn-CN", "Mong"},
    {"pa", "Guru"},
    {"pa-PK", "Arab"},
    {"sr", "Cyrl"},
    {"sr-ME", "Latn"},
    {"uz", "Latn"},
    {"uz-AF", "Arab"},
    {"zh", "Hans"},
    {"zh-HK", "Hant"},
    {"zh-MO", "Hant"},
    {"zh-TW", "Hant"},
});
static_assert(std::ranges::is_sorted(implied_scripts, {}, &Alias::written));

// Scripts and languages (with their usual script) that are written from right to left.
constexpr auto rtl_scripts = std::to_array<std::string_view>(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"});
constexpr auto rtl_languages = std::to_array<std::string_view>(
    {"ar",  "arc", "arz", "azb", "bal", "ckb", "dv", "fa",  "glk", "he", "khw", "ks",
     "lrc", "mzn", "nqo", "pnb", "prs", "ps",  "sd", "syr", "ug",  "ur", "yi"});

template <std::size_t N>
std::string_view meant_by(const std::array<Alias, N>& aliases, std::string_view written) {
  const auto found = std::ranges::lower_bound(aliases, written, {}, &Alias::written);
  return found != aliases.end() && found->written == written ? found->meant : std::string_view{};
}

/// The script that a tag names or implies; empty when its language has only one, or none is known.
std::string_view script_of(const LanguageTag& tag) {
  if (!tag.script().empty()) return tag.script();
  const auto language = std::string(tag.primary());
  if (!tag.region().empty()) {
    const auto by_region = meant_by(implied_scripts, language + '-' + std::string(tag.region()));
    if (!by_region.empty()) return by_region;
  }
  return meant_by(implied_scripts, language);
}

}  // namespace

std::optional<LanguageTag> LanguageTag::parse(std::string_view tag) {
  auto parts = split(tag);
  if (!subtags_are_plain(parts)) return std::nullopt;
  if (parts[0] == "x") return parts.size() > 1 ? std::optional(LanguageTag(join(parts))) : std::nullopt;
  if (parts[0].size() < 2 || !all_alpha(parts[0])) return std::nullopt;

  std::size_t at = 1;
  while (at < parts.size() && at <= 3 && parts[0].size() <= 3 && parts[at].size() == 3 &&
         all_alpha(parts[at]))
    ++at;
  if (at < parts.size() && is_script(parts[at])) {
    parts[at][0] = upper(parts[at][0]);
    ++at;
  }
  if (at < parts.size() && is_region(parts[at])) {
    std::ranges::transform(parts[at], parts[at].begin(), upper);
    ++at;
  }
  while (at < parts.size() && is_variant(parts[at])) ++at;
  if (at < parts.size() && parts[at].size() != 1) return std::nullopt;
  if (!tail_is_well_formed(parts, at)) return std::nullopt;
  return LanguageTag(join(parts));
}

std::optional<LanguageTag> LanguageTag::parse_loose(std::string_view tag) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!tag.empty() && is_space(tag.front())) tag.remove_prefix(1);
  while (!tag.empty() && is_space(tag.back())) tag.remove_suffix(1);
  auto text = ascii_lower(tag);
  std::ranges::replace(text, '_', '-');
  if (const auto meant = meant_by(tag_aliases, text); !meant.empty()) return parse(meant);
  const auto dash = std::min(text.find('-'), text.size());
  if (const auto meant = meant_by(subtag_aliases, text.substr(0, dash)); !meant.empty()) {
    text = std::string(meant) + text.substr(dash);
  }
  return parse(text);
}

std::string_view LanguageTag::primary() const noexcept {
  return std::string_view(tag_).substr(0, tag_.find('-'));
}

namespace {

/// The first subtag after the primary one that `fits`, before any extension.
template <class Fits>
std::string_view find_subtag(std::string_view tag, Fits fits) noexcept {
  for (auto dash = tag.find('-'); dash != std::string_view::npos;) {
    const auto next = tag.find('-', dash + 1);
    const auto part = tag.substr(dash + 1, next == std::string_view::npos ? next : next - dash - 1);
    if (part.size() == 1) return {};
    if (fits(part)) return part;
    dash = next;
  }
  return {};
}

}  // namespace

std::string_view LanguageTag::script() const noexcept {
  if (primary() == "x") return {};
  return find_subtag(tag_, is_script);
}

std::string_view LanguageTag::region() const noexcept {
  if (primary() == "x") return {};
  return find_subtag(tag_, is_region);
}

bool LanguageTag::admits(const LanguageTag& other) const noexcept {
  return other.tag_.starts_with(tag_) && (other.tag_.size() == tag_.size() || other.tag_[tag_.size()] == '-');
}

Direction LanguageTag::direction() const noexcept {
  const auto listed = [](const auto& list, std::string_view item) {
    return std::ranges::find(list, item) != list.end();
  };
  const bool rtl = script().empty() ? listed(rtl_languages, primary()) : listed(rtl_scripts, script());
  return rtl ? Direction::right_to_left : Direction::left_to_right;
}

std::optional<std::size_t> lookup_language(const LanguageTag& wanted,
                                           std::span<const LanguageTag> available) {
  const auto index_of = [&](std::string_view tag) -> std::optional<std::size_t> {
    const auto found = std::ranges::find(available, tag, &LanguageTag::str);
    if (found == available.end()) return std::nullopt;
    return static_cast<std::size_t>(found - available.begin());
  };
  // "zh" does not serve "zh-TW" before "zh-Hant" has been looked for.
  const auto serves_script = [&](const LanguageTag& tag) { return script_of(tag) == script_of(wanted); };
  for (std::string_view range = wanted.str(); !range.empty();) {
    if (const auto found = index_of(range); found && serves_script(available[*found])) return found;
    auto cut = range.rfind('-');
    if (cut == std::string_view::npos) break;
    if (cut >= 2 && range[cut - 2] == '-') cut -= 2;  // a singleton goes with what follows it
    range = range.substr(0, cut);
  }
  if (wanted.primary() == "x") return std::nullopt;  // private tags have nothing in common
  const auto shares_language = [&](const LanguageTag& tag) { return tag.primary() == wanted.primary(); };
  const auto shares_script = [&](const LanguageTag& tag) {
    return shares_language(tag) && serves_script(tag);
  };
  auto found = std::ranges::find_if(available, shares_script);
  if (found == available.end()) found = std::ranges::find_if(available, shares_language);
  if (found == available.end()) return std::nullopt;
  return static_cast<std::size_t>(found - available.begin());
}

}  // namespace distich
