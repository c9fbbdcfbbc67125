#include <algorithm>
#include <array>

#include <distich/formats/po/po_entry_writer_internal.hpp>
#include <distich/formats/po/po_header_internal.hpp>
#include <distich/formats/po/po_units_internal.hpp>
#include <distich/formats/xml_support_internal.hpp>
#include <distich/text/hash.hpp>

namespace distich::formats::po {
namespace {

/// Header fields that gettext knows, in its order; those that the writer gives itself are empty in a header.
constexpr auto known_fields = std::to_array<std::string_view>(
    {"Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator",
     "Language-Team", "Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
     "Plural-Forms"});

/// "2026-01-02T03:04:05Z" as gettext writes it; empty for anything else.
std::string revision_date(std::string_view time) {
  if (time.size() < 16 || time[10] != 'T' || !time.ends_with('Z')) return {};
  return std::string(time.substr(0, 10)) + ' ' + std::string(time.substr(11, 5)) + "+0000";
}

Properties header_fields(const FileHeader& header, std::string_view creation_time) {
  Properties out;
  for (const auto& [name, value] : header.properties) {
    const bool known = std::ranges::find(known_fields, name) != known_fields.end() || name.starts_with("X-");
    if (known && value.find('\n') == std::string::npos) out.emplace(name, value);
  }
  out.emplace("Project-Id-Version", header.original);
  if (auto date = revision_date(creation_time); !date.empty()) out["PO-Revision-Date"] = std::move(date);
  const auto set_language = [&](std::string_view name, const LanguageTag& language) {
    if (language.known()) out.insert_or_assign(std::string(name), locale_of(language));
  };
  set_language(field::language, header.languages.target);
  set_language(field::source_language, header.languages.source);
  out["MIME-Version"] = "1.0";
  out["Content-Type"] = "text/plain; charset=UTF-8";
  out["Content-Transfer-Encoding"] = "8bit";
  return out;
}

std::optional<std::string> take(Properties& properties, std::string_view name) {
  auto node = properties.extract(std::string(name));
  if (node.empty()) return std::nullopt;
  return std::move(node.mapped());
}

/// The same where the value can stand in a comment line of its own, and is read from there as it is.
std::optional<std::string> take_line(Properties& properties, std::string_view name) {
  const auto found = properties.find(std::string(name));
  if (found == properties.end() || found->second.empty()) return std::nullopt;
  const auto& value = found->second;
  const bool is_line =
      std::ranges::none_of(value, [](char c) { return static_cast<unsigned char>(c) < ' '; }) &&
      value.front() != ' ' && value.back() != ' ';
  return is_line ? take(properties, name) : std::nullopt;
}

/// The lines of a note, whatever ends them, as comments can hold them.
std::vector<std::string> lines_of(std::string_view note) {
  std::vector<std::string> lines(1);
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (note[i] == '\n' || note[i] == '\r') {
      if (note.substr(i).starts_with("\r\n")) ++i;
      lines.emplace_back();
    } else {
      lines.back() += is_unwritable(note[i]) ? replacement : note.substr(i, 1);
    }
  }
  return lines;
}

std::uint64_t count_unwritable(std::string_view text) {
  return static_cast<std::uint64_t>(std::ranges::count_if(text, is_unwritable));
}

bool has_text(const std::optional<RichText>& target) {
  return target && !target->empty();
}

/// Would the reader give the unit this state without being told?
bool state_shows(const BilingualUnit& unit) {
  if (!has_text(unit.target)) return unit.state == UnitState::untranslated;
  return unit.state == UnitState::draft || unit.state == UnitState::translated;
}

/// All that has no place of its own in an entry.
Properties details_of(const BilingualUnit& unit) {
  BilingualUnit known;
  known.state = unit.state;
  known.place = unit.place;
  known.confidence = unit.confidence;
  known.bead = unit.bead;
  known.properties = unit.properties;
  auto out = to_translation_unit(known).properties;
  if (state_shows(unit)) out.erase(std::string(unit_property::state));
  if (unit.context) {
    out.insert_or_assign(std::string(detail::previous), unit.context->previous);
    out.insert_or_assign(std::string(detail::next), unit.context->next);
  }
  return out;
}

}  // namespace

std::string_view base_of(std::string_view id) noexcept {
  return id.ends_with(']') ? id.substr(0, id.rfind('[')) : id;
}

std::optional<std::size_t> plural_number(const BilingualUnit& unit) {
  if (!unit.properties.contains(std::string(property::plural))) return std::nullopt;
  const std::string_view id = unit.id;
  const auto base = base_of(id);
  if (base.size() + 2 >= id.size()) return std::nullopt;
  return parse_number<std::size_t>(id.substr(base.size() + 1, id.size() - base.size() - 2));
}

void EntryWriter::add_line(std::string& out, std::string_view prefix, std::string_view text) const {
  out += prefix;
  if (!text.empty()) out += ' ';
  out += text;
  out += strings_.line_end();
}

void EntryWriter::add_string(std::string& out, std::string_view prefix, std::string_view keyword,
                             std::string_view text) const {
  out += strings_.lines(prefix, keyword, text);
  out += strings_.line_end();
}

