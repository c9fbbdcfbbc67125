#include <distich/terms/sentence_words_internal.hpp>
#include <distich/text/code_points.hpp>

namespace distich::terms_internal {
namespace {

bool is_apostrophe(std::string_view mark) noexcept {
  return mark == "'" || mark == "’";
}

/// Holds a word together, when no space is on either side of it.
bool is_joint(std::string_view mark) noexcept {
  return mark == "-" || mark == "‐" || mark == "‑" || mark == "־" || mark == "·" || mark == "・";
}

bool has_unspaced(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::code_point_at(text, at);
    if (text::is_unspaced(c.value)) return true;
    at += c.size;
  }
  return false;
}

bool is_blank(std::string_view text) noexcept {
  return text::trimmed(text, {0, text.size()}).empty();
}

}  // namespace

bool is_unspaced_word(std::string_view word) noexcept {
  return text::is_unspaced(text::code_point_at(word, 0).value);
}

SentenceWords::SentenceWords(const LanguageTag& language, const Inflection& rules)
    : rules_(&rules), boundaries_(language) {}

void SentenceWords::read(std::string_view sentence, std::vector<SentenceWord>& out) const {
  out.clear();
  if (has_unspaced(sentence)) {
    read_unspaced(sentence, out);
  } else {
    read_spaced(sentence, out);
  }
}

bool SentenceWords::is_elided(std::string_view word) const {
  return text::count_code_points(word) == 1 || rules_->is_function_word(rules_->normalise(word));
}

void SentenceWords::read_spaced(std::string_view sentence, std::vector<SentenceWord>& out) const {
  ByteRange joint{};       // a hyphen right behind the last word
  ByteRange apostrophe{};  // the same of an apostrophe
  bool fresh = false;      // punctuation stood before
  for (auto token = tokenizer_.next(sentence, 0); token.found();
       token = tokenizer_.next(sentence, token.range.end)) {
    const auto written = token.range.of(sentence);
    const bool touches_word = !out.empty() && !token.after_space && out.back().range.end == token.range.begin;
    if (!token.word) {
      joint = touches_word && is_joint(written) ? token.range : ByteRange{};
      apostrophe = touches_word && is_apostrophe(written) ? token.range : ByteRange{};
      fresh = true;
      continue;
    }
    const bool behind_joint = !joint.empty() && joint.end == token.range.begin;
    const bool behind_apostrophe = !apostrophe.empty() && apostrophe.end == token.range.begin;
    joint = apostrophe = {};
    if (behind_joint) {
      out.back().range.end = token.range.end;
      fresh = false;
      continue;
    }
    if (behind_apostrophe) {
      if (!is_elided(out.back().range.of(sentence))) continue;  // an ending
      out.back().range.end = token.range.begin;
      fresh = false;
    }
    out.push_back({token.range, !out.empty() && !fresh && !token.after_paragraph});
    fresh = false;
  }
}

void SentenceWords::read_unspaced(std::string_view sentence, std::vector<SentenceWord>& out) const {
  std::vector<text::Word> words;
  boundaries_.words(sentence, words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto range = words[i].range;
    if (words[i].kind == text::WordKind::other || words[i].kind == text::WordKind::number) continue;
    const bool behind_joint = i > 1 && !out.empty() && words[i - 1].range.end == range.begin &&
                              words[i - 1].range.begin == out.back().range.end &&
                              is_joint(words[i - 1].range.of(sentence));
    if (behind_joint) {
      out.back().range.end = range.end;
      continue;
    }
    bool joined = false;
    if (!out.empty()) {
      const auto before = out.back().range;
      const bool spaced = !is_unspaced_word(before.of(sentence)) && !is_unspaced_word(range.of(sentence));
      joined = spaced ? is_blank(ByteRange{before.end, range.begin}.of(sentence)) : before.end == range.begin;
    }
    out.push_back({range, joined});
  }
}

}  // namespace distich::terms_internal
