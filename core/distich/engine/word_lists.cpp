#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <distich/engine/word_lists.hpp>

namespace distich {
namespace {

constexpr std::array<std::pair<char, char>, 5> brackets = {
    {{'(', ')'}, {'[', ']'}, {'<', '>'}, {'{', '}'}, {'/', '/'}}};
constexpr std::array<std::string_view, 5> separators = {",", ";", "、", "،", "؛"};

/// Brackets that are never closed stay.
std::string without_brackets(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto* opening = std::ranges::find(brackets, text[at], &std::pair<char, char>::first);
    const auto end = opening == brackets.end() ? std::string_view::npos : text.find(opening->second, at + 1);
    if (end == std::string_view::npos) {
      out += text[at];
    } else {
      at = end;
    }
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r.";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// "2. haus" gives "haus".
std::string_view without_sense_number(std::string_view line) {
  const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool numbered = digits > 0 && digits < line.size() && line[digits] == '.';
  return numbered ? line.substr(digits + 1) : line;
}

void split_into(std::vector<std::string>& out, std::string_view line) {
  while (!line.empty()) {
    std::size_t end = line.size();
    std::size_t next = line.size();
    for (const auto separator : separators) {
      const auto at = line.find(separator);
      if (at >= end) continue;
      end = at;
      next = at + separator.size();
    }
    if (const auto part = trimmed(line.substr(0, end)); !part.empty()) out.emplace_back(part);
    line.remove_prefix(next);
  }
}

bool same_language(const LanguageTag& one, const LanguageTag& other) {
  return one.primary() == other.primary();
}

bool is_usable(const Term& term) {
  return term.status != TermStatus::deprecated && term.status != TermStatus::forbidden;
}

std::vector<std::string> words_in(const Concept& item, const LanguageTag& language) {
  std::vector<std::string> words;
  for (const auto& term : item.terms) {
    if (is_usable(term) && same_language(term.language, language)) words.push_back(term.text);
  }
  if (!words.empty()) return words;
  const auto section = std::ranges::find_if(
      item.sections, [&](const auto& candidate) { return same_language(candidate.language, language); });
  return section == item.sections.end() ? words : renderings_in(section->definition);
}

/// "freedict-deu-eng" gives "eng" and leaves "freedict-deu".
std::string_view take_last_part(std::string_view& name) {
  const auto at = name.rfind('-');
  const auto part = at == std::string_view::npos ? name : name.substr(at + 1);
  name = name.substr(0, at == std::string_view::npos ? 0 : at);
  return part;
}

}  // namespace

std::vector<std::string> renderings_in(std::string_view article) {
  std::vector<std::string> found;
  if (const auto end = article.find('\n'); end != std::string_view::npos) article.remove_prefix(end + 1);
  while (!article.empty()) {
    const auto end = std::min(article.find('\n'), article.size());
    auto line = article.substr(0, end);
    article.remove_prefix(std::min(end + 1, article.size()));
    if (line.starts_with("  ")) continue;
    if (line.starts_with(' ')) line.remove_prefix(1);
    if (line.starts_with("see:")) continue;
    split_into(found, without_brackets(without_sense_number(line)));
  }
  return found;
}

std::size_t add_concept(Dictionary::Builder& builder, const Concept& item, const LanguagePair& languages) {
  std::size_t taken = 0;
  const auto targets = words_in(item, languages.target);
  for (const auto& source : words_in(item, languages.source)) {
    for (const auto& target : targets) taken += builder.add(source, target) ? 1U : 0U;
  }
  return taken;
}

LanguagePair dictionary_direction(std::string_view file_name, const LanguagePair& languages) {
  auto name = file_name.substr(file_name.find_last_of('/') + 1);
  name = name.substr(0, name.find('.'));
  const auto to = LanguageTag::parse_loose(take_last_part(name));
  const auto from = LanguageTag::parse_loose(take_last_part(name));
  const bool turned = from && to && same_language(*from, languages.target) &&
                      same_language(*to, languages.source) && !same_language(*from, *to);
  return turned ? languages.reversed() : languages;
}

std::vector<StoredTranslation> newest_translations(Store& store, const LanguagePair& languages,
                                                   std::size_t most) {
  std::vector<StoredTranslation> found;
  auto sessions = store.sessions();
  std::ranges::reverse(sessions);
  const auto text_in = [](const TranslationUnit& unit, const LanguageTag& language) {
    return std::ranges::find_if(
        unit.variants, [&](const Variant& variant) { return same_language(variant.language, language); });
  };
  for (const auto& session : sessions) {
    if (found.size() >= most) break;
    UnitFilter filter;
    filter.languages = languages;
    filter.session = session.id;
    store.tm().each_of(filter, [&](const StoredUnit& stored) {
      const auto source = text_in(stored.unit, languages.source);
      const auto target = text_in(stored.unit, languages.target);
      const bool both = source != stored.unit.variants.end() && target != stored.unit.variants.end();
      if (both) found.push_back({source->text.text, target->text.text});
      return found.size() < most;
    });
  }
  return found;
}

}  // namespace distich
