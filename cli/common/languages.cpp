#include "common/languages.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include <distich/base/ascii.hpp>

namespace distich::cli {
namespace {

// ISO 639-1, all codes.
constexpr std::string_view two_letter_codes =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in "
    "io is it "
    "iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk "
    "ml mn mo "
    "mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd "
    "se sg sh "
    "si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo "
    "wa wo xh "
    "yi yo za zh zu";

struct Named {
  std::string_view name;
  std::string_view code;
};

// What people type in place of a code: names in English and in the language itself.
constexpr auto names = std::to_array<Named>(
    {{"arabic", "ar"},  {"chinese", "zh"}, {"deutsch", "de"},  {"dutch", "nl"},      {"english", "en"},
     {"espanol", "es"}, {"farsi", "fa"},   {"francais", "fr"}, {"french", "fr"},     {"german", "de"},
     {"greek", "el"},   {"hebrew", "he"},  {"hindi", "hi"},    {"italian", "it"},    {"japanese", "ja"},
     {"korean", "ko"},  {"persian", "fa"}, {"polish", "pl"},   {"portuguese", "pt"}, {"romanian", "ro"},
     {"russian", "ru"}, {"spanish", "es"}, {"turkish", "tr"},  {"ukrainian", "uk"},  {"urdu", "ur"},
     {"cn", "zh"},      {"cz", "cs"},      {"dk", "da"},       {"gr", "el"},         {"jp", "ja"},
     {"kr", "ko"},      {"ua", "uk"}});

bool is_two_letter_code(std::string_view code) {
  const auto at = two_letter_codes.find(code);
  return code.size() == 2 && at != std::string_view::npos && at % 3 == 0;
}

std::string_view code_for_name(std::string_view word) {
  const auto lower = ascii_lower(word);
  const auto* named = std::ranges::find(names, lower, &Named::name);
  if (named != names.end()) return named->code;
  std::vector<std::string_view> all;
  for (const auto& entry : names) {
    if (entry.name.size() > 2) all.push_back(entry.name);
  }
  const auto near = closest(lower, all);
  return near.empty() ? near : std::ranges::find(names, near, &Named::name)->code;
}

bool is_language(const LanguageTag& tag) {
  const auto primary = tag.primary();
  return primary == "x" || primary.size() == 3 || is_two_letter_code(primary);
}

std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const auto above = row[j];
      const auto change = diagonal + (left[i - 1] == right[j - 1] ? 0U : 1U);
      row[j] = std::min({above + 1, row[j - 1] + 1, change});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::string_view closest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const auto candidate : candidates) {
    const bool completes = word.size() >= 3 && candidate.starts_with(word);
    const auto far = completes ? 1 : distance(word, candidate);
    if (far < best_distance) {
      best_distance = far;
      best = candidate;
    }
  }
  return best;
}

LanguageTag language_named(const std::string& written, Environment& environment) {
  if (written.empty()) return {};
  const auto strict = LanguageTag::parse(written);
  if (strict && is_language(*strict) && strict->str().size() == written.size()) {
    const auto loose = LanguageTag::parse_loose(written);
    if (loose && *loose == *strict) return *strict;
  }
  const auto loose = LanguageTag::parse_loose(written);
  if (loose && is_language(*loose)) {
    control_of(environment)
        .report({Severity::note, "language.loose", tr("\"{1}\" is taken as {2}", written, loose->str()), {}});
    return *loose;
  }
  if (const auto code = code_for_name(written); !code.empty()) {
    throw usage(tr("\"{1}\" is not a language tag; did you mean {2}?", written, code));
  }
  throw usage(tr("\"{1}\" is not a language tag; write it like en, pt-BR or zh-Hant", written));
}

LanguageTag target_named(const std::string& written, Environment& environment) {
  if (written.empty()) throw usage(tr("no target language; name it with -t, like -t fa"));
  return language_named(written, environment);
}

}  // namespace distich::cli
