#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include <distich/formats/tbx/tbx_entry_internal.hpp>
#include <distich/formats/tbx/tbx_names_internal.hpp>

namespace distich::formats::tbx {
namespace {

constexpr auto all_concept_members = std::to_array<TextMember<Concept>>({
    {member::subject, "descrip", "subjectField", &Concept::subject},
    {member::definition, "descrip", "definition", &Concept::definition},
    {member::source, "admin", "source", &Concept::source},
    {member::note, "note", "", &Concept::note},
});

constexpr auto all_section_members = std::to_array<TextMember<LanguageSection>>({
    {member::definition, "descrip", "definition", &LanguageSection::definition},
    {member::note, "note", "", &LanguageSection::note},
});

constexpr auto all_term_members = std::to_array<TextMember<Term>>({
    {member::part_of_speech, "termNote", "partOfSpeech", &Term::part_of_speech},
    {member::gender, "termNote", "grammaticalGender", &Term::gender},
    {member::usage, "termNote", "geographicalUsage", &Term::usage},
    {member::context, "descrip", "context", &Term::context},
    {member::source, "admin", "source", &Term::source},
    {member::note, "note", "", &Term::note},
});

constexpr auto all_relation_kinds = std::to_array<RelationKind>({
    {"see", "ref", "crossReference"},
    {"related", "descrip", "relatedConcept"},
    {"broader", "descrip", "relatedConceptBroader"},
    {"narrower", "descrip", "relatedConceptNarrower"},
});

/// Something said, and what is said about that: <descrip> alone, or the first element of a group and the
/// others.
struct Statement {
  const Node* head = nullptr;
  std::span<const Node> details;
};

bool is_group(const Node& node) noexcept {
  return node.name.ends_with("Grp") && !node.children.empty();
}

Statement statement_of(const Node& node) {
  if (!is_group(node)) return {&node, {}};
  return {&node.children.front(), std::span(node.children).subspan(1)};
}

TermProperty property_of(const Node& node, std::uint32_t depth) {
  return {node.name, node.type, node.text, node.target, node.id, node.language, node.datatype, depth};
}

void flatten(const Node& node, std::uint32_t depth, std::vector<TermProperty>& out) {
  if (is_group(node)) {
    flatten(node.children.front(), depth, out);
    for (const auto& detail : std::span(node.children).subspan(1)) flatten(detail, depth + 1, out);
    return;
  }
  if (node.name.ends_with("Grp")) return;
  out.push_back(property_of(node, depth));
  for (const auto& child : node.children) flatten(child, depth + 1, out);
}

std::vector<TermProperty> details_of(const Statement& said) {
  std::vector<TermProperty> out;
  for (const auto& detail : said.details) flatten(detail, 1, out);
  return out;
}

/// What an owner's statements are about: its members first, in their order, then the rest as it comes.
class Extras {
 public:
  /// What is said of a member beyond its text; nothing is kept of what says nothing, unless `always`.
  void about(std::string_view name, const Node& head, std::vector<TermProperty> details,
             std::string value = {}, bool always = false) {
    if (head.plain() && details.empty() && value.empty() && !always) return;
    auto entry = property_of(head, 0);
    entry.category = member_category;
    entry.type = name;
    entry.value = std::move(value);
    details.insert(details.begin(), std::move(entry));
    members_.emplace_back(name, std::move(details));
  }

  void other(const Node& node) {
    auto& rest = node.name.starts_with("termNote") || node.name == "termCompList" ? term_notes_ : rest_;
    flatten(node, 0, rest);
  }

  /// In the order that a writer gives them in again.
  [[nodiscard]] std::vector<TermProperty> take() {
    std::ranges::stable_sort(members_, {}, [](const auto& entry) { return entry.first; });
    std::vector<TermProperty> out;
    for (auto& [name, list] : members_) std::ranges::move(list, std::back_inserter(out));
    std::ranges::move(term_notes_, std::back_inserter(out));
    std::ranges::move(rest_, std::back_inserter(out));
    return out;
  }

