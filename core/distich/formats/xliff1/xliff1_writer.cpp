#include <ostream>

#include <distich/formats/base64_internal.hpp>
#include <distich/formats/hash_set_internal.hpp>
#include <distich/formats/losses_internal.hpp>
#include <distich/formats/xliff/xliff_values_internal.hpp>
#include <distich/formats/xliff1/xliff1_content_writer_internal.hpp>
#include <distich/formats/xliff1/xliff1_context_internal.hpp>
#include <distich/formats/xliff1/xliff1_names_internal.hpp>
#include <distich/formats/xliff1/xliff1_values_internal.hpp>
#include <distich/formats/xliff1/xliff1_writer_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/text/hash.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff1 {
namespace {

using xliff::CodePlan;

constexpr auto inline_layout = xml::Writer::Layout::in_line;

/// XLIFF wants every file to say what it was made from, in a list of its own or with "x-".
std::string datatype_of(const std::optional<Skeleton>& skeleton) {
  if (!skeleton || skeleton->format == "text") return "plaintext";
  return skeleton->format == "html" ? "html" : "x-" + skeleton->format;
}

class BilingualWriter final : public Writer<BilingualUnit> {
 public:
  BilingualWriter(std::ostream& out, const WriteOptions& options)
      : xml_(out), losses_("XLIFF 1.2", options.on_diagnostic) {}

  void begin(const FileHeader& header) override {
    languages_ = header.languages;
    xml_.declaration();
    xml_.open("xliff");
    xml_.attribute("xmlns", core_namespace);
    xml_.attribute("version", "1.2");
    xml_.open("file");
    xml_.attribute("original", xml_safe(header.original));
    xml_.attribute("source-language", languages_.source.str());
    if (languages_.target.known()) xml_.attribute("target-language", languages_.target.str());
    xml_.attribute("datatype", datatype_of(header.skeleton));
    write_head(header);
    xml_.open("body");
  }

  void write(const BilingualUnit& unit) override {
    // XLIFF allows only texts without a state of their own to have no target.
    const bool keep_state = unit.target ? unit.target->empty() || unit.state == UnitState::untranslated
                                        : unit.state != UnitState::untranslated;
    const auto state = to_target_state(unit.state);
    const auto id = unit_id(unit.id);
    xml_.open("trans-unit");
    xml_.attribute("id", id);
    if (unit.target && state.approved) xml_.attribute("approved", "yes");
    for (const auto& [name, value] : unit.properties) {
      if (is_attribute(name, value)) xml_.attribute(name, xml_safe(value));
    }
    xml_.attribute("xml:space", "preserve");
    const CodePlan plan(unit.source, unit.target ? &*unit.target : nullptr);
    write_text("source", plan, plan.source());
    if (unit.target) write_target(state.state, plan);
    write_contexts(xml_, unit, {id, languages_, keep_state});
    for (const auto& term : unit.terms) write_term(xml_, term);
    write_notes(xml_, unit);
    for (const auto& suggestion : unit.suggestions) write_suggestion(suggestion);
    xml_.close();
  }

  void finish() override {
    xml_.finish();
    losses_.report();
  }

 private:
  void write_head(const FileHeader& header) {
    if (!header.skeleton && header.properties.empty()) return;
    xml_.open("header");
    if (header.skeleton) write_skeleton(*header.skeleton);
    for (const auto& [name, value] : header.properties) {
      xml_.open("note", inline_layout);
      xml_.attribute("from", own::property);
      xml_.text(xml_safe(format_property(name, value)));
      xml_.close();
    }
    xml_.close();
  }

  void write_skeleton(const Skeleton& skeleton) {
    const bool is_base64 = xml::find_forbidden(skeleton.text) != std::string_view::npos;
    xml_.open("skl");
    xml_.open("internal-file", inline_layout);
    xml_.attribute("form", format_form(skeleton, is_base64));
    xml_.text(is_base64 ? encode_base64(skeleton.text) : skeleton.text);
    xml_.close();
    xml_.close();
  }

  /// The unit's own id where it is the first to have it, else a new one. Some bytes are remembered of each.
  std::string unit_id(std::string_view wanted) {
    auto id = xml_safe(wanted);
    while (id.empty() || !used_ids_.insert(text::hash64(id))) id = "u" + std::to_string(++generated_);
    return id;
  }

  void write_text(std::string_view element, const CodePlan& plan, const CodePlan::Side& side) {
    xml_.open(element, inline_layout);
    write_content(xml_, plan, side, losses_);
    xml_.close();
  }

  void write_target(std::string_view state, const CodePlan& plan) {
    xml_.open("target", inline_layout);
    xml_.attribute("state", state);
    write_content(xml_, plan, plan.target(), losses_);
    xml_.close();
  }

  void write_suggestion(const Suggestion& suggestion) {
    const CodePlan plan(suggestion.source, &suggestion.target);
    xml_.open("alt-trans");
    xml_.attribute("match-quality", xliff::format_score(suggestion.score));
    if (!suggestion.origin.empty()) xml_.attribute("origin", xml_safe(suggestion.origin));
    write_text("source", plan, plan.source());
    xml_.open("target", inline_layout);
    xml_.attribute("state-qualifier", qualifier(suggestion.kind));
    write_content(xml_, plan, plan.target(), losses_);
    xml_.close();
    write_differences(xml_, suggestion.differs);
    xml_.close();
  }

  xml::Writer xml_;
  Losses losses_;
  LanguagePair languages_;
  HashSet used_ids_;
  std::uint64_t generated_ = 0;
};

}  // namespace

std::unique_ptr<Writer<BilingualUnit>> write_bilingual(std::ostream& out, const WriteOptions& options) {
  return std::make_unique<BilingualWriter>(out, options);
}

}  // namespace distich::formats::xliff1
