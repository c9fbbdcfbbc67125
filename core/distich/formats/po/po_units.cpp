#include <algorithm>

#include <distich/formats/po/po_header_internal.hpp>
#include <distich/formats/po/po_string_internal.hpp>
#include <distich/formats/po/po_units_internal.hpp>

namespace distich::formats::po {
namespace {

bool is_plain_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.:@").find(c) != std::string_view::npos;
  });
}

std::string quoted(std::string_view text) {
  return '"' + escaped(text) + '"';
}

std::optional<std::string> take_name(std::string_view& rest) {
  if (rest.starts_with('"')) return take_string(rest);
  const auto name = rest.substr(0, rest.find('='));
  if (!is_plain_name(name)) return std::nullopt;
  rest.remove_prefix(name.size());
  return std::string(name);
}

std::string joined(const std::vector<std::string>& flags) {
  std::string out;
  for (const auto& flag : flags) {
    if (flag == "fuzzy") continue;
    if (!out.empty()) out += ", ";
    out += flag;
  }
  return out;
}

void set(Properties& properties, std::string_view name, const std::string& value) {
  if (!value.empty()) properties.emplace(name, value);
}

void set(Properties& properties, std::string_view name, const std::optional<std::string>& value) {
  if (value) properties.emplace(name, *value);
}

std::optional<std::string> take(Properties& properties, std::string_view name) {
  auto node = properties.extract(std::string(name));
  if (node.empty()) return std::nullopt;
  return std::move(node.mapped());
}

std::string plural_field(const File& file) {
  if (!file.header) return {};
  for (auto& [name, value] : fields_of(file.header->forms.front().text)) {
    if (name == field::plural_forms) return std::move(value);
  }
  return {};
}

}  // namespace

std::string written_details(const Properties& details) {
  std::string out;
  for (const auto& [name, value] : details) {
    if (!out.empty()) out += ' ';
    out += is_plain_name(name) ? name : quoted(name);
    out += '=' + quoted(value);
  }
  return out;
}

Properties read_details(std::string_view written) {
  Properties out;
  while (!written.empty()) {
    auto name = take_name(written);
    if (!name || !written.starts_with('=')) return {};
    written.remove_prefix(1);
    auto value = take_string(written);
    if (!value) return {};
    out.insert_or_assign(std::move(*name), std::move(*value));
    while (written.starts_with(' ')) written.remove_prefix(1);
  }
  return out;
}

bool looks_made(std::string_view context, std::string_view id) noexcept {
  if (!context.starts_with(id)) return false;
  context.remove_prefix(id.size());
  return context.empty() ||
         (context.starts_with(' ') && context.find_first_not_of("0123456789'", 1) == std::string_view::npos);
}

UnitMaker::UnitMaker(const File& file, LanguagePair languages)
    : file_(&file), languages_(std::move(languages)), singular_(singular_form(plural_field(file))) {}

std::string UnitMaker::id(std::size_t entry, std::size_t form) const {
  const auto& from = file_->entries[entry];
  const auto details = read_details(from.details);
  const auto given = details.find(std::string(detail::id));
  auto out = given != details.end() ? given->second : std::to_string(entry + 1);
  if (from.key.plural) out += '[' + std::to_string(from.forms[form].number) + ']';
  return out;
}

const std::string& UnitMaker::source(std::size_t entry, std::size_t form) const {
  const auto& from = file_->entries[entry];
  if (!from.key.plural) return *from.key.id;
  // Where there is one form for all numbers, it translates the plural.
  const bool singular = from.forms.size() > 1 && from.forms[form].number == singular_;
  return singular ? *from.key.id : *from.key.plural;
}

void UnitMaker::take_keys(const Entry& entry, const Properties& details, BilingualUnit& unit) const {
  const auto given = details.find(std::string(detail::id));
  const bool made =
      given != details.end() && entry.key.context && looks_made(*entry.key.context, given->second);
  if (!made) set(unit.properties, property::context, entry.key.context);
  if (entry.key.plural) {
    set(unit.properties, property::id, entry.key.id);
    set(unit.properties, property::plural, entry.key.plural);
  }
  set(unit.properties, property::references, entry.references);
  set(unit.properties, property::flags, joined(entry.flags));
  set(unit.properties, property::previous_context, entry.previous.context);
  set(unit.properties, property::previous_id, entry.previous.id);
  set(unit.properties, property::previous_plural, entry.previous.plural);
}

BilingualUnit UnitMaker::unit(std::size_t entry, std::size_t form) const {
  const auto& from = file_->entries[entry];
  BilingualUnit unit;
  unit.id = id(entry, form);
  unit.languages = languages_;
  unit.source = RichText(source(entry, form));
  const auto& text = from.forms[form].text;
  if (!text.empty()) unit.target = RichText(text);
  unit.state = unit.target ? UnitState::translated : UnitState::untranslated;
  unit.notes = from.notes;
  const auto details = read_details(from.details);
  if (details.empty() && !from.details.empty())
    unit.notes.push_back(std::string(details_mark) + ' ' + from.details);
  unit.properties = details;
  unit.properties.erase(std::string(detail::id));
  take_keys(from, details, unit);
  take_details(unit);
  if (from.is_fuzzy() && unit.target) unit.state = UnitState::draft;
  auto previous = take(unit.properties, detail::previous);
  auto next = take(unit.properties, detail::next);
  if (previous || next)
    unit.context = Context{std::move(previous).value_or(""), std::move(next).value_or("")};
  return unit;
}

std::string plain(const RichText& rich) {
  return render(rich, [](std::string_view part) { return std::string(part); });
}

}  // namespace distich::formats::po
