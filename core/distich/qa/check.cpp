#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include <distich/base/error.hpp>
#include <distich/qa/check.hpp>
#include <distich/qa/checks_internal.hpp>
#include <distich/qa/options_internal.hpp>
#include <distich/qa/rules_internal.hpp>
#include <distich/qa/terms_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/hash.hpp>

namespace distich {
namespace {

using namespace qa_internal;

using Run = void (*)(const Task&, const Report&);

struct UnitCheck {
  std::string_view name;
  Run run;
};

constexpr auto unit_checks = std::to_array<UnitCheck>({{check_name::untranslated, check_untranslated},
                                                       {check_name::wrong_script, check_script},
                                                       {check_name::inline_codes, check_inline_codes},
                                                       {check_name::placeholders, check_placeholders},
                                                       {check_name::addresses, check_addresses},
                                                       {check_name::numbers, check_numbers},
                                                       {check_name::markup, check_markup},
                                                       {check_name::literals, check_literals},
                                                       {check_name::acronyms, check_acronyms}});
/// Behind those of terms.
constexpr auto form_checks = std::to_array<UnitCheck>({{check_name::length, check_length},
                                                       {check_name::accelerators, check_accelerators},
                                                       {check_name::start_mark, check_start_mark},
                                                       {check_name::end_mark, check_end_mark},
                                                       {check_name::brackets, check_brackets},
                                                       {check_name::quotes, check_quotes},
                                                       {check_name::quote_style, check_quote_style},
                                                       {check_name::number_style, check_number_style},
                                                       {check_name::punctuation, check_punctuation},
                                                       {check_name::capitals, check_capitals},
                                                       {check_name::white_space, check_white_space},
                                                       {check_name::repeated_word, check_repeated_words},
                                                       {check_name::characters, check_characters},
                                                       {check_name::alignment, check_alignment}});

bool is_blank(const RichText& rich) {
  return text::trimmed(rich.text, {0, rich.text.size()}).empty();
}

}  // namespace

std::vector<Check> all_checks() {
  using enum Severity;
  return {
      {check_name::empty_target, warning, tr("a source text without a translation")},
      {check_name::untranslated, warning, tr("a translation that is the source text")},
      {check_name::wrong_script, error, tr("a translation in a script that its language is not written in")},
      {check_name::inline_codes, error, tr("inline codes that are missing, too many, or wrongly paired")},
      {check_name::placeholders, error, tr("placeholders that only one side has: %s, {0}, {n, plural, …}")},
      {check_name::addresses, warning, tr("web and e-mail addresses that only one side has")},
      {check_name::numbers, warning, tr("numbers that only one side has, in the digits of any script")},
      {check_name::markup, warning, tr("tags in the text itself that only one side has: <b>, <br/>")},
      {check_name::literals, warning,
       tr("file paths, options, function names and escapes that only one side has: /etc/hosts, --all, f(), "
          "\\n")},
      {check_name::acronyms, note, tr("a word of capitals that the translation has not")},
      {check_name::forbidden_term, warning, tr("a rendering that the glossary forbids or has given up")},
      {check_name::missing_term, warning, tr("a term of the glossary without any of its renderings")},
      {check_name::other_term, warning,
       tr("the rendering of a term that the source has not, where another's is missing")},
      {check_name::custom_rule, error, tr("what the rules of a file say")},
      {check_name::length, error,
       tr("a translation that is out of proportion, or longer than the file allows")},
      {check_name::accelerators, warning, tr("marks of access keys that only one side has")},
      {check_name::start_mark, note, tr("a bullet, a dash or the like at the beginning of one side only")},
      {check_name::end_mark, warning, tr("a question, a colon or another mark at the end of one side only")},
      {check_name::brackets, warning, tr("a bracket without its partner")},
      {check_name::quotes, warning,
       tr("a quotation mark without its partner, a quotation that the translation lost")},
      {check_name::quote_style, note,
       tr("quotation marks that the language does not use, or nests otherwise")},
      {check_name::number_style, note, tr("numbers whose marks are not those of the language or its region")},
      {check_name::punctuation, note,
       tr("marks, and spaces around them, that are not as the language has them")},
      {check_name::capitals, note, tr("a capital at the beginning of one side only")},
      {check_name::white_space, note, tr("white space, line breaks and tabs that are not as in the source")},
      {check_name::repeated_word, warning, tr("a word that stands twice in a row")},
      {check_name::characters, warning,
       tr("wrongly decoded text, words of two alphabets, unpaired controls of writing direction")},
      {check_name::alignment, warning, tr("two texts that may not belong together")},
      {check_name::same_source, warning, tr("a source with several translations")},
      {check_name::same_target, note, tr("a translation of several sources")},
  };
}

qa_internal::Choice::Choice(CheckOptions options) : options_(std::move(options)) {
  const auto known = all_checks();
  const auto refuse_unknown = [&](const std::string& name) {
    if (std::ranges::find(known, name, &Check::name) == known.end())
      throw Error(ErrorCode::invalid_argument, tr("there is no check \"{1}\"", name));
  };
  std::ranges::for_each(options_.only, refuse_unknown);
  std::ranges::for_each(options_.skip, refuse_unknown);
  for (const auto& [name, severity] : options_.severities) refuse_unknown(name);
}

bool qa_internal::Choice::wants(std::string_view check) const {
  const bool chosen = options_.only.empty() || std::ranges::find(options_.only, check) != options_.only.end();
  return chosen && std::ranges::find(options_.skip, check) == options_.skip.end();
}

void qa_internal::Choice::add(std::vector<Finding>& findings, Finding finding) const {
  if (!wants(finding.check)) return;
  const auto stated = options_.severities.find(std::string(finding.check));
  if (stated != options_.severities.end()) finding.severity = stated->second;
  findings.push_back(std::move(finding));
}

struct Checker::Impl {
  LanguagePair languages;
  Choice choice;
  double doubt;
  Language source;
  Language target;
  std::optional<GlossaryCheck> glossary;
  char32_t accelerator;
  RuleCheck rules;

