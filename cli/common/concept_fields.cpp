#include "common/concept_fields.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "common/environment.hpp"
#include <distich/text/normalize.hpp>

namespace distich::cli {
namespace {

struct Assignment {
  std::string_view field;
  std::string value;
};

template <class Owner>
struct TextField {
  std::string_view name;
  std::string Owner::*text;
};

constexpr auto concept_texts = std::to_array<TextField<Concept>>({{"subject", &Concept::subject},
                                                                  {"definition", &Concept::definition},
                                                                  {"note", &Concept::note},
                                                                  {"source", &Concept::source}});
constexpr auto relation_kinds = std::to_array<std::string_view>({"see", "related", "broader", "narrower"});
constexpr auto term_texts = std::to_array<TextField<Term>>({{"text", &Term::text},
                                                            {"pos", &Term::part_of_speech},
                                                            {"gender", &Term::gender},
                                                            {"usage", &Term::usage},
                                                            {"context", &Term::context},
                                                            {"source", &Term::source},
                                                            {"note", &Term::note}});

template <class Fields>
std::string names_of(const Fields& fields) {
  std::string out;
  for (const auto& field : fields) {
    if (!out.empty()) out += ", ";
    out += field.name;
  }
  return out;
}

Assignment assignment_in(std::string_view written, const std::string& known) {
  const auto equals = written.find('=');
  if (equals == std::string_view::npos || equals == 0)
    throw usage(tr("write a field as FIELD=VALUE, not \"{1}\"; fields: {2}", written, known));
  return {written.substr(0, equals), text::normalize(written.substr(equals + 1), text::Form::nfc)};
}

/// False when the owner has no such field of text.
template <class Owner, std::size_t N>
bool set_text(Owner& owner, const std::array<TextField<Owner>, N>& fields, const Assignment& set) {
  const auto* field = std::ranges::find(fields, set.field, &TextField<Owner>::name);
  if (field == fields.end()) return false;
  owner.*(field->text) = set.value;
  return true;
}

void set_relation(Concept& item, const Assignment& set) {
  if (set.value.empty()) {
    std::erase_if(item.relations, [&](const ConceptRelation& known) { return known.kind == set.field; });
    return;
  }
  const ConceptRelation relation{std::string(set.field), set.value};
  if (std::ranges::find(item.relations, relation) == item.relations.end()) item.relations.push_back(relation);
}

void set_variant(Term& term, const std::string& variant) {
  if (variant.empty()) {
    term.variants.clear();
  } else if (std::ranges::find(term.variants, variant) == term.variants.end()) {
    term.variants.push_back(variant);
  }
}

/// What one of a few words stands for; nothing for an empty one.
template <class Value>
std::optional<Value> chosen(const Assignment& set, std::optional<Value> (*named)(std::string_view) noexcept,
                            std::string_view words) {
  const auto value = named(set.value);
  if (!value && !set.value.empty()) throw usage(tr("{1} wants one of: {2}", set.field, words));
  return value;
}

std::optional<bool> yes_or_no(std::string_view word) noexcept {
  if (word == "yes") return true;
  if (word == "no") return false;
  return std::nullopt;
}

[[noreturn]] void refuse_field(std::string_view field, const std::string& known) {
  throw usage(tr("there is no field \"{1}\"; fields: {2}", field, known));
}

}  // namespace

std::string concept_field_names() {
  std::string out = names_of(concept_texts);
  for (const auto kind : relation_kinds) out += ", " + std::string(kind);
  return out;
}

std::string term_field_names() {
  return names_of(term_texts) + ", status, case, match, variant";
}

void set_field(Concept& item, std::string_view assignment) {
  const auto known = concept_field_names();
  const auto set = assignment_in(assignment, known);
  if (set_text(item, concept_texts, set)) return;
  if (std::ranges::find(relation_kinds, set.field) == relation_kinds.end()) refuse_field(set.field, known);
  set_relation(item, set);
}

void set_field(Term& term, std::string_view assignment) {
  const auto known = term_field_names();
  const auto set = assignment_in(assignment, known);
  if (set.field == "text" && set.value.empty()) throw usage(tr("a term cannot be empty"));
  if (set_text(term, term_texts, set)) return;
  if (set.field == "status") {
    const auto status = chosen(set, term_status, "preferred, admitted, deprecated, forbidden");
    term.status = status.value_or(TermStatus::preferred);
    term.status_stated = status.has_value();
  } else if (set.field == "case") {
    term.match_case = chosen(set, yes_or_no, "yes, no").value_or(false);
  } else if (set.field == "match") {
    term.tolerance = chosen(set, term_tolerance, "exact, folded, inflected");
  } else if (set.field == "variant") {
    set_variant(term, set.value);
  } else {
    refuse_field(set.field, known);
  }
}

}  // namespace distich::cli
