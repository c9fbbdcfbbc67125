#include <algorithm>
#include <optional>

#include <distich/base/error.hpp>
#include <distich/qa/custom_rules.hpp>
#include <distich/text/code_points.hpp>

namespace distich {
namespace {

/// A piece of a line, and where it begins in it.
struct Piece {
  std::string_view text;
  std::size_t begin = 0;
};

Piece trimmed(std::string_view line, std::size_t begin, std::size_t end) {
  const auto range = text::trimmed(line, {begin, end});
  return {range.of(line), range.begin};
}

class RuleReader {
 public:
  explicit RuleReader(std::string input) : input_(std::move(input)) {}

  std::vector<CustomRule> read(std::string_view text) && {
    for (line_ = 1; !text.empty(); ++line_) {
      const auto end = std::min(text.find('\n'), text.size());
      take(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    finish_rule();
    return std::move(rules_);
  }

 private:
  void take(std::string_view line) {
    line_text_ = line;
    const auto said = trimmed(line, 0, line.size());
    if (said.text.empty() || said.text.starts_with('#')) return;
    if (said.text.starts_with('[')) return begin_rule(said);
    const auto equals = line.find('=');
    if (equals == std::string_view::npos || rules_.empty())
      fail(said.begin, tr("write [NAME], then lines KEY = VALUE"));
    set(trimmed(line, 0, equals), trimmed(line, equals + 1, line.size()));
  }

  void begin_rule(const Piece& said) {
    finish_rule();
    if (said.text.size() < 3 || !said.text.ends_with(']'))
      fail(said.begin, tr("write [NAME], then lines KEY = VALUE"));
    const auto name = said.text.substr(1, said.text.size() - 2);
    if (std::ranges::find(rules_, name, &CustomRule::name) != rules_.end())
      fail(said.begin, tr("there are two rules \"{1}\"", name));
    rules_.emplace_back().name = name;
    begun_ = line_;
  }

  void finish_rule() {
    if (rules_.empty()) return;
    auto& rule = rules_.back();
    if (rule.target_has || rule.target_has_not) {
      if (rule.message.empty()) rule.message = rule.name;
      return;
    }
    line_ = begun_;
    line_text_ = {};
    fail(0, tr("the rule \"{1}\" says nothing of the target: write target-has or target-has-not", rule.name));
  }

  void set(const Piece& key, const Piece& value) {
    auto& rule = rules_.back();
    if (key.text == "message") {
      rule.message = value.text;
    } else if (key.text == "severity") {
      rule.severity = severity(value);
    } else if (key.text == "from") {
      rule.from = language(value);
    } else if (key.text == "to") {
      rule.to = language(value);
    } else if (key.text == "source") {
      rule.source = expression(value);
    } else if (key.text == "target-has") {
      rule.target_has = expression(value);
    } else if (key.text == "target-has-not") {
      rule.target_has_not = expression(value);
    } else {
      fail(key.begin, tr("\"{1}\" is no rule; write one of: {2}", key.text,
                         "message severity from to source target-has target-has-not"));
    }
  }

  Severity severity(const Piece& value) const {
    if (value.text == "note") return Severity::note;
    if (value.text == "warning") return Severity::warning;
    if (value.text == "error") return Severity::error;
    fail(value.begin, tr("{1} wants one of: {2}", "severity", "note, warning, error"));
  }

  LanguageTag language(const Piece& value) const {
    const auto tag = LanguageTag::parse(value.text);
    if (!tag) fail(value.begin, tr("\"{1}\" is no language tag (BCP 47)", value.text));
    return *tag;
  }

  text::Regex expression(const Piece& value) const {
    try {
      return text::Regex(value.text);
    } catch (const Error& error) {
      fail(value.begin + (error.where() ? error.where()->byte : 0), error.message());
    }
  }

  [[noreturn]] void fail(std::size_t byte, const Message& message) const {
    const auto column = text::count_code_points(line_text_.substr(0, byte)) + 1;
    throw Error(ErrorCode::malformed, message,
                SourcePos{input_, 0, line_, static_cast<std::uint32_t>(column)});
  }

  std::string input_;
  std::uint32_t line_ = 1;
  std::uint32_t begun_ = 1;
  std::string_view line_text_;
  std::vector<CustomRule> rules_;
};

/// "de" takes "de-AT"; "de-AT" takes itself alone.
bool takes(const std::optional<LanguageTag>& wanted, const LanguageTag& language) {
  if (!wanted) return true;
  const bool general = wanted->str() == wanted->primary();
  return general ? wanted->primary() == language.primary() : *wanted == language;
}

}  // namespace

bool CustomRule::is_for(const LanguagePair& languages) const {
  return takes(from, languages.source) && takes(to, languages.target);
}

std::vector<CustomRule> read_custom_rules(std::string_view text, const std::string& input) {
  return RuleReader(input).read(text);
}

}  // namespace distich
