#include <unicode/rbbi.h>
#include <unicode/ubrk.h>

#include <distich/text/boundaries.hpp>
#include <distich/text/break_iterator_internal.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/word_scanner_internal.hpp>

namespace distich::text {
namespace {

WordKind kind_of(std::int32_t rule_status) noexcept {
  if (rule_status >= UBRK_WORD_IDEO && rule_status < UBRK_WORD_IDEO_LIMIT) return WordKind::ideograph;
  if (rule_status >= UBRK_WORD_KANA && rule_status < UBRK_WORD_KANA_LIMIT) return WordKind::kana;
  if (rule_status >= UBRK_WORD_LETTER && rule_status < UBRK_WORD_LETTER_LIMIT) return WordKind::word;
  if (rule_status >= UBRK_WORD_NUMBER && rule_status < UBRK_WORD_NUMBER_LIMIT) return WordKind::number;
  return WordKind::other;
}

bool is_blank(std::string_view piece) noexcept {
  return trimmed(piece, {0, piece.size()}).empty();
}

void append_words(const icu::BreakIterator& prototype, std::string_view text, ByteRange part,
                  std::vector<Word>& out) {
  const std::string_view inside = part.of(text);
  for_each_piece(prototype, inside, [&](ByteRange range, std::int32_t rule_status) {
    const WordKind kind = kind_of(rule_status);
    if (kind == WordKind::other && is_blank(range.of(inside))) return;
    out.push_back({{part.begin + range.begin, part.begin + range.end}, kind});
  });
}

/// Are these the word rules of most languages, which WordScanner knows by heart? The others
/// are tailored (Finnish and Swedish keep a colon inside a word).
bool are_common_rules(const icu::BreakIterator& words) {
  UErrorCode status = U_ZERO_ERROR;
  const Iterator common(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const auto* const own_rules = dynamic_cast<const icu::RuleBasedBreakIterator*>(&words);
  const auto* const common_rules = dynamic_cast<const icu::RuleBasedBreakIterator*>(common.get());
  return U_SUCCESS(status) && own_rules != nullptr && common_rules != nullptr &&
         own_rules->getRules() == common_rules->getRules();
}

}  // namespace

struct Boundaries::Impl {
  Iterator word;
  Iterator character;
  Iterator sentence;
  bool has_common_words = false;

  explicit Impl(const LanguageTag& language) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(language.str(), status);
    throw_if_no_memory(status);
    status = U_ZERO_ERROR;  // a tag that ICU cannot read gets the root locale's rules
    word.reset(icu::BreakIterator::createWordInstance(locale, status));
    character.reset(icu::BreakIterator::createCharacterInstance(locale, status));
    sentence.reset(icu::BreakIterator::createSentenceInstance(locale, status));
    check_icu(status);
    has_common_words = are_common_rules(*word);
  }
};

Boundaries::Boundaries(const LanguageTag& language) : impl_(std::make_shared<const Impl>(language)) {}

void Boundaries::words(std::string_view text, std::vector<Word>& out) const {
  out.clear();
  if (!impl_->has_common_words) {
    append_words(*impl_->word, text, {0, text.size()}, out);
    return;
  }
  WordScanner scanner(text, out);
  while (const auto hard = scanner.next_hard_range()) append_words(*impl_->word, text, *hard, out);
}

void Boundaries::graphemes(std::string_view text, std::vector<ByteRange>& out) const {
  out.clear();
  for_each_piece(*impl_->character, text, [&](ByteRange range, std::int32_t) { out.push_back(range); });
}

void Boundaries::sentences(std::string_view text, std::vector<ByteRange>& out) const {
  out.clear();
  for_each_piece(*impl_->sentence, text, [&](ByteRange range, std::int32_t) { out.push_back(range); });
}

}  // namespace distich::text