  Impl(const LanguagePair& pair, const std::vector<Concept>& concepts, const CheckOptions& options)
      : languages(pair),
        choice(options),
        doubt(options.doubt),
        source(Language::of(pair.source)),
        target(Language::of(pair.target)),
        accelerator(options.accelerator),
        rules(options.rules, pair) {
    if (!concepts.empty()) glossary.emplace(pair, concepts);
  }

  void run_terms(const Task& task, const Report& found) const {
    if (!choice.wants(check_name::forbidden_term) && !choice.wants(check_name::missing_term) &&
        !choice.wants(check_name::other_term)) {
      return;
    }
    if (glossary) {
      glossary->run(task.unit, found);
    } else {
      check_noted_terms(task, found);
    }
  }
};

Checker::Checker(const LanguagePair& languages, const std::vector<Concept>& glossary,
                 const CheckOptions& options)
    : impl_(std::make_shared<Impl>(languages, glossary, options)) {}

std::vector<Finding> Checker::check(const BilingualUnit& unit) const {
  std::vector<Finding> findings;
  const Report collect = [&](Finding finding) { impl_->choice.add(findings, std::move(finding)); };
  if (!unit.target || is_blank(*unit.target)) {
    if (is_blank(unit.source)) return findings;
    const ByteRange whole{0, unit.source.text.size()};
    collect({check_name::empty_target, Severity::warning, unit.id, whole, {}, tr("there is no translation")});
    return findings;
  }
  const Outline source(unit.source.text, impl_->source.habits());
  const Outline target(unit.target->text, impl_->target.habits());
  const Task task{unit, impl_->source, impl_->target, source, target, impl_->doubt, impl_->accelerator};
  const auto run_all = [&](std::span<const UnitCheck> checks) {
    for (const auto& check : checks) {
      if (impl_->choice.wants(check.name)) check.run(task, collect);
    }
  };
  run_all(unit_checks);
  impl_->run_terms(task, collect);
  if (impl_->choice.wants(check_name::custom_rule)) impl_->rules.run(task, collect);
  run_all(form_checks);
  return findings;
}

const LanguagePair& Checker::languages() const noexcept {
  return impl_->languages;
}

std::string finding_id(const Finding& finding, const BilingualUnit& unit) {
  std::string said(finding.check);
  const auto append = [&](std::string_view text) { said.append(1, '\0').append(text); };
  append(unit.source.text);
  append(unit.target ? std::string_view(unit.target->text) : std::string_view());
  append(finding.in_source.of(unit.source.text));
  if (unit.target) append(finding.in_target.of(unit.target->text));
  append(finding.message.english());
  return fmt::format("{:016x}", text::hash64(said));
}

}  // namespace distich
