#include <algorithm>
#include <ostream>
#include <string>

#include <distich/report/changes.hpp>
#include <distich/report/html_internal.hpp>
#include <distich/xml/page_filter.hpp>
#include <distich/xml/writer.hpp>

namespace distich::report {
namespace {

/// A text as it was or is, with what the other version has otherwise in `tag`.
struct Version {
  std::string_view label;
  std::string_view tag;
  const RichText* text = nullptr;  ///< null: there is none
  std::span<const ByteRange> parts;
};

std::string paragraph(const Version& version, const LanguageTag& language, bool labelled) {
  const auto label = labelled ? "<span class=\"label\" lang=\"en\">" + std::string(version.label) + "</span>"
                              : std::string();
  if (version.text == nullptr) return "<p class=\"none\">" + label + "not translated</p>";
  return "<p" + xml::language_attributes(language) + ">" + label +
         html_marked(version.text->text, version.parts, version.tag) + "</p>";
}

const RichText* target_of(const BilingualUnit& unit) {
  return unit.target ? &*unit.target : nullptr;
}

/// Both versions beside each other, or the one that both have.
std::string versions(const RichText* before, const RichText* after, const TextChange& change,
                     const LanguageTag& language) {
  if (!change.changed) {
    const auto same = paragraph({"", "", after, {}}, language, false);
    return "<div class=\"same\">" + same + "</div>";
  }
  return paragraph({"before", "del", before, change.before}, language, true) +
         paragraph({"after", "ins", after, change.after}, language, true);
}

std::string texts_of(const UnitChange& change) {
  if (change.kind != UnitChangeKind::changed) {
    const auto& unit = *(change.after != nullptr ? change.after : change.before);
    return paragraph({"", "", &unit.source, {}}, unit.languages.source, false) +
           paragraph({"", "", target_of(unit), {}}, unit.languages.target, false);
  }
  const auto& before = *change.before;
  const auto& after = *change.after;
  return versions(&before.source, &after.source, change.source, after.languages.source) +
         versions(target_of(before), target_of(after), change.target, after.languages.target);
}

/// Has a text changed in its inline codes only? Then nothing is marked.
bool only_codes(const TextChange& change) {
  return change.changed && change.before.empty() && change.after.empty();
}

std::string what_changed(const UnitChange& change) {
  if (change.kind != UnitChangeKind::changed) return {};
  std::string out;
  const auto add = [&](std::string_view what) { out.append(out.empty() ? "" : ", ").append(what); };
  if (change.source.changed) add(only_codes(change.source) ? "codes of the source" : "source");
  if (change.target.changed) add(only_codes(change.target) ? "codes of the target" : "target");
  if (change.state_changed) {
    add(std::string(name(change.before->state)) + " → " + std::string(name(change.after->state)));
  }
  return out;
}

std::string article(const UnitChange& change) {
  const auto& unit = *(change.after != nullptr ? change.after : change.before);
  const auto kind = std::string(name(change.kind));
  return "<article class=\"finding " + kind + "\">\n<p class=\"said\"><span class=\"severity\">" + kind +
         "</span> <bdi class=\"unit\">" + xml::escape_text(unit.id) + "</bdi> <span class=\"check\">" +
         what_changed(change) + "</span></p>\n<div class=\"texts\">" + texts_of(change) +
         "</div>\n</article>\n";
}

std::string summary(std::span<const UnitChange> changes) {
  std::string out = "<p class=\"sum\">";
  for (const auto kind : {UnitChangeKind::changed, UnitChangeKind::added, UnitChangeKind::removed}) {
    const auto number = std::ranges::count(changes, kind, &UnitChange::kind);
    out += (kind == UnitChangeKind::changed ? "" : " · ") + std::to_string(number) + ' ' +
           std::string(name(kind));
  }
  return out + "</p>\n";
}

}  // namespace

void write_change_page(std::ostream& out, std::string_view before, std::string_view after,
                       std::span<const UnitChange> changes) {
  out << page_begin("What was changed", PageScript::none) << "<p class=\"files\"><bdi>"
      << xml::escape_text(before) << "</bdi> → <bdi>" << xml::escape_text(after) << "</bdi></p>\n"
      << summary(changes) << "<main>\n";
  for (const auto& change : changes) out << article(change);
  out << "</main>\n" << page_end(PageScript::none);
}

}  // namespace distich::report
