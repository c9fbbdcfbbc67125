#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include <distich/engine/unit_import_internal.hpp>
#include <distich/text/normalize.hpp>

namespace distich {
namespace {

std::string normal(std::string_view text) {
  return text::normalize(text, text::Form::match);
}

/// Is anything left of a text once it is normalised?
bool has_text(std::string_view text) {
  // Visible ASCII always is.
  return std::ranges::any_of(text, [](char c) { return c > ' ' && c < 0x7F; }) || !normal(text).empty();
}

std::size_t count_distinct(std::vector<std::string_view> names) {
  std::ranges::sort(names);
  return static_cast<std::size_t>(std::unique(names.begin(), names.end()) - names.begin());
}

const Variant* in_language(const TranslationUnit* unit, const LanguageTag& language) {
  if (unit == nullptr) return nullptr;
  const auto found = std::ranges::find(unit->variants, language, &Variant::language);
  return found == unit->variants.end() ? nullptr : &*found;
}

/// Did `pretranslate --pseudo` make the translation?
bool is_pseudo(const TranslationUnit& unit) {
  const auto kind = unit.properties.find("match-kind");
  return kind != unit.properties.end() && kind->second == "pseudo";
}

/// The translation of a neighbour: of nothing, at either end of a text, nothing.
std::optional<std::string> translated(const std::string& text, const LanguageTag& language,
                                      const TranslationUnit* neighbour, const LanguageTag& wanted) {
  if (text.empty()) return std::string();
  if (neighbour != nullptr && is_pseudo(*neighbour)) return std::nullopt;
  const auto* source = in_language(neighbour, language);
  const auto* target = in_language(neighbour, wanted);
  if (source == nullptr || target == nullptr || source->text.text != text) return std::nullopt;
  return target->text.text;
}

/// When a unit was last changed, as far as it says; TMX dates sort as text.
std::string date_of(const TranslationUnit& unit) {
  std::string last;
  const auto look = [&](const Properties& properties) {
    for (const auto* name : {"creationdate", "changedate"}) {
      if (const auto found = properties.find(name); found != properties.end())
        last = std::max(last, found->second);
    }
  };
  look(unit.properties);
  for (const auto& variant : unit.variants) look(variant.properties);
  return last;
}

}  // namespace

void complete_contexts(TranslationUnit& unit, const TranslationUnit* previous, const TranslationUnit* next) {
  const auto known =
      std::ranges::find_if(unit.variants, [](const Variant& variant) { return variant.context.has_value(); });
  if (known == unit.variants.end()) return;
  const auto& [before, behind] = *known->context;
  for (auto& variant : unit.variants) {
    if (variant.context || variant.language == known->language) continue;
    auto first = translated(before, known->language, previous, variant.language);
    auto second = translated(behind, known->language, next, variant.language);
    if (first && second) variant.context = Context{std::move(*first), std::move(*second)};
  }
}

UnitImport::UnitImport(Store& store, TranslationMemory& memory, const ImportOptions& options,
                       ImportReport& report, const Control& control)
    : store_(store), memory_(memory), options_(options), report_(report), control_(control) {}

void UnitImport::add(TranslationUnit unit) {
  if (current_) {
    complete_contexts(*current_, previous_ ? &*previous_ : nullptr, &unit);
    keep(*current_);
    previous_ = std::move(current_);
  }
  current_ = std::move(unit);
}

void UnitImport::finish() {
  if (current_) {
    complete_contexts(*current_, previous_ ? &*previous_ : nullptr, nullptr);
    keep(*current_);
  }
  current_.reset();
  report_repeated_ids();
}

void UnitImport::keep(const TranslationUnit& unit) {
  ++number_;
  if (!unit.id.empty()) ids_.add(unit.id, number_);
  if (!is_usable(unit)) {
    ++report_.units.skipped;
    return;
  }
  if (options_.on_conflict != OnConflict::keep_all) {
    const auto conflicts = conflicts_with(unit);
    if (!conflicts.empty() && !settle(unit, conflicts)) return;
  }
  memory_.add(unit, report_.session, report_.units);
  count(unit);
}

bool UnitImport::is_usable(const TranslationUnit& unit) {
  if (is_pseudo(unit)) {
    report(Severity::warning, "import.pseudo", tr("a unit with a pseudo-translation was skipped"), number_,
           unit.id);
    return false;
  }
  std::vector<std::string_view> languages;
  std::vector<std::string_view> with_text;
  for (const auto& variant : unit.variants) {
    if (variant.text.text.size() > longest_text) {
      report(Severity::warning, "import.too-long",
             tr("a text of {1} bytes is longer than {2}, the most that is kept; the unit was skipped",
                variant.text.text.size(), longest_text),
             number_, unit.id);
      return false;
    }
    languages.push_back(variant.language.str());
    if (has_text(variant.text.text)) with_text.push_back(languages.back());
  }
  if (count_distinct(with_text) < 2) {
    if (count_distinct(languages) >= 2) {
      report(Severity::warning, "import.no-target", tr("a unit with text in one language only was skipped"),
             number_, unit.id);
    } else {
      report(Severity::warning, "import.one-language", tr("a unit in one language only was skipped"), number_,
             unit.id);
    }
    return false;
  }
  if (count_distinct(languages) < languages.size()) {
    report(Severity::warning, "import.same-language",
           tr("a unit has the same language twice; each of its texts is found"), number_, unit.id);
  }
  return true;
}

void UnitImport::count(const TranslationUnit& unit) {
  const auto& source = unit.variants.front().language;
  for (const auto& variant : unit.variants) {
    ++report_.languages[variant.language.str()];
    if (&variant != &unit.variants.front()) ++report_.pairs[{source, variant.language}];
  }
}

std::vector<UnitId> UnitImport::conflicts_with(const TranslationUnit& unit) const {
  constexpr std::size_t most = 100;
  const auto* source = unit.variant(options_.read.languages.source);
  if (source == nullptr) source = &unit.variants.front();
  std::set<UnitId> found;
  for (const auto& target : unit.variants) {
    if (&target == source || target.text.text.empty()) continue;
    const auto wanted = normal(target.text.text);
    MatchQuery query;
    query.text = RichText(source->text.text);
    for (const auto& match : memory_.find(query, {source->language, target.language}, {Score{10000}, most})) {
      const bool same_pair = match.languages.target.primary() == target.language.primary();
      if (same_pair && normal(match.target.text) != wanted) found.insert(match.unit);
    }
  }
  return {found.begin(), found.end()};
}

bool UnitImport::settle(const TranslationUnit& unit, const std::vector<UnitId>& conflicts) {
  ++report_.conflicts;
  const auto date = date_of(unit);
  bool newer = options_.on_conflict == OnConflict::newest;
  for (const auto id : conflicts) {
    const auto known = store_.tm().get(id);
    // Where either says no date, what comes later is newer.
    if (known && !date.empty() && date_of(known->unit) > date) newer = false;
  }
  if (!newer) {
    ++report_.units.skipped;
    report(Severity::note, "import.conflict",
           tr("a unit was skipped: the memory has another translation of its source"), number_, unit.id);
    return false;
  }
  for (const auto id : conflicts) {
    if (store_.tm().remove(id, report_.session)) ++report_.replaced;
  }
  return true;
}

void UnitImport::report(Severity severity, std::string_view id, Message message, std::uint64_t number,
                        const std::string& unit_id) const {
  SourcePos where;
  where.input = options_.read.input + ": #" + std::to_string(number);
  if (!unit_id.empty()) where.input += " (" + unit_id + ')';
  control_.report({severity, id, std::move(message), std::move(where)});
}

void UnitImport::report_repeated_ids() {
  ids_.each([&](std::uint64_t number, std::uint64_t earlier) {
    report(Severity::warning, "import.same-id",
           tr("a unit has the id of an earlier one, unit {1}; both were taken", earlier), number, {});
  });
}

}  // namespace distich
