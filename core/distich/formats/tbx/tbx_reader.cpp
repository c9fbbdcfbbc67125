#include <istream>
#include <unordered_map>
#include <utility>

#include <distich/formats/tbx/tbx_entry_internal.hpp>
#include <distich/formats/tbx/tbx_names_internal.hpp>
#include <distich/formats/tbx/tbx_reader_internal.hpp>

namespace distich::formats::tbx {
namespace {

// Entries between two calls of Control::checkpoint.
constexpr std::uint64_t checkpoint_interval = 256;

/// The variety that a document element speaks of: "TBX-Basic", and "TBX" and so on of version 2.
Variety variety_of(std::string_view type, Version version) {
  Variety variety{version, version == Version::v2 ? Dialect::full : Dialect::basic, Style::dca};
  for (const auto dialect : {Dialect::core, Dialect::min, Dialect::basic, Dialect::linguist}) {
    const Variety candidate{version, dialect, Style::dca};
    if (word_for(candidate) != word_for({version, Dialect::full, Style::dca}) && type_of(candidate) == type)
      variety.dialect = dialect;
  }
  return variety;
}

/// Reads entry after entry.
class GlossaryReader final : public Reader<Concept> {
 public:
  GlossaryReader(std::istream& in, const ReadOptions& options, Control control)
      : xml_(in, options.input), control_(std::move(control)), report_(xml_, control_) {
    header_.languages = options.languages;
    read_root();
    read_until_body();
  }

  [[nodiscard]] const FileHeader& header() const override { return header_; }

  bool next(Concept& item) override {
    while (in_body_ && xml_.next()) {
      if (xml_.kind() == xml::NodeKind::end && xml_.name() == "body") in_body_ = false;
      if (xml_.kind() != xml::NodeKind::start) continue;
      if (xml_.name() != "conceptEntry" && xml_.name() != "termEntry") {
        skip_unknown();
        continue;
      }
      if (count_++ % checkpoint_interval == 0) control_.checkpoint({"reading", count_ - 1, std::nullopt});
      if (read_entry(item)) return true;
    }
    // What follows must be well-formed too: a file cut off here is not whole.
    while (xml_.next()) {
      if (xml_.kind() == xml::NodeKind::start && xml_.name() == "refObject") read_back_matter();
    }
    return false;
  }

 private:
  void read_root() {
    while (xml_.next() && xml_.kind() != xml::NodeKind::start) {
    }
    const bool v3 = xml_.name() == "tbx";
    if (!v3 && xml_.name() != "martif") {
      throw Error(ErrorCode::malformed, tr("not a TBX file: its document element is <{1}>", xml_.name()),
                  xml_.position());
    }
    const auto type = xml_.attribute("type").value_or("");
    const auto variety = variety_of(type, v3 ? Version::v3 : Version::v2);
    if (v3 && type_of(variety) != type) {
      report_(Severity::note, "tbx.dialect",
              tr("“{1}” is a dialect that is not known; what it says is kept as far as TBX-Basic goes, and "
                 "in its own words beyond",
                 type));
    }
    header_.properties[std::string(dialect_property)] = word_for(variety);
    header_.properties[std::string(style_property)] =
        v3 && xml_.attribute("style").value_or("dca") == "dct" ? "dct" : "dca";
    header_.properties[std::string(language_property)] =
        xml_.attribute("lang", xml::xml_namespace).value_or("");
  }

  void read_until_body() {
    while (xml_.next()) {
      if (xml_.kind() != xml::NodeKind::start) continue;
      if (xml_.name() == "tbxHeader" || xml_.name() == "martifHeader") {
        read_header();
      } else if (xml_.name() == "body") {
        in_body_ = true;
        return;
      } else if (xml_.name() != "text" && xml_.name() != "back" && xml_.name() != "refObjectSec" &&
                 xml_.name() != "refObjectList") {
        skip_unknown();
      }
    }
  }

  /// The title and where the terms come from; other statements about the file are named as left out.
  void read_header() {
    const auto outer = xml_.depth();
    while (xml_.next() && !(xml_.kind() == xml::NodeKind::end && xml_.depth() == outer)) {
      if (xml_.kind() != xml::NodeKind::start) continue;
      const auto name = xml_.name();
      if (name == "title" || name == "sourceDesc") {
        auto& value =
            header_.properties[std::string(name == "title" ? title_property : description_property)];
        const auto text = without_indent(xml_.inner_text());
        if (!text.empty()) value += (value.empty() ? "" : "\n") + text;
      } else if (name == "encodingDesc") {
        xml_.skip();  // names a schema: the dialect says the same
      } else if (name == "publicationStmt" || name == "revisionDesc" || name == "note") {
        xml_.skip();
        report_(Severity::warning, "tbx.header", tr("<{1}> of the file's header is left out", name));
      }
    }
  }

  bool read_entry(Concept& item) {
    const auto where = xml_.position();
    item = concept_of(read_node(xml_, report_), control_);
    if (item.terms.empty()) {
      control_.report({Severity::warning, "tbx.no-terms",
                       tr("the entry {1} has no terms and is left out", item.id), where});
      return false;
    }
    make_id_unique(item, where);
    remember_people(item);
    return true;
  }

  void make_id_unique(Concept& item, const SourcePos& where) {
    if (item.id.empty() || ids_.try_emplace(item.id, 1).second) return;
    const auto first = item.id;
    do {
      item.id = first + '-' + std::to_string(++ids_[first]);
    } while (!ids_.try_emplace(item.id, 1).second);
    control_.report({Severity::error, "tbx.duplicate-id",
                     tr("the id {1} was used before in this file; this entry is kept as {2}", first, item.id),
                     where});
  }

  void remember_people(const Concept& item) {
    const auto remember = [&](const EntryStamp& stamp) {
      if (!stamp.author_id.empty()) people_.try_emplace(stamp.author_id, stamp.author);
    };
    remember(item.created);
    remember(item.modified);
    for (const auto& term : item.terms) {
      remember(term.created);
      remember(term.modified);
    }
  }

  /// What it says of a person beyond the name that entries have, and of all else, has no place in a concept.
  void read_back_matter() {
    const auto id = id_from_xml(xml_.attribute("id").value_or(""));
    const auto said = without_indent(xml_.inner_text());
    const auto known = people_.find(id);
    if (said == id || (known != people_.end() && said == known->second)) return;
    report_(Severity::warning, "tbx.back-matter",
            tr("what the file says at its end of {1} is left out", id.empty() ? std::string("?") : id));
  }

  void skip_unknown() {
    const auto name = xml_.name();
    xml_.skip();
    report_(Severity::warning, "tbx.unknown-element-skipped", tr("<{1}> is not known and left out", name));
  }

  xml::Reader xml_;
  Control control_;
  Reporter report_;
  FileHeader header_;
  std::unordered_map<std::string, std::uint64_t> ids_;   ///< and the number that the last double got
  std::unordered_map<std::string, std::string> people_;  ///< who made or changed entries, by id
  std::uint64_t count_ = 0;
  bool in_body_ = false;
};

}  // namespace

std::unique_ptr<Reader<Concept>> glossary_reader(std::istream& in, const ReadOptions& options,
                                                 const Control& control) {
  return std::make_unique<GlossaryReader>(in, options, control);
}

}  // namespace distich::formats::tbx
