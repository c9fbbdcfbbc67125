#include <functional>
#include <istream>
#include <map>
#include <utility>

#include <distich/formats/tmx/tmx_inline_internal.hpp>
#include <distich/formats/tmx/tmx_names_internal.hpp>
#include <distich/formats/tmx/tmx_reader_internal.hpp>

namespace distich::formats::tmx {
namespace {

// Units between two calls of Control::checkpoint.
constexpr std::uint64_t checkpoint_interval = 256;

std::string take(Properties& properties, std::string_view name) {
  const auto found = properties.find(std::string(name));
  if (found == properties.end()) return {};
  auto value = std::move(found->second);
  properties.erase(found);
  return value;
}

/// The neighbours' texts out of the properties that OmegaT keeps them in.
std::optional<Context> take_context(Properties& properties) {
  const bool known =
      properties.contains(std::string(previous_property)) || properties.contains(std::string(next_property));
  if (!known) return std::nullopt;
  return Context{take(properties, previous_property), take(properties, next_property)};
}

std::string qualified_name(const xml::Attribute& attribute) {
  return xml::qualified_name(attribute.prefix, attribute.name);
}

/// A text that no memory keeps is no reason to give up the units behind it.
constexpr xml::Limits limits{.cut_long_texts = true};

/// Reads <tu> after <tu>.
class MemoryReader final : public Reader<TranslationUnit> {
 public:
  MemoryReader(std::istream& in, const ReadOptions& options, Control control)
      : xml_(in, options.input, limits), control_(std::move(control)), report_(xml_, control_) {
    read_root();
    read_until_body();
    header_.languages.source = options.languages.source.known() ? options.languages.source : source_language_;
    header_.languages.target = options.languages.target;
  }

  [[nodiscard]] const FileHeader& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    while (in_body_ && xml_.next()) {
      if (xml_.kind() == xml::NodeKind::end && xml_.name() == "body") in_body_ = false;
      if (xml_.kind() != xml::NodeKind::start) continue;
      if (xml_.name() != "tu") {
        skip_unknown();
        continue;
      }
      unit = {};
      if (count_++ % checkpoint_interval == 0) control_.checkpoint({"reading", count_ - 1, std::nullopt});
      if (read_unit(unit)) return true;
    }
    // What follows must be well-formed too: a file cut off here is not whole.
    while (xml_.next()) {
    }
    return false;
  }

  /// What the file says of all units: "*all*" and nothing both give "und".
  [[nodiscard]] const LanguageTag& source_language() const { return source_language_; }

  Reporter& report() { return report_; }

 private:
  void read_root() {
    while (xml_.next() && xml_.kind() != xml::NodeKind::start) {
    }
    if (xml_.name() != "tmx") {
      throw Error(ErrorCode::malformed, tr("not a TMX file: its document element is <{1}>", xml_.name()),
                  xml_.position());
    }
    const auto version = xml_.attribute("version");
    if (!version) {
      report_(Severity::note, "tmx.no-version", tr("<tmx> does not say its version; it is read as 1.4"));
    } else if (!version->starts_with("1.") && *version != "1") {
      throw Error(ErrorCode::unsupported,
                  tr("TMX version {1} is not known; versions 1.1 to 1.4 are", *version), xml_.position());
    }
  }

  void read_until_body() {
    bool has_header = false;
    while (xml_.next()) {
      if (xml_.kind() != xml::NodeKind::start) continue;
      if (xml_.name() == "header") {
        has_header = true;
        read_header();
      } else if (xml_.name() == "body") {
        in_body_ = true;
        break;
      } else {
        skip_unknown();
      }
    }
    if (!has_header) report_(Severity::warning, "tmx.no-header", tr("the file has no <header>"));
    if (!in_body_) report_(Severity::warning, "tmx.no-body", tr("the file has no <body>, so no units"));
    header_.original = take(header_.properties, original_property);
  }

  void read_header() {
    for (const auto& attribute : xml_.attributes()) {
      if (attribute.name == "srclang") {
        read_source_language(attribute.value);
      } else {
        header_.properties.insert_or_assign(qualified_name(attribute), attribute.value);
      }
    }
    const auto outer = xml_.depth();
    while (xml_.next() && !(xml_.kind() == xml::NodeKind::end && xml_.depth() == outer)) {
      if (xml_.kind() != xml::NodeKind::start) continue;
      if (xml_.name() == "prop") {
        read_property(header_.properties, header_attributes);
      } else if (xml_.name() == "note") {
        add_property(header_.properties, header_note, xml_.inner_text(), false);
      } else {
        skip_unknown();
      }
    }
  }

