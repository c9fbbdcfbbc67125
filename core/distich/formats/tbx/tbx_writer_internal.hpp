#pragma once
#include <map>
#include <span>
#include <string>
#include <unordered_map>

#include <distich/formats/format.hpp>
#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/losses_internal.hpp>
#include <distich/formats/tbx/tbx_names_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::tbx {

[[nodiscard]] std::unique_ptr<Writer<Concept>> glossary_writer(std::ostream& out,
                                                               const WriteOptions& options);

/// Every id and every reference of a file: XML wants the first to be unique and the second to lead somewhere.
class Identities {
 public:
  /// The id as XML wants it; empty when it is taken.
  [[nodiscard]] std::string claim(std::string_view id);
  /// A reference to an id, by XML's rules; `name` is what people call what it leads to.
  [[nodiscard]] std::string refer(std::string_view id, std::string_view name);
  /// References that lead nowhere, with their names, by id.
  [[nodiscard]] std::map<std::string, std::string> dangling() const;

 private:
  HashSet ids_;
  std::unordered_map<std::string, std::string> references_;
};

/// Writes entries into an open body. What the variety cannot hold is counted.
class EntryWriter {
 public:
  EntryWriter(xml::Writer& xml, const Variety& variety, Identities& identities, Losses& losses)
      : xml_(xml), variety_(variety), identities_(identities), losses_(losses) {}

  /// False when nothing can be written of it.
  bool write(const Concept& item);

 private:
  using Details = std::span<const TermProperty>;

  void write_concept_level(const Concept& item);
  void write_language(const Concept& item, const LanguageTag& language);
  void write_term(const Term& term);
  void write_term_notes(const Term& term);
  void write_rest_of_term(const Term& term);
  template <class Owner>
  void write_member(const Owner& owner, std::string_view name, std::string_view category,
                    std::string_view type, const std::string& value, Level level);
  void write_stamp(const EntryStamp& stamp, Details extras, std::string_view name, std::string_view kind,
                   Level level);
  void write_relation(const ConceptRelation& relation);
  void write_status(const Term& term);
  template <class Wanted>
  void write_extras(Details extras, Level level, Wanted wanted);

  /// Says the head, and about it the details with a depth of one more and what follows each of these.
  void say(const TermProperty& head, Details details, Level level, const TermProperty* about = nullptr);
  [[nodiscard]] bool can_say(const TermProperty& said, Level level, const TermProperty* about) const;
  [[nodiscard]] bool dialect_has(const TermProperty& said, Level level, const TermProperty* about) const;
  void lose(const TermProperty& said, Details details);
  void write_leaf(const TermProperty& said);
  void write_attributes(const TermProperty& said, bool is_category_tag);
  [[nodiscard]] std::string target_of(const TermProperty& said, bool is_category_tag);
  [[nodiscard]] std::string value_of(const TermProperty& said) const;
  [[nodiscard]] bool has_value_for(const TermProperty& said) const;
  [[nodiscard]] bool leads_on(const TermProperty& said);
  [[nodiscard]] std::string safe(std::string_view text);
  [[nodiscard]] bool needs_groups(const Term& term) const;

  [[nodiscard]] bool is_v3() const noexcept { return variety_.version == Version::v3; }

  xml::Writer& xml_;
  Variety variety_;
  Identities& identities_;
  Losses& losses_;
  std::uint64_t made_ids_ = 0;
};

}  // namespace distich::formats::tbx
