#include <algorithm>
#include <set>

#include "glossary_fields_internal.hpp"
#include <distich/text/normalize.hpp>

namespace distich::terms_internal {
namespace {

void append_word(std::string& out, const std::string& word, std::string_view divider) {
  if (word.empty()) return;
  if (!out.empty()) out += divider;
  out += word;
}

EntryKey numbered(std::string name, std::map<std::string, std::size_t>& seen) {
  const auto nth = seen[name]++;
  return {std::move(name), nth};
}

/// An id that says nothing but what the terms are: none, or "c" and a hash, as readers of tables make them.
bool is_made(const std::string& id) {
  constexpr std::size_t digits = 16;
  if (id.empty()) return true;
  if (id.front() != 'c' || id.size() <= digits) return false;
  const auto hash = std::string_view(id).substr(1, digits);
  return hash.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
         (id.size() == digits + 1 || id[digits + 1] == '-');
}

std::set<std::string> names_of(const Concept& item) {
  std::set<std::string> out;
  for (const auto& term : item.terms)
    out.insert(term.language.str() + '\t' + text::normalize(term.text, text::Form::term));
  return out;
}

}  // namespace

std::string in_words(const std::string& value) {
  return value;
}

std::string in_words(bool value) {
  return value ? "yes" : "no";
}

std::string in_words(TermStatus value) {
  return std::string(name(value));
}

std::string in_words(std::optional<TermTolerance> value) {
  return value ? std::string(name(*value)) : std::string();
}

std::string in_words(const std::vector<std::string>& value) {
  std::string out;
  for (const auto& text : value) append_word(out, text, "; ");
  return out;
}

std::string in_words(const EntryStamp& value) {
  std::string out = value.date;
  append_word(out, value.author, " ");
  append_word(out, value.author_id, " ");
  return out;
}

std::string in_words(const std::vector<TermProperty>& value) {
  std::string out;
  for (const auto& property : value) {
    std::string one = property.type.empty() ? property.category : property.type;
    append_word(one, property.value, "=");
    append_word(one, property.target, " ");
    append_word(out, one, "; ");
  }
  return out;
}

std::string in_words(const std::vector<ConceptRelation>& value) {
  std::string out;
  for (const auto& relation : value) {
    std::string one = relation.kind;
    append_word(one, relation.target, " ");
    append_word(one, relation.text, " ");
    append_word(out, one, "; ");
  }
  return out;
}

EntryKeys keys_of(std::span<const Term> terms) {
  EntryKeys out;
  std::map<std::string, std::size_t> seen;
  for (const auto& term : terms) out.push_back(numbered(term.language.str() + '\t' + term.text, seen));
  return out;
}

EntryKeys keys_of(std::span<const LanguageSection> sections) {
  EntryKeys out;
  std::map<std::string, std::size_t> seen;
  for (const auto& section : sections) out.push_back(numbered(section.language.str(), seen));
  return out;
}

EntryKeys ConceptKeys::of(std::span<const Concept> version) {
  EntryKeys out(version.size());
  std::map<std::string, std::size_t> seen;
  std::map<Concept, std::size_t> copies;
  // What is as it was goes first: the rest is then looked for among what is left.
  for (std::size_t i = 0; i < version.size(); ++i) {
    if (!is_made(version[i].id)) {
      out[i] = numbered("id " + version[i].id, seen);
    } else if (const auto known = by_content_.find(version[i]); known != by_content_.end()) {
      const auto nth = copies[version[i]]++;
      if (nth < known->second.size() && !seen.contains(known->second[nth]))
        out[i] = numbered(known->second[nth], seen);
    }
  }
  for (std::size_t i = 0; i < version.size(); ++i) {
    if (!out[i].first.empty()) continue;
    auto key = key_by_terms(version[i], seen);
    if (key.empty()) key = "terms " + std::to_string(++made_);
    out[i] = numbered(std::move(key), seen);
  }
  // Only now: concepts of one version are not looked for in it.
  for (std::size_t i = 0; i < version.size(); ++i) {
    if (is_made(version[i].id)) remember(version[i], out[i].first);
  }
  return out;
}

void ConceptKeys::remember(const Concept& item, const std::string& key) {
  const auto add = [&](std::vector<std::string>& keys) {
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  };
  add(by_content_[item]);
  for (const auto& name : names_of(item)) add(by_term_[name]);
}

std::string ConceptKeys::key_by_terms(const Concept& item,
                                      const std::map<std::string, std::size_t>& taken) const {
  const auto names = names_of(item);
  std::map<std::string, std::size_t> shared;
  for (const auto& name : names) {
    const auto found = by_term_.find(name);
    if (found == by_term_.end()) continue;
    for (const auto& key : found->second) ++shared[key];
  }
  std::string best;
  std::size_t most = names.size() / 2;
  if (most > 0 && names.size() % 2 == 0) --most;  // half of the terms are enough
  for (const auto& [key, count] : shared) {
    if (count <= most || taken.contains(key)) continue;
    best = key;
    most = count;
  }
  return best;
}

EntryKeys merged_order(const EntryKeys& lead, const EntryKeys& other) {
  std::list<EntryKey> order(lead.begin(), lead.end());
  std::map<EntryKey, std::list<EntryKey>::iterator> places;
  for (auto place = order.begin(); place != order.end(); ++place) places.emplace(*place, place);
  auto next = order.begin();
  for (const auto& key : other) {
    auto known = places.find(key);
    if (known == places.end()) known = places.emplace(key, order.insert(next, key)).first;
    next = std::next(known->second);
  }
  return {order.begin(), order.end()};
}

}  // namespace distich::terms_internal
