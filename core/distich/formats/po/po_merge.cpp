#include <algorithm>
#include <map>
#include <utility>

#include <distich/base/error.hpp>
#include <distich/formats/po/po_string_internal.hpp>
#include <distich/formats/po/po_units_internal.hpp>
#include <distich/formats/splice_internal.hpp>
#include <distich/text/decode.hpp>

namespace distich::formats::po {
namespace {

/// A unit's target and the form that it belongs to.
struct Target {
  std::size_t form = 0;
  const BilingualUnit* unit = nullptr;
};

using Targets = std::map<std::size_t, std::vector<Target>>;  ///< by the number of their entry

[[noreturn]] void refuse(const BilingualUnit& unit) {
  throw Error(
      ErrorCode::invalid_argument,
      tr("unit {1} has no entry with its text in the catalogue; is it another catalogue's?", unit.id));
}

/// Finds the forms that units belong to. Where several have one id, as in catalogues put together from two,
/// units take them in order.
class Places {
 public:
  explicit Places(const File& file) : maker_(file, {}) {
    for (std::size_t entry = 0; entry < file.entries.size(); ++entry) {
      for (std::size_t form = 0; form < file.entries[entry].forms.size(); ++form)
        places_[maker_.id(entry, form)].forms.emplace_back(entry, form);
    }
  }

  std::optional<std::pair<std::size_t, std::size_t>> take(const BilingualUnit& unit) {
    const auto found = places_.find(unit.id);
    if (found == places_.end()) return std::nullopt;
    auto& [forms, taken] = found->second;
    const auto text = plain(unit.source);
    while (taken < forms.size()) {
      const auto [entry, form] = forms[taken++];
      if (maker_.source(entry, form) == text) return std::pair(entry, form);
    }
    return std::nullopt;
  }

 private:
  struct OfOneId {
    std::vector<std::pair<std::size_t, std::size_t>> forms;
    std::size_t taken = 0;
  };

  UnitMaker maker_;
  std::map<std::string, OfOneId> places_;
};

Targets assign(const File& file, std::span<const BilingualUnit> units) {
  Places places(file);
  Targets out;
  for (const auto& unit : units) {
    const auto place = places.take(unit);
    if (!unit.target || unit.target->empty()) continue;
    if (!place) refuse(unit);
    out[place->first].push_back({place->second, &unit});
  }
  return out;
}

class Merger {
 public:
  Merger(std::string_view text, std::string_view line_end) : text_(text), strings_(std::string(line_end)) {}

  void merge(const Entry& entry, const std::vector<Target>& targets) {
    for (const auto& [form, unit] : targets) set_text(entry, entry.forms[form], plain(*unit->target));
    const bool fuzzy = std::ranges::any_of(
        targets, [](const Target& target) { return target.unit->state == UnitState::draft; });
    if (fuzzy && !entry.is_fuzzy()) add_fuzzy(entry);
    if (!fuzzy && entry.is_fuzzy()) confirm(entry);
  }

  [[nodiscard]] std::string finish() {
    std::ranges::sort(edits_, {}, &Replacement::place);
    return splice(text_, edits_);
  }

 private:
  void set_text(const Entry& entry, const Form& form, const std::string& text) {
    if (form.text == text) return;
    // Forms may be numbered where the msgid_plural was lost.
    const bool numbered = entry.key.plural || entry.forms.size() > 1 || form.number > 0;
    const auto keyword = numbered ? "msgstr[" + std::to_string(form.number) + ']' : "msgstr";
    auto lines = strings_.lines({}, keyword, text);
    if (form.lines.empty()) lines.insert(0, strings_.line_end());
    edits_.push_back({form.lines, std::move(lines)});
  }

  void add_fuzzy(const Entry& entry) {
    if (!entry.flag_lines.empty()) {
      const auto behind_mark = text_.find('#', entry.flag_lines.front().begin) + 2;
      edits_.push_back({{behind_mark, behind_mark}, " fuzzy,"});
      return;
    }
    const auto at = entry.previous_lines.empty() ? entry.at : entry.previous_lines.front().begin;
    edits_.push_back({{at, at}, "#, fuzzy" + strings_.line_end()});
  }

  /// The flag goes, and the text that the translation was made for.
  void confirm(const Entry& entry) {
    for (const auto line : entry.flag_lines) remove_fuzzy(line);
    for (const auto line : entry.previous_lines) edits_.push_back({line, {}});
  }

  void remove_fuzzy(ByteRange line) {
    const auto written = line.of(text_);
    const auto at = written.find("fuzzy");
    if (at == std::string_view::npos) return;
    const auto mark = written.find('#') + 2;
    auto others = std::string(written.substr(mark, at - mark));
    auto behind = written.substr(at + std::string_view("fuzzy").size());
    behind.remove_prefix(std::min(behind.find_first_not_of(", \t"), behind.size()));
    if (behind.find_first_not_of("\r\n") == std::string_view::npos) {  // it was the last flag
      others.erase(others.find_last_not_of(", \t") + 1);
      if (others.empty()) {
        edits_.push_back({line, {}});
        return;
      }
    }
    edits_.push_back({line, std::string(written.substr(0, mark)) + others + std::string(behind)});
  }

  std::string_view text_;
  StringWriter strings_;
  std::vector<Replacement> edits_;
};

}  // namespace

std::string merge(const Skeleton& skeleton, std::span<const BilingualUnit> units) {
  const auto file = parse(skeleton.text, {}, {});
  Merger merger(skeleton.text, file.line_end);
  for (const auto& [entry, targets] : assign(file, units)) merger.merge(file.entries[entry], targets);
  return encode_article(merger.finish(), skeleton);
}

}  // namespace distich::formats::po
