#include <algorithm>

#include <distich/text/code_points.hpp>
#include <distich/text/negation.hpp>
#include <distich/text/normalize.hpp>
#include <distich/text/rule_lines.hpp>
#include <negation_words.hpp>

namespace distich::text {
namespace {

bool of_word(const CodePoint& c) noexcept {
  return c.size > 0 && (is_letter(c.value) || is_mark(c.value) || is_digit(c.value));
}

bool is_border(std::string_view text, std::size_t at) noexcept {
  return !of_word(code_point_before(text, at)) || !of_word(code_point_at(text, at));
}

template <class Visit>
void each_occurrence(std::string_view text, std::string_view wanted, Visit visit) {
  for (auto at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1))
    visit(ByteRange{at, at + wanted.size()});
}

}  // namespace

Negation Negation::for_language(const LanguageTag& language) {
  const auto file = embedded::data_of(embedded::negation_words(), language.primary());
  return {file.bytes, std::string(file.name)};
}

std::vector<std::string_view> Negation::languages() {
  return embedded::languages_of(embedded::negation_words());
}

Negation::Negation(std::string_view rules, const std::string& input) {
  each_rule_line(rules, [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
    for (std::size_t i = 1; i < fields.size(); ++i) add(fields.front(), fields[i], {input, 0, line, 1});
  });
}

void Negation::add(std::string_view rule, std::string_view word, const SourcePos& where) {
  auto text = normalize(word, Form::term);
  if (rule == "except") {
    except_.push_back(std::move(text));
    return;
  }
  const bool whole = rule == "word";
  if (!whole && rule != "begin" && rule != "end" && rule != "part") {
    throw Error(ErrorCode::malformed,
                tr("\"{1}\" is no rule; write one of: {2}", rule, "word begin end part except"), where);
  }
  Pattern pattern{std::move(text), whole || rule == "begin", whole || rule == "end"};
  if (pattern.text.empty() || std::ranges::find(denying_, pattern) != denying_.end()) {
    throw Error(ErrorCode::malformed, tr("\"{1}\" is there twice, or says nothing", word), where);
  }
  denying_.push_back(std::move(pattern));
}

std::vector<ByteRange> Negation::find(std::string_view text) const {
  std::vector<ByteRange> found;
  if (denying_.empty()) return found;
  const auto folded = normalize_mapped(text, Form::term);
  std::vector<ByteRange> excepted;
  for (const auto& each : except_)
    each_occurrence(folded.text, each, [&](ByteRange range) { excepted.push_back(range); });
  for (const auto& pattern : denying_) {
    each_occurrence(folded.text, pattern.text, [&](ByteRange range) {
      if (pattern.border_before && !is_border(folded.text, range.begin)) return;
      if (pattern.border_behind && !is_border(folded.text, range.end)) return;
      if (std::ranges::any_of(excepted, [&](ByteRange other) { return other.overlaps(range); })) return;
      found.push_back(folded.map.to_source(range));
    });
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace distich::text
