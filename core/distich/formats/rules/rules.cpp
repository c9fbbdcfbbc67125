#include <algorithm>
#include <istream>
#include <iterator>
#include <ostream>

#include <distich/base/error.hpp>
#include <distich/formats/rules/rules.hpp>
#include <distich/text/code_points.hpp>
#include <distich/text/decode.hpp>
#include <distich/text/normalize.hpp>

namespace distich {
namespace {

constexpr std::string_view join_key = "no-break";
constexpr std::string_view split_key = "break";
constexpr std::string_view language_key = "language";
constexpr std::string_view every_language = "*";

[[noreturn]] void refuse(Message why) {
  throw Error(ErrorCode::malformed, std::move(why));
}

std::string_view stripped(std::string_view text) {
  return text::trimmed(text, {0, text.size()}).of(text);
}

/// "key: value", both without white space around them.
std::pair<std::string_view, std::string_view> key_and_value(std::string_view line) {
  const auto colon = std::min(line.find(':'), line.size());
  return {stripped(line.substr(0, colon)), stripped(line.substr(std::min(colon + 1, line.size())))};
}

/// Where the bar stands that no backslash is before; npos when there is none.
std::size_t find_bar(std::string_view text, std::size_t from = 0) {
  for (auto at = from; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '|') {
      return at;
    }
  }
  return std::string_view::npos;
}

std::string side(std::string_view written) {
  std::string plain;
  const auto text = stripped(written);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escaped =
        text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '|' || text[at + 1] == '\\');
    if (escaped) ++at;
    plain += text[at];
  }
  plain = text::normalize(plain, text::Form::nfc);
  if (plain.size() > SegmentationOverride::max_side) {
    refuse(tr("\"{1}\" is longer than {2} bytes", plain, SegmentationOverride::max_side));
  }
  return plain;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

LanguageTag language_of(std::string_view written) {
  if (written == every_language) return {};
  const auto language = LanguageTag::parse_loose(written);
  if (!language) refuse(tr("\"{1}\" is not a language tag", written));
  return *language;
}

/// Are these lines of such a file? One rule with its bar is enough.
int sniff(std::string_view head, std::string_view /*name*/) {
  while (!head.empty()) {
    const auto end = std::min(head.find('\n'), head.size());
    const auto line = stripped(head.substr(0, end));
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const auto [key, value] = key_and_value(line);
    if (key == language_key) continue;
    return (key == join_key || key == split_key) && find_bar(value) != std::string_view::npos ? 90 : 0;
  }
  return 0;
}

/// Takes one line; returns whether there was a rule on it.
bool read_line(std::string_view line, LanguageTag& language, SegmentationRules& rules) {
  if (line.empty() || line.starts_with('#')) return false;
  const auto [key, value] = key_and_value(line);
  if (key == language_key) {
    language = language_of(value);
    return false;
  }
  auto each = parse_override(line);
  each.language = language;
  rules.overrides.push_back(std::move(each));
  return true;
}

SegmentationRules read_rules(std::istream& in, const ReadOptions& options, const Control& control) {
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto decoded = text::decode(bytes, {.input = options.input, .encoding = options.encoding}, control);
  const std::string_view all = decoded.text;
  SegmentationRules rules;
  LanguageTag language;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < all.size();) {
    const auto end = std::min(all.find('\n', at), all.size());
    ++number;
    try {
      read_line(stripped(all.substr(at, end - at)), language, rules);
    } catch (const Error& error) {
      control.report(
          {Severity::error, "rules.bad-line", error.message(), SourcePos{options.input, at, number, 1}});
    }
    at = end + 1;
  }
  return rules;
}

void write_rules(std::ostream& out, const SegmentationRules& rules) {
  if (rules.set) {
    throw Error(ErrorCode::unsupported, tr("this format holds no expressions; write them as {1}", "srx"));
  }
  LanguageTag language;
  for (const auto& each : rules.overrides) {
    if (each.language != language) {
      language = each.language;
      out << language_key << ": " << (language.known() ? language.str() : every_language) << '\n';
    }
    out << to_string(each) << '\n';
  }
}

}  // namespace

SegmentationOverride parse_override(std::string_view written) {
  const auto [key, value] = key_and_value(written);
  if (key != join_key && key != split_key) {
    refuse(tr("write a rule as {1}", "no-break: BEFORE | AFTER, break: BEFORE | AFTER"));
  }
  const auto bar = find_bar(value);
  if (bar == std::string_view::npos) refuse(tr("a bar | must show the place between the two texts"));
  if (find_bar(value, bar + 1) != std::string_view::npos)
    refuse(tr("there are two bars; write one that is text as \\|"));
  SegmentationOverride each;
  each.is_break = key == split_key;
  each.before = side(value.substr(0, bar));
  each.after = side(value.substr(bar + 1));
  if (each.before.empty() && each.after.empty()) refuse(tr("there is no text on either side of the bar"));
  return each;
}

std::string to_string(const SegmentationOverride& each) {
  std::string out(each.is_break ? split_key : join_key);
  out += ':';
  if (!each.before.empty()) out += ' ' + escaped(each.before);
  out += " |";
  if (!each.after.empty()) out += ' ' + escaped(each.after);
  return out;
}

Format rules_format() {
  Format format;
  format.id = "rules";
  format.title = "Break rules";
  format.extensions = {"rules"};
  format.sniff = sniff;
  format.read_rules = read_rules;
  format.write_rules = write_rules;
  return format;
}

}  // namespace distich
