#include <algorithm>
#include <istream>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/tei/tei.hpp>
#include <distich/formats/xml_support_internal.hpp>

namespace distich {
namespace formats::tei {
namespace {

constexpr std::uint64_t checkpoint_interval = 256;
constexpr std::size_t most_elements = 1'000'000;

/// Category of the extras that elements without a member give; the type is the element's name.
constexpr std::string_view element_category = "tei";

struct Element {
  std::string name;
  std::string type;
  std::string language;
  std::string id;
  std::string text;  ///< its own, without that of elements inside
  std::vector<Element> children;
};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  std::string out;
  bool space = false;
  for (const char c : text.substr(first)) {
    const bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!is_space && space) out += ' ';
    if (!is_space) out += c;
    space = is_space;
  }
  return out;
}

/// Reads entry after entry; each of its senses is a concept.
class GlossaryReader final : public Reader<Concept> {
 public:
  GlossaryReader(std::istream& in, const ReadOptions& options, Control control)
      : xml_(in, options.input), control_(std::move(control)), report_(xml_, control_) {
    file_.languages = options.languages;
    read_until_body();
  }

  [[nodiscard]] const FileHeader& header() const override { return file_; }

  bool next(Concept& item) override {
    while (at_ == concepts_.size()) {
      if (!read_entry()) return false;
    }
    item = std::move(concepts_[at_++]);
    return true;
  }

 private:
  void read_until_body() {
    while (xml_.next() && xml_.kind() != xml::NodeKind::start) {
    }
    if (xml_.name() != "TEI" && xml_.name() != "TEI.2") {
      throw Error(ErrorCode::malformed, tr("not a TEI file: its document element is <{1}>", xml_.name()),
                  xml_.position());
    }
    while (xml_.next()) {
      if (xml_.kind() != xml::NodeKind::start) continue;
      take_language(file_.languages.source);
      if (xml_.name() == "body") {
        in_body_ = true;
        return;
      }
    }
  }

  void take_language(LanguageTag& language) const {
    const auto tag = xml_.attribute("lang", xml::xml_namespace);
    if (language.known() || !tag || xml_.name() == "TEI" || !in_text()) return;
    if (const auto parsed = LanguageTag::parse_loose(*tag)) language = *parsed;
  }

  /// Languages within the header are those of its own words.
  [[nodiscard]] bool in_text() const { return xml_.name() == "text" || xml_.name() == "body"; }

  bool read_entry() {
    concepts_.clear();
    at_ = 0;
    while (xml_.next()) {
      if (xml_.kind() != xml::NodeKind::start || xml_.name() != "entry") continue;
      if (!in_body_) continue;
      if (count_++ % checkpoint_interval == 0) control_.checkpoint({"reading", count_ - 1, std::nullopt});
      elements_ = 0;
      make_concepts(read_element());
      return true;
    }
    return false;
  }

  Element read_element() {
    if (++elements_ > most_elements) {
      throw Error(ErrorCode::limit, tr("this entry has more than {1} elements", most_elements),
                  xml_.position());
    }
    Element element;
    element.name = xml_.name();
    element.type = xml_.attribute("type").value_or("");
    element.language = xml_.attribute("lang", xml::xml_namespace).value_or("");
    element.id = xml_.attribute("id", xml::xml_namespace).value_or("");
    const auto outer = xml_.depth();
    while (xml_.next() && !(xml_.kind() == xml::NodeKind::end && xml_.depth() == outer)) {
      if (xml_.kind() == xml::NodeKind::text) element.text += xml_.text();
      if (xml_.kind() == xml::NodeKind::start) element.children.push_back(read_element());
    }
    element.text = trimmed(element.text);
    return element;
  }

  [[nodiscard]] LanguageTag language_of(const Element& element, const LanguageTag& otherwise) const {
    const auto parsed = LanguageTag::parse_loose(element.language);
    auto language = parsed && parsed->known() ? *parsed : otherwise;
    if (language.known()) return language;
    throw Error(ErrorCode::malformed, tr("the file does not name its languages; state them with -s and -t"),
                xml_.position());
  }