std::string EntryWriter::header(const FileHeader& header, std::string_view creation_time) const {
  auto fields = header_fields(header, creation_time);
  std::string text;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) text += std::string(name) + ": " + std::string(value) + '\n';
  };
  for (const auto name : known_fields) add(name, take(fields, name).value_or(""));
  for (const auto& [name, value] : fields) add(name, value);
  std::string out;
  add_string(out, {}, "msgid", {});
  add_string(out, {}, "msgstr", text);
  return out;
}

/// Notes with an empty comment line between each two. One that would be read as details is a translator's
/// comment.
void EntryWriter::add_notes(std::string& out, const BilingualUnit& unit) const {
  bool first = true;
  for (const auto& note : unit.notes) {
    if (note.empty()) continue;
    if (!first) add_line(out, "#.", {});
    first = false;
    const auto lines = lines_of(note);
    const bool looks_like_details =
        std::ranges::any_of(lines, [](std::string_view line) { return line.starts_with(details_mark); });
    for (const auto& line : lines) add_line(out, looks_like_details ? "#" : "#.", line);
  }
}

/// An entry is known by its context and msgid: where the file has one already, or both would be the
/// header's, the unit's id becomes the context.
std::optional<std::string> EntryWriter::settle_context(const std::optional<std::string>& own,
                                                       const std::string& msgid, const std::string& id,
                                                       std::size_t number) {
  const auto is_free = [&](const std::optional<std::string>& context) {
    if (!context && msgid.empty()) return false;
    return keys_.insert(text::hash64(context ? *context + '\x04' + msgid : msgid));
  };
  if (is_free(own)) return own;
  if (is_free(id)) return id;
  auto numbered = id + ' ' + std::to_string(number);
  while (!is_free(numbered)) numbered += '\'';
  return numbered;
}

std::string EntryWriter::entry(std::span<const BilingualUnit> forms, std::size_t number) {
  const auto& unit = forms.front();
  auto details = details_of(unit);
  const bool plural = plural_number(unit) == 0;
  const auto id = std::string(plural ? base_of(unit.id) : std::string_view(unit.id));
  const auto own_id = plural ? take(details, property::id) : std::nullopt;
  const auto msgid = own_id.value_or(plain(unit.source));
  const auto msgid_plural = plural ? take(details, property::plural) : std::nullopt;
  const auto references = take_line(details, property::references);
  const auto flags = take_line(details, property::flags);
  const auto own = take(details, property::context);
  const auto context = settle_context(own, msgid, id, number);
  if (own && (own != context || looks_made(*own, id))) details.emplace(property::context, *own);
  if (id != std::to_string(number) || (context && context != own)) details.emplace(detail::id, id);
  const bool fuzzy = std::ranges::any_of(forms, [](const BilingualUnit& form) {
    return has_text(form.target) && form.state == UnitState::draft;
  });

  std::string out = strings_.line_end();
  const auto previous_context = take(details, property::previous_context);
  const auto previous_id = take(details, property::previous_id);
  const auto previous_plural = take(details, property::previous_plural);
  add_notes(out, unit);
  if (!details.empty()) add_line(out, "#.", std::string(details_mark) + ' ' + written_details(details));
  if (references) add_line(out, "#:", *references);
  if (fuzzy || flags) {
    add_line(out, "#,",
             (fuzzy ? std::string(flags ? "fuzzy, " : "fuzzy") : std::string()) + flags.value_or(""));
  }
  if (previous_context) add_string(out, "#| ", "msgctxt", *previous_context);
  if (previous_id) add_string(out, "#| ", "msgid", *previous_id);
  if (previous_plural) add_string(out, "#| ", "msgid_plural", *previous_plural);
  if (context) add_string(out, {}, "msgctxt", *context);
  add_string(out, {}, "msgid", msgid);
  if (msgid_plural) add_string(out, {}, "msgid_plural", *msgid_plural);
  add_forms(out, forms);
  count_losses(forms);
  return out;
}

void EntryWriter::add_forms(std::string& out, std::span<const BilingualUnit> forms) const {
  const bool plural = plural_number(forms.front()) == 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto keyword = plural ? "msgstr[" + std::to_string(i) + ']' : "msgstr";
    add_string(out, {}, keyword, forms[i].target ? plain(*forms[i].target) : std::string());
  }
}

void EntryWriter::count_losses(std::span<const BilingualUnit> forms) const {
  for (const auto& unit : forms) {
    losses_->add("U+0000 and U+0004", count_unwritable(unit.source.text) +
                                          (unit.target ? count_unwritable(unit.target->text) : 0));
    losses_->add("suggestions", unit.suggestions.size());
    losses_->add("terms", unit.terms.size());
    losses_->add("inline codes", unit.source.codes.size() + (unit.target ? unit.target->codes.size() : 0));
    const auto& first = forms.front();
    if (unit.notes != first.notes || unit.properties != first.properties || unit.context != first.context ||
        unit.state != first.state)
      losses_->add("what one plural form has");
  }
}

}  // namespace distich::formats::po