 private:
  std::vector<std::pair<std::string_view, std::vector<TermProperty>>> members_;
  std::vector<TermProperty> term_notes_;
  std::vector<TermProperty> rest_;
};

template <class Owner>
bool take_text(Owner& owner, std::span<const std::type_identity_t<TextMember<Owner>>> members,
               const Statement& said, Extras& extras) {
  const auto found = std::ranges::find_if(members, [&](const TextMember<Owner>& known) {
    return known.category == said.head->name && known.type == said.head->type;
  });
  if (found == members.end() || said.head->text.empty() || !(owner.*(found->text)).empty()) return false;
  owner.*(found->text) = said.head->text;
  extras.about(found->name, *said.head, details_of(said));
  return true;
}

std::string_view date_in(const Statement& said) {
  const auto date = std::ranges::find(said.details, "date", &Node::name);
  return date == said.details.end() ? std::string_view{} : std::string_view(date->text);
}

bool is_transaction(const Statement& said, std::string_view kind) {
  return said.head->name == "transac" && said.head->type == "transactionType" && said.head->text == kind;
}

/// The transaction of the kind that counts: the first creation, the latest change (of equals the first).
const Node* chosen_transaction(const std::vector<Node>& nodes, std::string_view kind, bool latest) {
  const Node* chosen = nullptr;
  for (const auto& node : nodes) {
    const auto said = statement_of(node);
    if (!is_transaction(said, kind)) continue;
    const bool better = chosen == nullptr || (latest && date_in(said) > date_in(statement_of(*chosen)));
    if (better) chosen = &node;
  }
  return chosen;
}

void take_stamp(EntryStamp& stamp, std::string_view name, const Statement& said, Extras& extras) {
  std::vector<TermProperty> details;
  for (const auto& detail : said.details) {
    const bool simple = detail.id.empty() && detail.language.empty() && detail.datatype.empty();
    if (detail.name == "date" && detail.plain() && stamp.date.empty()) {
      stamp.date = detail.text;
    } else if (detail.name == "transacNote" && detail.type == "responsibility" && simple &&
               stamp.author.empty() && stamp.author_id.empty()) {
      stamp.author = detail.text;
      stamp.author_id = detail.target;
    } else {
      flatten(detail, 1, details);
    }
  }
  // A transaction of which nothing is known is one all the same.
  extras.about(name, *said.head, std::move(details), {}, stamp.empty());
}

bool take_relation(Concept& item, const Statement& said) {
  const auto* kind = std::ranges::find_if(all_relation_kinds, [&](const RelationKind& known) {
    return known.category == said.head->name && known.type == said.head->type;
  });
  const auto& head = *said.head;
  const bool simple = head.id.empty() && head.language.empty() && head.datatype.empty();
  if (kind == all_relation_kinds.end() || !said.details.empty() || !simple) return false;
  item.relations.push_back({std::string(kind->kind), head.target, head.text});
  return true;
}

bool take_status(Term& term, const Statement& said, Extras& extras) {
  if (term.status_stated || said.head->name != "termNote" || said.head->type != "administrativeStatus")
    return false;
  const auto status = status_of(said.head->text);
  if (!status && said.head->text.empty()) return false;
  term.status = status.value_or(TermStatus::preferred);
  term.status_stated = true;
  extras.about(member::status, *said.head, details_of(said), status ? std::string{} : said.head->text);
  return true;
}

/// <ntig> holds <term> and its notes in a <termGrp> of their own.
Node without_term_groups(const Node& node) {
  Node out = node;
  out.children.clear();
  for (const auto& child : node.children) {
    if (child.name == "termGrp") {
      std::ranges::copy(child.children, std::back_inserter(out.children));
    } else {
      out.children.push_back(child);
    }
  }
  return out;
}

/// All that is said in one language.
struct LanguageNode {
  LanguageTag language;
  Node node;
};

class EntryBuilder {
 public:
  EntryBuilder(Node entry, const Control& control) : control_(control) {
    item_.id = std::move(entry.id);
    entry.id.clear();
    const auto languages = take_languages(entry);
    Extras extras;
    take_common(item_, std::span(all_concept_members), entry, extras,
                [&](const Node& node) { return take_relation(item_, statement_of(node)); });
    item_.extras = extras.take();
    for (const auto& language : languages) take_language(language);
  }

  Concept take() { return std::move(item_); }

 private:
  static bool is_language(const Node& node) { return node.name == "langSec"; }

  void report(const Node& node, std::string_view id, Message message) const {
    control_.report({Severity::warning, id, std::move(message), node.where});
  }

  void check_group_ids(const Node& node) const {
    const bool group = node.name.ends_with("Grp") || is_language(node);
    if (group && !node.id.empty())
      report(node, "tbx.group-id", tr("the id {1} of <{2}> is left out", node.id, node.name));
    for (const auto& child : node.children) {
      if (child.name.ends_with("Grp")) check_group_ids(child);
    }
  }

