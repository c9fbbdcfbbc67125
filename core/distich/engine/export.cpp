#include <algorithm>
#include <ostream>
#include <vector>

#include <distich/base/error.hpp>
#include <distich/engine/export.hpp>

namespace distich {
namespace {

/// Only the two variants that serve the pair, as they are kept.
std::optional<TranslationUnit> only(const TranslationUnit& unit, const LanguagePair& languages) {
  const Variant* source = unit.variant(languages.source);
  const Variant* target = unit.variant(languages.target);
  if (source == nullptr || target == nullptr || source == target) return std::nullopt;
  TranslationUnit out = unit;
  out.variants = {*source, *target};
  return out;
}

bool names_two(const LanguagePair& languages) {
  return languages.source.known() && languages.target.known();
}

bool serves(const LanguageTag& wanted, const LanguageTag& language) {
  return wanted.primary() == language.primary() && (wanted.admits(language) || language.admits(wanted));
}

bool has_term_in(const Concept& item, const LanguageTag& wanted) {
  return std::ranges::any_of(item.terms, [&](const Term& term) { return serves(wanted, term.language); });
}

}  // namespace

std::uint64_t export_memory(Store& store, std::ostream& out, const Format& format, const UnitFilter& filter,
                            const WriteOptions& options, const Control& control) {
  const auto& languages = filter.languages;
  const bool pair = names_two(languages);
  if (!format.write_memory && !format.write_bilingual) {
    throw Error(ErrorCode::unsupported, tr("{1} files hold no translation units", format.title));
  }
  if (!format.write_memory && !pair) {
    throw Error(ErrorCode::invalid_argument,
                tr("{1} files hold one pair of languages; name it with -s and -t", format.title));
  }
  FileHeader header;
  header.languages = languages;
  std::uint64_t written = 0;
  const auto each = [&](auto& writer, auto record_of) {
    writer.begin(header);
    store.tm().each_of(filter, [&](const StoredUnit& stored) {
      if (const auto record = record_of(stored)) {
        writer.write(*record);
        ++written;
      }
      control.checkpoint({"exporting", written, {}});
      return true;
    });
    writer.finish();
  };
  if (format.write_memory) {
    each(*format.write_memory(out, options), [&](const StoredUnit& stored) {
      return pair ? only(stored.unit, languages) : std::optional(stored.unit);
    });
  } else {
    each(*format.write_bilingual(out, options), [&](const StoredUnit& stored) {
      auto unit = to_bilingual_unit(stored.unit, languages);
      if (unit && unit->id.empty()) unit->id = "u" + std::to_string(static_cast<std::int64_t>(stored.id));
      return unit;
    });
  }
  return written;
}

std::uint64_t export_glossary(Store& store, std::ostream& out, const Format& format,
                              const LanguagePair& languages, const WriteOptions& options,
                              const Control& control) {
  if (!format.write_glossary)
    throw Error(ErrorCode::unsupported, tr("{1} files hold no glossary", format.title));
  std::vector<LanguageTag> wanted;
  if (languages.source.known()) wanted.push_back(languages.source);
  if (languages.target.known()) wanted.push_back(languages.target);
  const auto writer = format.write_glossary(out, options);
  FileHeader header;
  header.languages = languages;
  writer->begin(header);
  std::uint64_t written = 0;
  store.terms().each([&](const Concept& item) {
    control.checkpoint({"exporting", written, {}});
    if (!std::ranges::all_of(wanted, [&](const LanguageTag& tag) { return has_term_in(item, tag); }))
      return true;
    Concept kept = item;
    if (!wanted.empty()) {
      std::erase_if(kept.terms, [&](const Term& term) {
        return std::ranges::none_of(wanted,
                                    [&](const LanguageTag& tag) { return serves(tag, term.language); });
      });
    }
    writer->write(kept);
    ++written;
    return true;
  });
  writer->finish();
  return written;
}

}  // namespace distich
