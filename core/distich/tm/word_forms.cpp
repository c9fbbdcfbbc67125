#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <distich/index/entries.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/normalize.hpp>
#include <distich/tm/word_forms_internal.hpp>

namespace distich::tm {
namespace {

/// A character in `text::Form::term`.
struct CharacterForm {
  std::string bare;  ///< decomposed, without marks and format characters
  bool known = false;
  bool letters = false;      ///< holds letters or marks
  std::uint8_t singles = 0;  ///< how many other characters it holds; 2: or more
};

CharacterForm make_form(char32_t c) {
  std::string given;
  text::append(given, c);
  const auto folded = text::normalize(given, text::Form::term);
  CharacterForm form;
  form.known = true;
  std::string counted;
  for (std::size_t at = 0; at < folded.size();) {
    const auto each = text::code_point_at(folded, at);
    const auto kind = kind_of(each.value);
    if (kind == CharacterKind::letter) form.letters = true;
    if ((kind == CharacterKind::single || kind == CharacterKind::space) && form.singles < 2) ++form.singles;
    if (kind != CharacterKind::format) counted += std::string_view(folded).substr(at, each.size);
    at += each.size;
  }
  form.bare = text::without_marks(counted);
  return form;
}

/// A memo of `make_form`, in pages of 256 characters.
class CharacterForms {
 public:
  const CharacterForm& of(char32_t c) {
    constexpr std::size_t page_bits = 8;
    const std::size_t number = c >> page_bits;
    if (number >= pages_.size()) pages_.resize(number + 1);
    auto& page = pages_[number];
    if (!page) page = std::make_unique<Page>();
    auto& form = (*page)[c & 0xFFU];
    if (!form.known) form = make_form(c);
    return form;
  }

 private:
  using Page = std::array<CharacterForm, 256>;

  std::vector<std::unique_ptr<Page>> pages_;
};

bool is_ascii(std::string_view text) noexcept {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

}  // namespace

CharacterKind kind_of(char32_t c) noexcept {
  if (c < 0x80) {
    if (c <= U' ') return CharacterKind::space;
    return text::is_letter(c) || text::is_digit(c) || c == U'_' ? CharacterKind::letter
                                                                : CharacterKind::single;
  }
  if (text::is_unspaced(c)) return CharacterKind::single;
  if (text::is_letter(c) || text::is_mark(c) || text::is_digit(c)) return CharacterKind::letter;
  if (text::is_space(c)) return CharacterKind::space;
  return text::is_format(c) ? CharacterKind::format : CharacterKind::single;
}

bool is_word(std::string_view folded) noexcept {
  return !folded.empty() && kind_of(text::code_point_at(folded, 0).value) == CharacterKind::letter;
}

void append_word(std::string_view folded, std::string& out) {
  if (is_ascii(folded)) {  // stands for itself in every form
    out += folded;
    return;
  }
  // A pure function's memo, one a thread: nobody can tell that it is there.
  thread_local CharacterForms characters;
  const auto begin = out.size();
  bool letters = false;
  unsigned singles = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = text::code_point_at(folded, at);
    const auto& form = characters.of(c.value);
    letters = letters || form.letters;
    singles += form.singles;
    out += form.bare;
    at += c.size;
  }
  const bool word = is_word(folded);
  if (!word && (letters || singles == 0)) {
    out.insert(begin, 1, glue_sign);
  } else if (singles > (word ? 0U : 1U)) {
    out.insert(begin, 1, compound_sign);
  } else if (out.size() == begin) {
    out += transparent_sign;
  }
}

void append_vocabulary_word(std::string_view folded, std::string& out) {
  const auto begin = out.size();
  append_word(folded, out);
  const auto bare = std::string_view(out).substr(begin);
  if (bare == folded) return;
  if (!index::is_apart(bare)) out.insert(begin, 1, other_sign);
  out += bare_end;
  if (is_word(folded)) out += folded;
}

VocabularyWord read_word(std::string_view word) noexcept {
  if (!index::is_apart(word)) return {word, is_word(word) ? word : std::string_view{}};
  if (word.front() == other_sign) word.remove_prefix(1);
  const auto end = std::min(word.find(bare_end), word.size());
  return {word.substr(0, end), word.substr(std::min(end + 1, word.size()))};
}

}  // namespace distich::tm
