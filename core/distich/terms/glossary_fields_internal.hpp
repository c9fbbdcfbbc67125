#pragma once
#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <distich/model/term.hpp>
#include <distich/terms/glossary_diff.hpp>

namespace distich::terms_internal {

/// Calls `visit(name, pointer to member)` for each field of an entry that has a value of its own. The members
/// that name an entry, and the lists of entries within it, are not among them.
template <class Visit>
void each_field(const Term& /*of*/, Visit visit) {
  visit("status", &Term::status);
  visit("status-stated", &Term::status_stated);
  visit("part-of-speech", &Term::part_of_speech);
  visit("note", &Term::note);
  visit("match-case", &Term::match_case);
  visit("id", &Term::id);
  visit("gender", &Term::gender);
  visit("usage", &Term::usage);
  visit("context", &Term::context);
  visit("source", &Term::source);
  visit("created", &Term::created);
  visit("modified", &Term::modified);
  visit("match", &Term::tolerance);
  visit("variants", &Term::variants);
  visit("extras", &Term::extras);
}

template <class Visit>
void each_field(const LanguageSection& /*of*/, Visit visit) {
  visit("definition", &LanguageSection::definition);
  visit("note", &LanguageSection::note);
  visit("extras", &LanguageSection::extras);
}

template <class Visit>
void each_field(const Concept& /*of*/, Visit visit) {
  visit("subject", &Concept::subject);
  visit("definition", &Concept::definition);
  visit("note", &Concept::note);
  visit("source", &Concept::source);
  visit("created", &Concept::created);
  visit("modified", &Concept::modified);
  visit("relations", &Concept::relations);
  visit("extras", &Concept::extras);
}

[[nodiscard]] std::string in_words(const std::string& value);
[[nodiscard]] std::string in_words(bool value);
[[nodiscard]] std::string in_words(TermStatus value);
[[nodiscard]] std::string in_words(std::optional<TermTolerance> value);
[[nodiscard]] std::string in_words(const std::vector<std::string>& value);
[[nodiscard]] std::string in_words(const EntryStamp& value);
[[nodiscard]] std::string in_words(const std::vector<TermProperty>& value);
[[nodiscard]] std::string in_words(const std::vector<ConceptRelation>& value);

/// What an entry is known by, and which of those with the same name it is.
using EntryKey = std::pair<std::string, std::size_t>;
using EntryKeys = std::vector<EntryKey>;

[[nodiscard]] EntryKeys keys_of(std::span<const Term> terms);
[[nodiscard]] EntryKeys keys_of(std::span<const LanguageSection> sections);

[[nodiscard]] inline GlossaryPlace place_of(const std::string& concept_id, const Term& term) {
  return {concept_id, term.language, term.text};
}

[[nodiscard]] inline GlossaryPlace place_of(const std::string& concept_id, const LanguageSection& section) {
  return {concept_id, section.language};
}

/// Gives the concepts of several versions of a glossary, one version after the other, the same key where they
/// are the same concept.
class ConceptKeys {
 public:
  [[nodiscard]] EntryKeys of(std::span<const Concept> version);

 private:
  [[nodiscard]] std::string key_by_terms(const Concept& item,
                                         const std::map<std::string, std::size_t>& taken) const;

  void remember(const Concept& item, const std::string& key);

  std::map<Concept, std::vector<std::string>> by_content_;
  std::map<std::string, std::vector<std::string>> by_term_;  ///< keys of concepts without an id of their own
  std::size_t made_ = 0;
};

/// The keys of `lead`, with those that only `other` has behind the one that stands before them there.
[[nodiscard]] EntryKeys merged_order(const EntryKeys& lead, const EntryKeys& other);

/// One entry in up to three versions of a glossary; null where a version has none.
template <class Entry>
struct Versions {
  const Entry* base = nullptr;
  const Entry* ours = nullptr;
  const Entry* theirs = nullptr;
};

/// Pairs the entries of lists by their keys, in the order of a merged list.
template <class Entry>
[[nodiscard]] std::vector<Versions<Entry>> paired(std::span<const Entry> base, const EntryKeys& base_keys,
                                                  std::span<const Entry> ours, const EntryKeys& our_keys,
                                                  std::span<const Entry> theirs,
                                                  const EntryKeys& their_keys) {
  std::map<EntryKey, Versions<Entry>> by_key;
  for (std::size_t i = 0; i < base.size(); ++i) by_key[base_keys[i]].base = &base[i];
  for (std::size_t i = 0; i < ours.size(); ++i) by_key[our_keys[i]].ours = &ours[i];
  for (std::size_t i = 0; i < theirs.size(); ++i) by_key[their_keys[i]].theirs = &theirs[i];
  const auto order =
      our_keys == base_keys ? merged_order(their_keys, our_keys) : merged_order(our_keys, their_keys);
  std::vector<Versions<Entry>> out;
  out.reserve(order.size());
  for (const auto& key : order) out.push_back(by_key.at(key));
  return out;
}

}  // namespace distich::terms_internal
