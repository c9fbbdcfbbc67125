#include <algorithm>
#include <array>
#include <utility>

#include <distich/formats/tbx/tbx_entry_internal.hpp>
#include <distich/formats/tbx/tbx_writer_internal.hpp>

namespace distich::formats::tbx {
namespace {

/// What may be said about a statement: TBX, content of descripGrp and so on.
struct Nesting {
  std::string_view about;
  std::string_view said;  ///< " a b "
};

constexpr auto nestings = std::to_array<Nesting>({
    {"descrip", " admin descripNote note ref xref transac "},
    {"admin", " adminNote note ref xref "},
    {"termNote", " admin note ref xref transac "},
    {"transac", " transacNote date note ref xref "},
    {"termCompList", " termComp admin descrip note ref xref transac "},
    {"termComp", " termNote admin note ref xref transac "},
});

constexpr std::string_view outermost = " descrip admin transac note ref xref ";

bool has_word(std::string_view words, std::string_view word) {
  return words.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

bool may_nest(const TermProperty& said, const TermProperty& about) {
  const auto* found = std::ranges::find(nestings, about.category, &Nesting::about);
  return found != nestings.end() && has_word(found->said, said.category);
}

bool is_web_address(std::string_view target) {
  return (target.starts_with("http://") || target.starts_with("https://")) &&
         std::ranges::none_of(target, [](char c) {
           return static_cast<unsigned char>(c) <= ' ' ||
                  std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos;
         });
}

/// Calls `each` with the properties of depth `depth` and what follows each of them with more.
template <class Each>
void for_each_statement(std::span<const TermProperty> extras, std::uint32_t depth, Each each) {
  for (std::size_t at = 0; at < extras.size();) {
    auto end = at + 1;
    while (end < extras.size() && extras[end].depth > depth) ++end;
    each(extras[at], extras.subspan(at + 1, end - at - 1));
    at = end;
  }
}

const TermProperty* member_entry(std::span<const TermProperty> extras, std::string_view name) {
  const auto found = std::ranges::find_if(extras, [&](const TermProperty& extra) {
    return extra.category == member_category && extra.type == name && extra.depth == 0;
  });
  return found == extras.end() ? nullptr : &*found;
}

/// The statement that a member makes, with the attributes that the termbase gave it.
TermProperty statement(std::span<const TermProperty> extras, std::string_view name, std::string_view category,
                       std::string_view type, std::string value) {
  const auto* entry = member_entry(extras, name);
  TermProperty out = entry != nullptr ? *entry : TermProperty{};
  out.category = category;
  out.type = type;
  out.value = std::move(value);
  return out;
}

bool is_term_note(const TermProperty& extra) {
  return extra.category == "termNote" || extra.category == "termCompList";
}

}  // namespace

bool EntryWriter::write(const Concept& item) {
  if (item.terms.empty()) {
    losses_.add("concepts without terms");
    return false;
  }
  xml_.open(is_v3() ? "conceptEntry" : "termEntry");
  auto id = identities_.claim(item.id);
  if (id.empty() && !item.id.empty()) losses_.add("id");
  while (id.empty() && is_v3()) id = identities_.claim("entry-" + std::to_string(++made_ids_));
  if (!id.empty()) xml_.attribute("id", id);
  write_concept_level(item);
  std::vector<LanguageTag> languages;
  for (const auto& term : item.terms) {
    if (std::ranges::find(languages, term.language) == languages.end()) languages.push_back(term.language);
  }
  for (const auto& language : languages) write_language(item, language);
  for (const auto& section : item.sections) {
    if (std::ranges::find(languages, section.language) == languages.end())
      losses_.add("languages without terms");
  }
  xml_.close();
  return true;
}

void EntryWriter::write_concept_level(const Concept& item) {
  constexpr auto level = Level::concept_entry;
  for (const auto& known : concept_members())
    write_member(item, known.name, known.category, known.type, item.*(known.text), level);
  write_stamp(item.created, item.extras, member::created, "origination", level);
  write_stamp(item.modified, item.extras, member::modified, "modification", level);
  for (const auto& relation : item.relations) write_relation(relation);
  write_extras(item.extras, level, [](const TermProperty&) { return true; });
  losses_.add("properties", item.properties.size());
}

void EntryWriter::write_language(const Concept& item, const LanguageTag& language) {
  xml_.open(is_v3() ? "langSec" : "langSet");
  xml_.attribute("xml:lang", language.str());
  if (const auto* section = item.section(language)) {
    for (const auto& known : section_members()) {
      write_member(*section, known.name, known.category, known.type, section->*(known.text), Level::language);
    }
    write_extras(section->extras, Level::language, [](const TermProperty&) { return true; });
  }
  for (const auto& term : item.terms) {
    if (term.language == language) write_term(term);
  }
  xml_.close();
}

bool EntryWriter::needs_groups(const Term& term) const {
  const auto& extras = term.extras;
  for (std::size_t i = 0; i < extras.size(); ++i) {
    if (extras[i].category == "termCompList") return true;
    const bool note = extras[i].category == "termNote" ||
                      (extras[i].category == member_category && extras[i].type != member::context &&
                       extras[i].type != member::source && extras[i].type != member::created &&
                       extras[i].type != member::modified);
    if (note && i + 1 < extras.size() && extras[i + 1].depth > extras[i].depth) return true;
  }
  return false;
}

void EntryWriter::write_term(const Term& term) {
  const bool groups = !is_v3() && needs_groups(term);
  xml_.open(is_v3() ? "termSec" : groups ? "ntig" : "tig");
  if (!term.id.empty()) {
    const auto id = identities_.claim(term.id);
    if (id.empty()) {
      losses_.add("id");
    } else {
      xml_.attribute("id", id);
    }
  }
  if (groups) xml_.open("termGrp");
  xml_.element("term", safe(term.text));
  write_term_notes(term);
  if (groups) xml_.close();
  write_rest_of_term(term);
  xml_.close();
  if (term.match_case) losses_.add("match_case");
  if (term.tolerance || !term.variants.empty()) losses_.add("match and variants");
}

void EntryWriter::write_term_notes(const Term& term) {
  for (const auto& known : term_members()) {
    if (known.category == "termNote")
      write_member(term, known.name, known.category, known.type, term.*(known.text), Level::term);
  }
  write_status(term);
  write_extras(term.extras, Level::term,
               [](const TermProperty& said) { return said.category == "termNote"; });
  write_extras(term.extras, Level::term,
               [](const TermProperty& said) { return said.category == "termCompList"; });
}

void EntryWriter::write_rest_of_term(const Term& term) {
  for (const auto& known : term_members()) {
    if (known.category != "termNote")
      write_member(term, known.name, known.category, known.type, term.*(known.text), Level::term);
  }
  write_stamp(term.created, term.extras, member::created, "origination", Level::term);
  write_stamp(term.modified, term.extras, member::modified, "modification", Level::term);
  write_extras(term.extras, Level::term, [](const TermProperty& said) { return !is_term_note(said); });
}

template <class Owner>
void EntryWriter::write_member(const Owner& owner, std::string_view name, std::string_view category,
                               std::string_view type, const std::string& value, Level level) {
  if (value.empty()) return;
  say(statement(owner.extras, name, category, type, value), about_member(owner.extras, name), level);
}

void EntryWriter::write_status(const Term& term) {
  if (!term.status_stated) return;
  const auto* entry = member_entry(term.extras, member::status);
  // A word of the termbase's own stands as long as nobody has changed what we made of it.
  const bool own_word = entry != nullptr && !entry->value.empty() && !status_of(entry->value) &&
                        term.status == TermStatus::preferred;
  std::string word(own_word ? std::string_view(entry->value) : status_word(term.status));
  say(statement(term.extras, member::status, "termNote", "administrativeStatus", std::move(word)),
      about_member(term.extras, member::status), Level::term);
}

void EntryWriter::write_stamp(const EntryStamp& stamp, Details extras, std::string_view name,
                              std::string_view kind, Level level) {
  if (stamp.empty() && member_entry(extras, name) == nullptr) return;
  std::vector<TermProperty> details;
  if (!stamp.date.empty()) details.push_back({"date", "", stamp.date, "", "", "", "", 1});
  if (!stamp.author.empty() || !stamp.author_id.empty()) {
    details.push_back({"transacNote", "responsibility", stamp.author, stamp.author_id, "", "", "", 1});
  }
  std::ranges::copy(about_member(extras, name), std::back_inserter(details));
  say(statement(extras, name, "transac", "transactionType", std::string(kind)), details, level);
}

void EntryWriter::write_relation(const ConceptRelation& relation) {
  const auto kinds = relation_kinds();
  const auto known = std::ranges::find(kinds, relation.kind, &RelationKind::kind);
  if (known == kinds.end()) {
    losses_.add(relation.kind);
    return;
  }
  TermProperty said{
      std::string(known->category), std::string(known->type), relation.text, relation.target, "", "", "", 0};
  if (!can_say(said, Level::concept_entry, nullptr) && !relation.target.empty()) {
    losses_.add(said.type);
    said.category = kinds.front().category;
    said.type = kinds.front().type;
  }
  say(said, {}, Level::concept_entry);
}

template <class Wanted>
void EntryWriter::write_extras(Details extras, Level level, Wanted wanted) {
  for_each_statement(extras, 0, [&](const TermProperty& head, Details details) {
    if (head.category != member_category && wanted(head)) say(head, details, level);
  });
}

void EntryWriter::lose(const TermProperty& said, Details details) {
  losses_.add(said.type.empty() ? said.category : said.type);
  for (const auto& detail : details) losses_.add(detail.type.empty() ? detail.category : detail.type);
}

bool EntryWriter::can_say(const TermProperty& said, Level level, const TermProperty* about) const {
  const bool at_home =
      about != nullptr ? may_nest(said, *about)
                       : has_word(outermost, said.category) || (level == Level::term && is_term_note(said));
  const bool typed = said.category != "note" && said.category != "date" && said.category != "termComp";
  if (!at_home || (typed && said.type.empty())) return false;
  return variety_.dialect == Dialect::full || dialect_has(said, level, about);
}

/// What the dialects allow is less than what the structure of TBX does.
bool EntryWriter::dialect_has(const TermProperty& said, Level level, const TermProperty* about) const {
  const bool in_transaction = about != nullptr && about->category == "transac";
  if (said.category == "note") return about == nullptr || variety_.dialect != Dialect::core;
  if (said.category == "date") return in_transaction;
  const auto* category = find_category(said.category, said.type);
  if (category == nullptr || category->since > variety_.dialect || !category->on(level)) return false;
  const bool dct = variety_.style == Style::dct;
  if (said.category == "xref" || said.category == "transac") return about == nullptr;
  if (said.category == "ref") return !dct || about == nullptr;
  if (dct && said.category == "admin" && about != nullptr)
    return said.type == "source" && about->category == "descrip";
  return true;
}

/// Is there something to write for the value, where a dialect or XML asks for certain ones?
bool EntryWriter::has_value_for(const TermProperty& said) const {
  return said.category == "date" ? !value_of(said).empty() : said.value.empty() || !value_of(said).empty();
}

/// References must refer to something.
bool EntryWriter::leads_on(const TermProperty& said) {
  if (said.category == "ref" && variety_.style == Style::dca) return true;
  const bool is_reference = said.category == "ref" || said.category == "xref";
  return !is_reference || !target_of(said, variety_.style == Style::dct).empty();
}

void EntryWriter::say(const TermProperty& head, Details details, Level level, const TermProperty* about) {
  if (!can_say(head, level, about) || !has_value_for(head) || !leads_on(head)) {
    lose(head, details);
    return;
  }

  struct Kept {
    const TermProperty* head;
    Details details;
  };

  std::vector<Kept> kept;
  for_each_statement(details, head.depth + 1, [&](const TermProperty& detail, Details rest) {
    if (can_say(detail, level, &head)) {
      kept.push_back({&detail, rest});
    } else {
      lose(detail, rest);
    }
  });
  if (head.category == "termCompList") {
    xml_.open("termCompList");
    xml_.attribute("type", safe(head.type));
    for (const auto& part : kept) say(*part.head, part.details, level, &head);
    xml_.close();
    return;
  }
  const bool grouped = head.category == "transac" || !kept.empty();
  if (grouped) xml_.open(head.category + "Grp");
  write_leaf(head);
  for (const auto& detail : kept) say(*detail.head, detail.details, level, &head);
  if (grouped) xml_.close();
}

/// What is written for a value; empty when the dialect has a list of values and nothing of it fits.
std::string EntryWriter::value_of(const TermProperty& said) const {
  if (said.category == "date" && is_v3()) return xml_date(said.value);
  const auto* category = find_category(said.category, said.type);
  if (variety_.dialect == Dialect::full || category == nullptr || category->may_say(said.value))
    return said.value;
  return said.type == "partOfSpeech" ? "other" : "";
}

std::string EntryWriter::safe(std::string_view text) {
  auto out = xml_safe(text);
  if (out != text) losses_.add("control characters");
  return out;
}

std::string EntryWriter::target_of(const TermProperty& said, bool is_category_tag) {
  const bool is_xref = said.category == "xref";
  const auto& target =
      is_xref && said.target.empty() && is_web_address(said.value) ? said.value : said.target;
  if (target.empty()) return {};
  if (!is_xref) return identities_.refer(target, said.category == "transacNote" ? said.value : "");
  if (!is_v3() || is_web_address(target)) return safe(target);
  return is_category_tag ? std::string{} : identities_.refer(target, "");
}

void EntryWriter::write_leaf(const TermProperty& said) {
  const auto* category = find_category(said.category, said.type);
  const bool is_category_tag = variety_.style == Style::dct && category != nullptr;
  if (is_category_tag) {
    xml_.open(std::string(module_of(*category).prefix) + ':' + said.type, xml::Writer::Layout::in_line);
  } else {
    xml_.open(said.category, xml::Writer::Layout::in_line);
    if (!said.type.empty() && said.category != "note" && said.category != "date" &&
        said.category != "termComp")
      xml_.attribute("type", safe(said.type));
  }
  write_attributes(said, is_category_tag);
  const auto value = value_of(said);
  if (value != said.value && said.category != "date") losses_.add(said.type);
  xml_.text(safe(value));
  xml_.close();
}

void EntryWriter::write_attributes(const TermProperty& said, bool is_category_tag) {
  const bool is_date = said.category == "date";
  const bool is_xref = said.category == "xref";
  const bool is_note = said.category == "note" || said.category == "termComp";
  if (!said.id.empty()) {
    const auto id = is_category_tag ? std::string{} : identities_.claim(said.id);
    if (id.empty()) losses_.add("id");
    if (!id.empty()) xml_.attribute("id", id);
  }
  if (!said.language.empty()) {
    const auto language = LanguageTag::parse(said.language);
    const bool has_place = language && !is_category_tag && !is_date && !is_xref;
    if (has_place) xml_.attribute("xml:lang", said.language);
    if (!has_place) losses_.add("xml:lang");
  }
  if (!said.target.empty() || is_xref) {
    const bool has_place =
        !is_date && !is_note &&
        (!is_category_tag || is_xref || said.category == "ref" || said.category == "transacNote");
    const auto target = has_place ? target_of(said, is_category_tag) : std::string{};
    if (target.empty()) losses_.add("target");
    if (!target.empty()) xml_.attribute("target", target);
  }
  if (!said.datatype.empty()) {
    const bool has_place = !is_category_tag && !is_date && !is_xref && !is_note;
    if (has_place) xml_.attribute("datatype", safe(said.datatype));
    if (!has_place) losses_.add("datatype");
  }
}

}  // namespace distich::formats::tbx
