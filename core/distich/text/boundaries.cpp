#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <distich/base/error.hpp>
#include <distich/text/boundaries.hpp>
#include <distich/text/code_points.hpp>

namespace distich::text {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

void check(UErrorCode status) {
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::internal,
                tr("ICU cannot find the boundaries of a text: {1}", u_errorName(status)));
  }
}

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

/// Calls `take(range, rule status)` for each piece between two boundaries of `text`.
template <class Take>
void for_each_piece(const icu::BreakIterator& prototype, std::string_view text, Take take) {
  if (text.empty()) return;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<UText, decltype(&utext_close)> closer(&utext, &utext_close);
  const Iterator iterator(prototype.clone());
  check(iterator ? status : U_MEMORY_ALLOCATION_ERROR);
  iterator->setText(&utext, status);
  check(status);
  std::size_t begin = 0;
  for (auto end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
    take(ByteRange{begin, static_cast<std::size_t>(end)}, iterator->getRuleStatus());
    begin = static_cast<std::size_t>(end);
  }
}

}  // namespace

struct Boundaries::Impl {
  Iterator word;
  Iterator character;
  Iterator sentence;

  explicit Impl(const LanguageTag& language) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(language.str(), status);
    status = U_ZERO_ERROR;  // a tag that ICU cannot read gets the root locale's rules
    word.reset(icu::BreakIterator::createWordInstance(locale, status));
    character.reset(icu::BreakIterator::createCharacterInstance(locale, status));
    sentence.reset(icu::BreakIterator::createSentenceInstance(locale, status));
    check(status);
  }
};

Boundaries::Boundaries(const LanguageTag& language) : impl_(std::make_shared<const Impl>(language)) {}

void Boundaries::words(std::string_view text, std::vector<Word>& out) const {
  out.clear();
  for_each_piece(*impl_->word, text, [&](ByteRange range, std::int32_t rule_status) {
    const WordKind kind = kind_of(rule_status);
    if (kind == WordKind::other && is_blank(range.of(text))) return;
    out.push_back({range, kind});
  });
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