  void make_concepts(const Element& entry) {
    Concept common;
    collect(entry, common, 0);
    std::size_t number = 0;
    for (const auto& child : entry.children) {
      if (child.name != "sense") continue;
      Concept item = common;
      collect(child, item, 1);
      add(std::move(item), entry, ++number);
    }
    if (number == 0) add(std::move(common), entry, 1);
  }

  void add(Concept item, const Element& entry, std::size_t number) {
    if (item.terms.empty()) {
      report_(Severity::warning, "tei.no-terms", tr("the entry {1} has no terms and is left out", entry.id));
      return;
    }
    item.id = (entry.id.empty() ? "e" + std::to_string(count_) : entry.id) + '.' + std::to_string(number);
    concepts_.push_back(std::move(item));
  }

  /// What an element says of the concept; senses within an entry are left to be concepts themselves.
  void collect(const Element& element, Concept& item, std::size_t depth) {
    for (const auto& child : element.children) {
      if (child.name == "sense" && depth == 0) continue;
      const bool translation = child.name == "cit" && (child.type == "trans" || child.type == "translation");
      if (translation) {
        take_translation(child, item);
      } else if (!take(child, item)) {
        if (!child.text.empty()) {
          item.extras.push_back(
              {std::string(element_category), child.name, child.text, "", child.id, child.language, "", 0});
        }
        collect(child, item, depth + 1);
      }
    }
  }

  void add_term(Concept& item, const Element& element, const LanguageTag& language) {
    if (element.text.empty()) return;
    Term term;
    term.text = element.text;
    term.language = language_of(element, language);
    term.status_stated = false;
    item.terms.push_back(std::move(term));
  }

  void take_translation(const Element& cit, Concept& item) {
    const auto language = LanguageTag::parse_loose(cit.language).value_or(file_.languages.target);
    const auto first = item.terms.size();
    for (const auto& child : cit.children) {
      if (child.name == "quote") add_term(item, child, language);
    }
    if (first == item.terms.size()) return collect(cit, item, 1);
    for (const auto& child : cit.children) {
      if (child.name != "quote") collect_grammar(child, item.terms[first]);
    }
  }

  static void collect_grammar(const Element& element, Term& term) {
    if (element.name == "pos" && term.part_of_speech.empty()) {
      term.part_of_speech = element.text;
    } else if (element.name == "gen" && term.gender.empty()) {
      term.gender = element.text;
    } else if (!element.text.empty()) {
      term.extras.push_back({std::string(element_category), element.name, element.text, "", element.id,
                             element.language, "", 0});
    }
    for (const auto& child : element.children) collect_grammar(child, term);
  }

  bool take(const Element& element, Concept& item) {
    if (element.name == "orth") {
      add_term(item, element, file_.languages.source);
      return true;
    }
    if (element.text.empty()) return false;
    if ((element.name == "pos" || element.name == "gen") && !item.terms.empty()) {
      auto& member = element.name == "pos" ? item.terms.front().part_of_speech : item.terms.front().gender;
      if (!member.empty()) return false;
      member = element.text;
      return true;
    }
    const bool is_domain = element.name == "usg" && element.type.starts_with("dom");
    auto* member = element.name == "def"    ? &item.definition
                   : element.name == "note" ? &item.note
                   : is_domain              ? &item.subject
                                            : nullptr;
    if (member == nullptr || !member->empty() || !element.children.empty()) return false;
    *member = element.text;
    return true;
  }

  xml::Reader xml_;
  Control control_;
  Reporter report_;
  FileHeader file_;
  std::vector<Concept> concepts_;
  std::size_t at_ = 0;
  std::size_t elements_ = 0;
  std::uint64_t count_ = 0;
  bool in_body_ = false;
};

}  // namespace
}  // namespace formats::tei

Format tei_format() {
  Format format;
  format.id = "tei";
  format.title = "TEI dictionary";
  format.extensions = {"tei"};
  format.sniff = [](std::string_view head, std::string_view /*name*/) {
    const auto root = formats::local_name(formats::root_tag(head));
    return root == "TEI" || root == "TEI.2" ? 100 : 0;
  };
  format.read_glossary = [](std::istream& in, const ReadOptions& options,
                            const Control& control) -> std::unique_ptr<Reader<Concept>> {
    return std::make_unique<formats::tei::GlossaryReader>(in, options, control);
  };
  return format;
}

}  // namespace distich