  void read_source_language(std::string_view tag) {
    if (tag.empty() || tag == "*all*") return;
    if (auto language = read_language(tag, "tmx.language-mended", report_)) {
      source_language_ = std::move(*language);
    } else {
      report_(Severity::warning, "tmx.bad-language", tr("srclang=\"{1}\" is no language tag", tag));
    }
  }

  /// False when the unit has nothing to give.
  bool read_unit(TranslationUnit& unit) {
    for (const auto& attribute : xml_.attributes()) {
      if (attribute.name == "tuid") {
        unit.id = attribute.value;
      } else {
        unit.properties.insert_or_assign(qualified_name(attribute), attribute.value);
      }
    }
    const auto where = xml_.position();
    const auto outer = xml_.depth();
    const auto cut_before = xml_.cut_texts();
    while (xml_.next() && !(xml_.kind() == xml::NodeKind::end && xml_.depth() == outer)) {
      if (xml_.kind() != xml::NodeKind::start) continue;
      if (xml_.name() == "tuv") {
        read_variant(unit);
      } else {
        read_common(unit.notes, unit.properties, unit_attributes);
      }
    }
    if (xml_.cut_texts() != cut_before) {
      control_.report({Severity::error, "tmx.too-long",
                       tr("a <tu> was skipped: one of its texts is longer than {1} bytes", limits.text_bytes),
                       where});
      return false;
    }
    if (unit.variants.empty()) {
      control_.report({Severity::error, "tmx.empty-unit", tr("a <tu> without text was skipped"), where});
      return false;
    }
    place_context(unit);
    return true;
  }

  /// Neighbours given for the whole unit are those of its source variant.
  void place_context(TranslationUnit& unit) const {
    auto context = take_context(unit.properties);
    if (!context) return;
    const auto own = unit.properties.find("srclang");
    const auto own_language =
        own == unit.properties.end() ? std::nullopt : LanguageTag::parse_loose(own->second);
    const auto& wanted = own_language ? *own_language : source_language_;
    const auto* source = unit.variant(wanted);
    const auto index = source == nullptr ? 0 : source - unit.variants.data();
    auto& variant = unit.variants[static_cast<std::size_t>(index)];
    if (!variant.context) variant.context = std::move(context);
  }

  void read_variant(TranslationUnit& unit) {
    Variant variant;
    const bool has_language = read_variant_attributes(variant);
    bool has_text = false;
    const auto outer = xml_.depth();
    while (xml_.next() && !(xml_.kind() == xml::NodeKind::end && xml_.depth() == outer)) {
      if (xml_.kind() != xml::NodeKind::start) continue;
      if (xml_.name() == "seg") {
        variant.text = read_segment(xml_, report_);
        has_text = true;
      } else {
        read_common(variant.notes, variant.properties, variant_attributes);
      }
    }
    if (!has_text) report_(Severity::error, "tmx.no-segment", tr("a <tuv> without <seg> was skipped"));
    if (!has_text || !has_language) return;
    variant.context = take_context(variant.properties);
    unit.variants.push_back(std::move(variant));
  }

  /// False, reported, when the language is missing or no language tag.
  bool read_variant_attributes(Variant& variant) {
    std::optional<std::string_view> tag;
    for (const auto& attribute : xml_.attributes()) {
      if (attribute.name == "lang") {
        if (!tag || attribute.uri == xml::xml_namespace) tag = attribute.value;
      } else {
        variant.properties.insert_or_assign(qualified_name(attribute), attribute.value);
      }
    }
    if (!tag) {
      report_(Severity::error, "tmx.no-language", tr("a <tuv> without xml:lang was skipped"));
      return false;
    }
    const auto* language = find_language(*tag);
    if (language == nullptr) {
      report_(Severity::error, "tmx.bad-language",
              tr("a <tuv> was skipped: \"{1}\" is no language tag", *tag));
      return false;
    }
    variant.language = *language;
    return true;
  }

  /// Null when it is none. A file has few tags, and repeats them in each unit.
  const LanguageTag* find_language(std::string_view tag) {
    constexpr std::size_t most_known = 1000;
    if (const auto known = languages_.find(tag); known != languages_.end()) return &known->second;
    auto language = read_language(tag, "tmx.language-mended", report_);
    if (!language) return nullptr;
    if (languages_.size() == most_known) languages_.clear();
    return &languages_.emplace(tag, std::move(*language)).first->second;
  }

