#include <algorithm>
#include <array>
#include <vector>

#include <distich/base/language.hpp>

namespace distich {
namespace {

constexpr bool is_alpha(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
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
      parts.back() += lower(c);
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

struct Iso639 {
  std::string_view three;
  std::string_view two;
};

// ISO 639-2 codes (terminological and bibliographic) of languages that have an ISO 639-1
// code, which BCP 47 prescribes. Sorted.
constexpr auto three_to_two = std::to_array<Iso639>({
    {"afr", "af"}, {"alb", "sq"}, {"amh", "am"}, {"ara", "ar"}, {"arm", "hy"}, {"aze", "az"}, {"baq", "eu"},
    {"bel", "be"}, {"ben", "bn"}, {"bos", "bs"}, {"bul", "bg"}, {"bur", "my"}, {"cat", "ca"}, {"ces", "cs"},
    {"chi", "zh"}, {"cym", "cy"}, {"cze", "cs"}, {"dan", "da"}, {"deu", "de"}, {"dut", "nl"}, {"ell", "el"},
    {"eng", "en"}, {"epo", "eo"}, {"est", "et"}, {"eus", "eu"}, {"fas", "fa"}, {"fin", "fi"}, {"fra", "fr"},
    {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"}, {"gla", "gd"}, {"gle", "ga"}, {"glg", "gl"}, {"gre", "el"},
    {"guj", "gu"}, {"hat", "ht"}, {"hau", "ha"}, {"heb", "he"}, {"hin", "hi"}, {"hrv", "hr"}, {"hun", "hu"},
    {"hye", "hy"}, {"ice", "is"}, {"ind", "id"}, {"isl", "is"}, {"ita", "it"}, {"jpn", "ja"}, {"kan", "kn"},
    {"kat", "ka"}, {"kaz", "kk"}, {"khm", "km"}, {"kir", "ky"}, {"kor", "ko"}, {"kur", "ku"}, {"lao", "lo"},
    {"lat", "la"}, {"lav", "lv"}, {"lit", "lt"}, {"ltz", "lb"}, {"mac", "mk"}, {"mal", "ml"}, {"mar", "mr"},
    {"may", "ms"}, {"mkd", "mk"}, {"mlg", "mg"}, {"mlt", "mt"}, {"mon", "mn"}, {"msa", "ms"}, {"mya", "my"},
    {"nep", "ne"}, {"nld", "nl"}, {"nno", "nn"}, {"nob", "nb"}, {"nor", "no"}, {"oci", "oc"}, {"pan", "pa"},
    {"per", "fa"}, {"pol", "pl"}, {"por", "pt"}, {"pus", "ps"}, {"ron", "ro"}, {"rum", "ro"}, {"rus", "ru"},
    {"sin", "si"}, {"slk", "sk"}, {"slo", "sk"}, {"slv", "sl"}, {"som", "so"}, {"spa", "es"}, {"sqi", "sq"},
    {"srp", "sr"}, {"swa", "sw"}, {"swe", "sv"}, {"tam", "ta"}, {"tel", "te"}, {"tgk", "tg"}, {"tgl", "tl"},
    {"tha", "th"}, {"tir", "ti"}, {"tuk", "tk"}, {"tur", "tr"}, {"uig", "ug"}, {"ukr", "uk"}, {"urd", "ur"},
    {"uzb", "uz"}, {"vie", "vi"}, {"wel", "cy"}, {"xho", "xh"}, {"yid", "yi"}, {"yor", "yo"}, {"zho", "zh"},
    {"zul", "zu"},
});
static_assert(std::ranges::is_sorted(three_to_two, {}, &Iso639::three));

// Scripts and languages (with their usual script) that are written from right to left.
constexpr auto rtl_scripts = std::to_array<std::string_view>(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"});
constexpr auto rtl_languages = std::to_array<std::string_view>(
    {"ar",  "arc", "arz", "azb", "bal", "ckb", "dv", "fa",  "glk", "he", "khw", "ks",
     "lrc", "mzn", "nqo", "pnb", "prs", "ps",  "sd", "syr", "ug",  "ur", "yi"});

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
  std::string text(tag);
  std::ranges::replace(text, '_', '-');
  const auto dash = text.find('-');
  std::string primary = text.substr(0, dash);
  std::ranges::transform(primary, primary.begin(), lower);
  const auto* known = std::ranges::lower_bound(three_to_two, primary, {}, &Iso639::three);
  if (known != three_to_two.end() && known->three == primary) {
    text = std::string(known->two) + (dash == std::string::npos ? "" : text.substr(dash));
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
  for (std::string_view range = wanted.str(); !range.empty();) {
    if (const auto found = index_of(range)) return found;
    auto cut = range.rfind('-');
    if (cut == std::string_view::npos) break;
    if (cut >= 2 && range[cut - 2] == '-') cut -= 2;  // a singleton goes with what follows it
    range = range.substr(0, cut);
  }
  const auto primary = LanguageTag::parse(wanted.primary());
  if (!primary) return std::nullopt;
  const auto found =
      std::ranges::find_if(available, [&](const LanguageTag& tag) { return primary->admits(tag); });
  if (found == available.end()) return std::nullopt;
  return static_cast<std::size_t>(found - available.begin());
}

}  // namespace distich