  /// What concepts, sections and terms have alike.
  template <class Owner, class Taken>
  void take_common(Owner& owner, std::span<const std::type_identity_t<TextMember<Owner>>> members,
                   const Node& node, Extras& extras, Taken taken) {
    for (const auto& child : node.children) check_group_ids(child);
    const Node* created = nullptr;
    const Node* modified = nullptr;
    if constexpr (!std::is_same_v<Owner, LanguageSection>) {
      created = chosen_transaction(node.children, "origination", false);
      modified = chosen_transaction(node.children, "modification", true);
      if (created != nullptr) take_stamp(owner.created, member::created, statement_of(*created), extras);
      if (modified != nullptr) take_stamp(owner.modified, member::modified, statement_of(*modified), extras);
    }
    for (const auto& child : node.children) {
      if (&child == created || &child == modified || taken(child)) continue;
      if (!take_text(owner, members, statement_of(child), extras)) extras.other(child);
    }
  }

  /// Two elements for one language are read as one.
  std::vector<LanguageNode> take_languages(Node& entry) const {
    std::vector<LanguageNode> out;
    for (auto& child : entry.children) {
      if (!is_language(child)) continue;
      const auto language = language_of(child);
      const auto known = std::ranges::find(out, language, &LanguageNode::language);
      if (known == out.end()) {
        out.push_back({language, std::move(child)});
        continue;
      }
      control_.report({Severity::note, "tbx.language-again",
                       tr("{1} has two sections in this entry, which are read as one", language.str()),
                       child.where});
      check_group_ids(child);
      std::ranges::move(child.children, std::back_inserter(known->node.children));
    }
    std::erase_if(entry.children, [](const Node& child) { return child.name.empty() || is_language(child); });
    return out;
  }

  [[nodiscard]] LanguageTag language_of(const Node& node) const {
    const auto language = LanguageTag::parse_loose(node.language);
    if (!language) {
      report(node, "tbx.bad-language",
             tr("“{1}” is no language tag; what is said in it is kept as of an unknown language",
                node.language));
    }
    return language.value_or(LanguageTag{});
  }

  void take_language(const LanguageNode& said) {
    LanguageSection section;
    section.language = said.language;
    Extras extras;
    take_common(section, std::span(all_section_members), said.node, extras,
                [](const Node& child) { return child.name == "termSec"; });
    section.extras = extras.take();
    if (!section.definition.empty() || !section.note.empty() || !section.extras.empty())
      item_.sections.push_back(std::move(section));
    for (const auto& child : said.node.children) {
      if (child.name == "termSec") take_term(child, said.language);
    }
  }

  void take_term(const Node& node, const LanguageTag& language) {
    Term term;
    term.language = language;
    term.status_stated = false;
    term.id = node.id;
    Extras extras;
    take_common(term, std::span(all_term_members), without_term_groups(node), extras, [&](const Node& child) {
      if (child.name == "term") take_term_text(term, child);
      return child.name == "term" || take_status(term, statement_of(child), extras);
    });
    if (term.text.empty()) {
      report(node, "tbx.empty-term", tr("a term without text is left out"));
      return;
    }
    term.extras = extras.take();
    item_.terms.push_back(std::move(term));
  }

  void take_term_text(Term& term, const Node& node) const {
    const auto first = node.text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return;
    term.text = node.text.substr(first, node.text.find_last_not_of(" \t\r\n") - first + 1);
    if (term.id.empty()) {
      term.id = node.id;
    } else if (!node.id.empty()) {
      report(node, "tbx.group-id", tr("the id {1} of <{2}> is left out", node.id, node.name));
    }
  }

  const Control& control_;
  Concept item_;
};

}  // namespace

std::span<const TextMember<Concept>> concept_members() noexcept {
  return all_concept_members;
}

std::span<const TextMember<LanguageSection>> section_members() noexcept {
  return all_section_members;
}

std::span<const TextMember<Term>> term_members() noexcept {
  return all_term_members;
}

std::span<const RelationKind> relation_kinds() noexcept {
  return all_relation_kinds;
}

Concept concept_of(Node entry, const Control& control) {
  return EntryBuilder(std::move(entry), control).take();
}

}  // namespace distich::formats::tbx