  template <std::size_t N>
  void read_common(std::vector<std::string>& notes, Properties& properties,
                   const std::array<std::string_view, N>& attributes) {
    if (xml_.name() == "note") {
      notes.push_back(xml_.inner_text());
    } else if (xml_.name() == "prop") {
      read_property(properties, attributes);
    } else {
      skip_unknown();
    }
  }

  template <std::size_t N>
  void read_property(Properties& properties, const std::array<std::string_view, N>& attributes) {
    const std::string type(xml_.attribute("type").value_or(""));
    add_property(properties, type, xml_.inner_text(), is_one_of(attributes, type));
  }

  void skip_unknown() {
    report_.once(Severity::warning, "tmx.unknown-element", xml_.name(),
                 tr("the element <{1}> is not used here and was skipped", xml_.name()));
    xml_.skip();
  }

  xml::Reader xml_;
  Control control_;
  Reporter report_;
  FileHeader header_;
  LanguageTag source_language_;
  std::map<std::string, LanguageTag, std::less<>> languages_;  ///< by tag as written
  bool in_body_ = false;
  std::uint64_t count_ = 0;
};

/// What our writer adds for bilingual units is out of the properties again, unless it is not understood.
void check_details(BilingualUnit& unit, Reporter& report) {
  for (const auto name : {unit_property::state, unit_property::confidence, unit_property::place}) {
    const auto value = take(unit.properties, name);
    if (value.empty()) continue;
    report(Severity::warning, "tmx.bad-property",
           tr("the <prop> \"{1}\" has a value that is not understood: \"{2}\"", name, value));
  }
}

/// The two languages that the caller wants, or that the first unit has.
class BilingualReader final : public Reader<BilingualUnit> {
 public:
  BilingualReader(std::istream& in, const ReadOptions& options, const Control& control)
      : memory_(in, options, control), header_(memory_.header()) {
    has_ahead_ = memory_.next(ahead_);
    if (has_ahead_) find_languages();
  }

  [[nodiscard]] const FileHeader& header() const override { return header_; }

  bool next(BilingualUnit& unit) override {
    while (has_ahead_) {
      auto found = to_unit(ahead_);
      if (found) {
        check_details(*found, memory_.report());
      } else {
        report_missing_language();
      }
      has_ahead_ = memory_.next(ahead_);
      if (found) {
        unit = std::move(*found);
        return true;
      }
    }
    return false;
  }

 private:
  void find_languages() {
    auto& [source, target] = header_.languages;
    if (!source.known()) source = ahead_.variants.front().language;
    if (target.known()) return;
    const auto* source_variant = ahead_.variant(source);
    for (const auto& variant : ahead_.variants) {
      if (&variant == source_variant) continue;
      target = variant.language;
      return;
    }
  }

  /// A unit that our writer wrote without target is known by its state.
  [[nodiscard]] std::optional<BilingualUnit> to_unit(const TranslationUnit& unit) const {
    if (auto found = to_bilingual_unit(unit, header_.languages)) return found;
    const bool untranslated =
        unit.variants.size() == 1 && unit.properties.contains(std::string(unit_property::state));
    if (!untranslated || unit.variant(header_.languages.source) == nullptr) return std::nullopt;
    BilingualUnit out;
    out.id = unit.id;
    out.languages = header_.languages;
    out.source = unit.variants.front().text;
    out.context = unit.variants.front().context;
    out.notes = unit.notes;
    out.properties = unit.properties;
    take_details(out);
    return out;
  }

  void report_missing_language() {
    memory_.report()(
        Severity::warning, "tmx.no-such-language",
        tr("a unit was skipped: it has no text in {1}", ahead_.variant(header_.languages.source) == nullptr
                                                            ? header_.languages.source.str()
                                                            : header_.languages.target.str()));
  }

  MemoryReader memory_;
  FileHeader header_;
  TranslationUnit ahead_;
  bool has_ahead_ = false;
};

}  // namespace

std::unique_ptr<Reader<TranslationUnit>> read_memory(std::istream& in, const ReadOptions& options,
                                                     const Control& control) {
  return std::make_unique<MemoryReader>(in, options, control);
}

std::unique_ptr<Reader<BilingualUnit>> read_bilingual(std::istream& in, const ReadOptions& options,
                                                      const Control& control) {
  return std::make_unique<BilingualReader>(in, options, control);
}

}  // namespace distich::formats::tmx
